"""Choose at which level a case is worked; changing it swaps the template and its deadlines."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.levels import TEMPLATES
from cases.models import Approach, Case
from cases.periods import due_on
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact


@transaction.atomic
def change_level(*, actor: Actor, case: UUID, level: str, why: str) -> None:
    """Work a case at another level from now on, and say why.

    Raises:
        MissingFact: no reason, or the level it has already.
    """
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    before = next((a.level for a in rows.approaches_of(actor, row)), "")
    if level not in TEMPLATES or level == before:
        raise MissingFact(_("Choose another level than the present one."), ["level"])
    if not why.strip():
        raise MissingFact(_("Say why the level changes."), ["why"])
    begin_approach(actor, case=row, level=level, why=why.strip())
    secret = row.track == Case.Track.SECURITY
    trail.record(actor, "case.relevelled", row.ref, secret=secret, before=before, level=level)


def begin_approach(actor: Actor, *, case: Case, level: str, why: str = "") -> None:
    """Give a case the template of a level, with its deadlines. Called by other verbs only."""
    template, today = TEMPLATES[level], clock.today()
    Approach.objects.create(
        case=case,
        level=level,
        why=why or None,
        offer_by=template.offer_by(today),
        made_at=clock.now(),
        made_by=actor.user_id,
    )
    case.review_on = template.review_by(today, due_on(actor, "review"))
    case.save(update_fields=["review_on"])
