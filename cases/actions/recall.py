"""Call back what should not have gone, and correct what was wrong; each receiver is told and must answer."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.disclosing import disclose, in_the_name_of
from cases.actions.discretion import must_be_plain, words_that_tell
from cases.actions.findable import make_findable
from cases.actions.revoking import all_of_them, revoke, tell
from cases.models import Case, Disclosure, Item, Notice
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, WrongState
from infohouse.core.wall import acting_as
from sharing import rows as law

Ended = Disclosure.Ended
# What a correction of a note keeps: of what it was made, and until when.
INHERITED = ("sources", "made_of", "frozen_at", "until")
RECALLS = (Ended.WRONG, Ended.IN_ERROR)


@transaction.atomic
def recall_disclosure(*, actor: Actor, ref: UUID, why: str, reason: str) -> None:
    """Call back what the own agency passed: from this receiver if sent in error, from all if it is wrong.

    What a receiver passed on of it ends as well, unless that receiver has it in another way.
    """
    actor.must("work-case")
    if why not in RECALLS or not reason.strip():
        raise MissingFact(_("Say whether it is wrong or went astray, and why."), ["why", "reason"])
    made = rows.own_disclosure(actor, ref, lock=True)
    if made.ended_at is not None:
        raise WrongState(_("This has already ended."))
    passed = rows.running_disclosures(actor, item=made.item_id, by_me=True)
    if why == Ended.IN_ERROR:
        # All ways to that receiver: what it had as a preview it must not keep.
        passed = [d for d in passed if d.recipient_id == made.recipient_id]
    for passing in passed:
        must_be_plain(passing.recipient, {"reason": reason})
    trail.record(
        actor,
        "item.recalled",
        made.ref,
        file=rows.files_of(actor, [made]).get(made.pk),
        secret=made.secret,
        why=str(why),
    )
    revoke(actor, passed, why=why, kind=Notice.Kind.RECALLED, onward=all_of_them, reason=reason)


@transaction.atomic
def correct_item(*, actor: Actor, ref: UUID, content: Mapping[str, str], why: str) -> UUID:
    """Put a new entry in the place of an own one that is wrong, and return its reference.

    The old one stays, marked as corrected. The new one goes to whoever holds the old one, on the decision
    that let them have it, and each is told (GDPR articles 16 and 19).
    """
    actor.must("work-case" if actor.can("work-case") else "log-concern")
    old = rows.own_item(actor, ref, lock=True)
    if old.corrected_at is not None:
        raise WrongState(_("This has been corrected already. Correct the newer entry."))
    written = {name: text.strip() for name, text in content.items() if text.strip()}
    if not written.keys() <= {*(old.content or {}), "text"}:
        raise MissingFact(_("An entry is corrected part by part, under the names it has."), ["content"])
    if not written or written == old.content or not why.strip():
        raise MissingFact(
            _("Write what is right, and say what was wrong."), [*(old.content or {}), "text", "why"]
        )
    new = _replace(actor, old, written)
    holders = rows.running_disclosures(actor, item=old.pk)
    # Whom the new words would tell the context loses the wrong ones; only its sender can pass the new ones.
    losing = [d for d in holders if words_that_tell(d.recipient, items=[new], written=d.written or {})]
    revoke(actor, losing, why=Ended.WRONG, kind=Notice.Kind.RECALLED, onward=all_of_them)
    holders = [d for d in holders if d not in losing]
    for made in holders:
        _pass_like(actor, made, new)
    tell(actor, holders, kind=Notice.Kind.CORRECTED, reason=why, correction=new.ref)
    _record_correction(actor, old, new)
    return new.ref


def _replace(actor: Actor, old: Item, content: dict[str, str]) -> Item:
    old.corrected_at = clock.now()
    old.save(update_fields=["corrected_at"])
    made: Item = Item.objects.create(
        agency_id=old.agency_id,
        author_id=actor.user_id,
        forum=old.forum,
        category=old.category,
        nature=old.nature,
        carries=old.carries,
        content=content,
        made_at=clock.now(),
        concern_id=old.concern_id,
        case_id=old.case_id,
        corrects=old,
        **{name: getattr(old, name) for name in INHERITED},
    )
    make_findable(made)
    return made


def _pass_like(actor: Actor, made: Disclosure, new: Item) -> None:
    """Pass the new entry as the old one was passed. In the order of passing, so that each sender has it."""
    with acting_as(in_the_name_of(actor, made.sender_id)) as sender:
        decision = law.decisions_by_ref(sender, [made.decision])[made.decision]
        passed = disclose(
            actor=sender,
            item=new,
            decision=decision,
            stage=made.stage,
            forum=made.forum,
            case=made.case,
            written=made.written or {},
            file=rows.files_of(sender, [made]).get(made.pk),
            waits=False,
        )
        # A correction does not begin the receiver's time anew.
        passed.frozen_at, passed.until = made.frozen_at, made.until
        passed.save(update_fields=["frozen_at", "until"])


def _record_correction(actor: Actor, old: Item, new: Item) -> None:
    case = old.case
    file = case.ref if case else old.concern.ref if old.concern else new.ref
    trail.record(
        actor,
        "item.corrected",
        new.ref,
        file=file,
        secret=case is not None and case.track == Case.Track.SECURITY,
        corrects=str(old.ref),
    )
