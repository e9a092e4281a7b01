"""Two compartments, one summary: it crosses once somebody of the other side has agreed."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.models import Case, Item, JointSummary
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound


@transaction.atomic
def write_summary(*, actor: Actor, case: UUID, text: str) -> None:
    """Write the summary from the side of this case; a new text asks the other side anew."""
    actor.must("coordinate")
    row, summary = _found(actor, case)
    summary.must_be(JointSummary.State.EMPTY, JointSummary.State.WRITTEN)
    if not text.strip():
        raise MissingFact(_("Write what both sides may know."), ["text"])
    summary.state, summary.text, summary.side = JointSummary.State.WRITTEN, text.strip(), summary.side_of(row)
    summary.written_by, summary.written_at = actor.user_id, clock.now()
    summary.save(update_fields=["state", "text", "side", "written_by", "written_at"])
    trail.record(actor, "summary.written", summary.ref, file=row.ref, secret=True)


@transaction.atomic
def agree_summary(*, actor: Actor, case: UUID) -> None:
    """Agree from the other side; the text becomes an item of the social case, under the law like any other.

    Raises:
        NotAllowed: the same person wrote it, or the case is the side that wrote it.
    """
    actor.must("coordinate")
    row, summary = _found(actor, case)
    summary.must_be(JointSummary.State.WRITTEN)
    if summary.written_by == actor.user_id or summary.side == summary.side_of(row):
        raise NotAllowed(_("Somebody else, on the other side, must agree."))
    summary.item = Item.objects.create(
        agency_id=actor.agency_id,
        author_id=summary.written_by,
        category=Item.Category.ASSESSMENT,
        nature=Item.Nature.ASSESSMENT,
        content={"text": summary.text},
        made_at=clock.now(),
        case_id=summary.social_id,
    )
    summary.state, summary.agreed_by, summary.agreed_at = (
        JointSummary.State.AGREED,
        actor.user_id,
        clock.now(),
    )
    summary.save(update_fields=["state", "agreed_by", "agreed_at", "item"])
    trail.record(actor, "summary.agreed", summary.ref, file=row.ref, secret=True)


def join_tracks(actor: Actor, *, social: Case, security: Case) -> None:
    """Give two cases of one concern their common summary. Called by other verbs only."""
    JointSummary.objects.create(custodian_id=actor.agency_id, social=social, security=security)


def _found(actor: Actor, case: UUID) -> tuple[Case, JointSummary]:
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    summary = rows.joint_of(actor, row, lock=True)
    if summary is None:
        raise NotFound()
    return row, summary
