"""The door to the summaries of two compartments."""

from django.db.models import Q

from cases.models import Case, JointSummary
from infohouse.core.actor import Actor


def joint_of(actor: Actor, case: Case, *, lock: bool = False) -> JointSummary | None:
    """Return the summary that a case shares with its other side, if there is one and the actor may know."""
    rows = JointSummary.objects.visible_to(actor).filter(Q(social=case) | Q(security=case))
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def joints_to_agree(actor: Actor, limit: int) -> list[JointSummary]:
    """Return the written summaries that somebody of the other side has to look at."""
    rows = JointSummary.objects.visible_to(actor).filter(state=JointSummary.State.WRITTEN)
    mine = Case.within(actor)
    other = Q(side=Case.Track.SECURITY, social__in=mine) | Q(side=Case.Track.SOCIAL, security__in=mine)
    found = rows.filter(other).exclude(written_by=actor.user_id).select_related("social", "security")
    return list(found.order_by("written_at")[:limit])
