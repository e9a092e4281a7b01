"""The door to decisions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from infohouse.core.actor import Actor
from sharing.engine.answer import Outcome
from sharing.models import Decision

NOT_BY_NAME = (Outcome.DENY, Outcome.DEIDENTIFIED)


def decisions_of(actor: Actor, asking: UUID) -> list[Decision]:
    """Return what the law answered at one asking, by recipient and in the order of the items."""
    rows = Decision.objects.visible_to(actor).filter(asking=asking)
    return list(rows.select_related("recipient").order_by("recipient__name", "pk"))


def decisions_on(actor: Actor, file: UUID) -> list[Decision]:
    """Return every decision on one file, newest first."""
    rows = Decision.objects.visible_to(actor).filter(file=file)
    return list(rows.select_related("recipient").order_by("-pk"))


def decisions_by_ref(actor: Actor, refs: Iterable[UUID]) -> dict[UUID, Decision]:
    """Return decisions by their reference, with the recipient."""
    rows = Decision.objects.visible_to(actor).filter(ref__in=list(refs)).select_related("recipient")
    return {d.ref: d for d in rows}


def refusals_counted(actor: Actor, since: datetime) -> list[dict[str, Any]]:
    """Count what could not go by name, by what refused it and for which purpose, most frequent first."""
    rows = Decision.objects.visible_to(actor).filter(at__gte=since, outcome__in=NOT_BY_NAME)
    counted = rows.values("outcome", "rules", "citations", "purpose").annotate(times=Count("pk"))
    return list(counted.order_by("-times", "purpose", "rules"))


def open_questions_counted(actor: Actor, since: datetime) -> list[dict[str, Any]]:
    """Count decisions that closed with questions open, by these questions and the purpose."""
    rows = Decision.objects.visible_to(actor).filter(at__gte=since, outcome__in=NOT_BY_NAME)
    return list(rows.exclude(missing=[]).values("missing", "purpose").annotate(times=Count("pk")).order_by())
