"""The door to the levels of cases."""

from cases.models import Approach, Case
from infohouse.core.actor import Actor


def approaches_of(actor: Actor, case: Case) -> list[Approach]:
    """Return every level that a case was worked at, the present one first."""
    return list(Approach.objects.visible_to(actor).filter(case=case))
