"""Change an open offer, so that the agency sees what changed."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.disclosing import disclose, end_disclosures
from cases.actions.discretion import must_not_tell
from cases.models import Disclosure, Referral, ReferralItem, ReferralVersion
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from sharing import rows as law


@transaction.atomic
def amend_referral(
    *,
    actor: Actor,
    ref: UUID,
    request: str,
    preview: Collection[UUID] | None = None,
    case: UUID | None = None,
) -> int:
    """Change what an open offer says or shows, keep what it said before, and return the new version.

    `preview` names the items that can be read before the answer, out of those that go with the offer; None
    leaves them as they are. What leaves the preview can no longer be read.
    """
    actor.must("coordinate")
    referral = rows.sent_referral(actor, ref, case=case, lock=True)
    referral.must_be(*Referral.OPEN)
    if not request.strip():
        raise MissingFact(_("Say what you ask this agency to do."), ["request"])
    must_not_tell(referral.recipient, purpose=referral.purpose, texts=[request])
    added, removed = _change_preview(actor, referral, preview)
    if request.strip() == referral.request and not added and not removed:
        raise MissingFact(_("Nothing was changed."), ["request"])
    ReferralVersion.objects.create(
        referral=referral,
        number=referral.version,
        request=referral.request,
        added=added,
        removed=removed,
        changed_at=clock.now(),
        changed_by=actor.user_id,
    )
    referral.version, referral.request = referral.version + 1, request.strip()
    referral.save(update_fields=["version", "request"])
    _tell(actor, referral)
    return referral.version


def _tell(actor: Actor, referral: Referral) -> None:
    trail.record(
        actor,
        "referral.amended",
        referral.ref,
        file=referral.case.ref,
        recipient=referral.recipient_id,
        version=referral.version,
    )


def _change_preview(
    actor: Actor, referral: Referral, preview: Collection[UUID] | None
) -> tuple[list[UUID], list[UUID]]:
    contents = rows.contents_of(actor, referral)
    if preview is None:
        return [], []
    if set(preview) - {c.item.ref for c in contents}:
        raise MissingFact(_("Choose from what goes with this offer."), ["preview"])
    added = [c for c in contents if not c.in_preview and c.item.ref in preview]
    removed = [c for c in contents if c.in_preview and c.item.ref not in preview]
    _show(actor, referral, added)
    shown = rows.sent_disclosures(actor, referral).filter(stage=Disclosure.Stage.PREVIEW)
    passed = shown.filter(item__in=[c.item_id for c in removed])
    end_disclosures(actor, list(passed), why=Disclosure.Ended.RECALLED)
    for content in (*added, *removed):
        content.in_preview = not content.in_preview
        content.save(update_fields=["in_preview"])
    return [c.item.ref for c in added], [c.item.ref for c in removed]


def _show(actor: Actor, referral: Referral, added: list[ReferralItem]) -> None:
    decisions = law.decisions_by_ref(actor, [c.decision for c in added])
    before = rows.sent_disclosures(actor, referral).filter(decision__in=decisions)
    if before.exists():
        # The ledger is ended, never opened again: a new passing needs a new answer of the law.
        raise MissingFact(_("What left the preview returns only with a new offer."), ["preview"])
    for content in added:
        disclose(
            actor=actor,
            item=content.item,
            decision=decisions[content.decision],
            stage=Disclosure.Stage.PREVIEW,
            forum=referral.case.forum.code,
            case=referral.case,
            written=content.written or {},
        )
