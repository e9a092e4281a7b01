"""The door to the summaries of two compartments."""

from datetime import datetime

from django.db.models import Q

from cases.models import Case, JointSummary
from infohouse.core.actor import Actor


def joint_of(actor: Actor, case: Case, *, lock: bool = False) -> JointSummary | None:
    """Return the summary that a case shares with its other side, if there is one and the actor may know."""
    rows = JointSummary.objects.visible_to(actor).filter(Q(social=case) | Q(security=case))
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def summaries_to_agree(actor: Actor, limit: int) -> list[tuple[Case, datetime]]:
    """Return the cases from which the actor could agree on what the other side wrote, and since when."""
    rows = JointSummary.objects.visible_to(actor).filter(state=JointSummary.State.WRITTEN)
    mine = Case.within(actor)
    other = Q(side=Case.Track.SECURITY, social__in=mine) | Q(side=Case.Track.SOCIAL, security__in=mine)
    found = rows.filter(other).exclude(written_by=actor.user_id).select_related("social", "security")
    return [
        (s.social if s.side == Case.Track.SECURITY else s.security, s.written_at)
        for s in found.order_by("written_at")[:limit]
    ]
