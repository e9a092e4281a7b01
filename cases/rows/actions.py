"""The door to decisions on who acts."""

from uuid import UUID

from cases.models import ActionDecision, Case
from cases.rows.one import one
from infohouse.core.actor import Actor


def action(actor: Actor, ref: UUID, *, lock: bool = False) -> ActionDecision:
    """Return one decision on who acts, or raise NotFound."""
    rows = ActionDecision.objects.visible_to(actor).select_related("case", "agency", "service")
    found: ActionDecision = one(rows, ref, lock=lock)
    return found


def actions_of(actor: Actor, case: Case) -> list[ActionDecision]:
    """Return what was decided about who acts in a case, newest first."""
    rows = ActionDecision.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("agency", "service"))
