"""The door to the summaries of two compartments."""

from django.db.models import Q

from cases.models import Case, JointSummary
from infohouse.core.actor import Actor


def joint_of(actor: Actor, case: Case, *, lock: bool = False) -> JointSummary | None:
    """Return the summary that a case shares with its other side, if there is one and the actor may know."""
    rows = JointSummary.objects.visible_to(actor).filter(Q(social=case) | Q(security=case))
    return (rows.select_for_update(of=("self",)) if lock else rows).first()
