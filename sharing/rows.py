"""The door to decisions, and to the versions of the law."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from sharing.engine.answer import Outcome
from sharing.models import Decision, PackSignature, PackVersion

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


def newest_decisions(actor: Actor, count: int) -> list[Decision]:
    """Return the newest decisions that the actor's agency asked for."""
    rows = Decision.objects.visible_to(actor).select_related("recipient")
    return list(rows.order_by("-pk")[:count])


def refusals_counted(actor: Actor, since: datetime) -> list[dict[str, Any]]:
    """Count what could not go by name, by what refused it and for which purpose, most frequent first."""
    rows = Decision.objects.visible_to(actor).filter(at__gte=since, outcome__in=NOT_BY_NAME)
    counted = rows.values("outcome", "rules", "citations", "purpose").annotate(times=Count("pk"))
    return list(counted.order_by("-times", "purpose", "rules"))


def open_questions_counted(actor: Actor, since: datetime) -> list[dict[str, Any]]:
    """Count decisions that closed with questions open, by these questions and the purpose."""
    rows = Decision.objects.visible_to(actor).filter(at__gte=since, outcome__in=NOT_BY_NAME)
    return list(rows.exclude(missing=[]).values("missing", "purpose").annotate(times=Count("pk")).order_by())


def versions(country: str) -> list[PackVersion]:
    """Return every version of a country's pack, newest first."""
    rows = PackVersion.objects.filter(country=country).select_related("text", "employer")
    return list(rows.prefetch_related("signatures").order_by("-pk"))


def all_versions() -> list[PackVersion]:
    """Return every version that was not withdrawn, newest first."""
    rows = PackVersion.objects.exclude(state=PackVersion.State.WITHDRAWN).select_related("text")
    return list(rows.order_by("-pk"))


def version(ref: UUID, *, lock: bool = False) -> PackVersion:
    """Return one version, or raise NotFound."""
    rows = PackVersion.objects.select_for_update() if lock else PackVersion.objects
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NotFound()
    return found


def signatures_in_force(day: date) -> list[PackSignature]:
    """Return the signatures under every activated version whose start has come."""
    state = PackVersion.State.ACTIVATED
    rows = PackSignature.objects.filter(version__state=state, version__start__lte=day)
    return list(rows.select_related("version"))
