"""Celery shells of the audit room."""

from celery import shared_task

from audit import outbox, sealing


@shared_task(name="audit.relay")
def relay() -> int:
    """Hand out what waits in the outbox."""
    return outbox.relay()


@shared_task(name="audit.seal_trail")
def seal_trail() -> int:
    """Seal the events of finished transactions."""
    return sealing.seal()
