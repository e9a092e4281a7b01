"""Pass one item on a decision that permits it; the only place where disclosures are made."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from agencies import actors
from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.asking import must_be_reviewed
from cases.actions.discretion import must_be_meant
from cases.actions.written import must_be_there
from cases.models import Case, Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import Refused
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from sharing import rows as law
from sharing.engine.obligations import travelling
from sharing.engine.request import Datum, Origin
from sharing.engine.retention import ERASE, REVIEW, due_dates
from sharing.models import Decision

# What the recipient is told with the item besides the marks that travel.
CONDITIONS = frozenset(
    {"joint-controller-notice", "transfer-basis-check", "inform-recipient-of-conditions", "consent-recorded"}
)


def disclose(
    *,
    actor: Actor,
    item: Item,
    decision: Decision,
    stage: str,
    forum: str,
    case: Case | None = None,
    written: Mapping[str, str],
    file: UUID | None = None,
    waits: bool = True,
) -> Disclosure:
    """Write the ledger row that lets the recipient read the item, and what travels with it.

    `written` comes from `written.checked`. Everything `waits` for an overdue review but what corrects an
    entry (GDPR article 19) and what comes in.

    Raises:
        Refused: the decision does not permit it, or the case waits for its review.
        MissingFact: something in writing was not given, or tells an agency of ordinary help the context.
    """
    must_be_reviewed(case if waits else None, [decision])
    _must_hold(decision, item, written)
    made = Disclosure.objects.create(
        sender_id=actor.agency_id,
        case=case,
        stage=stage,
        forum=forum,
        steps=_steps(decision, forum),
        written=dict(written),
        made_at=clock.now(),
        made_by=actor.user_id,
        **_of(item),
        **_by_law(decision),
    )
    _record(actor, made, about := file or (case.ref if case else item.ref))
    if stage != Disclosure.Stage.NAMELESS:
        end_nameless(actor, about, recipient_id=made.recipient_id)
    return made


def _must_hold(decision: Decision, item: Item, written: Mapping[str, str]) -> None:
    must_permit(decision, item)
    must_be_there([decision], written)
    must_be_meant(decision.recipient, items=[item], written=written)


def end_nameless(actor: Actor, file: UUID, *, recipient_id: int) -> None:
    """End what an agency was told of a file without a name, before it knows whose it is (D4).

    Only the sender can tell that a text without a name belongs to the file.
    """
    if told := rows.nameless_passings(actor, recipient_id):
        asked = {d.ref for d in law.decisions_on(actor, file)}
        end_disclosures(actor, [d for d in told if d.decision in asked], why=Disclosure.Ended.NAMED)


def end_disclosures(actor: Actor, passed: Iterable[Disclosure], *, why: str) -> None:
    """End those that still run, each in the name of its sender, and tell sender and recipient.

    The recipient reads the item no more unless it holds it in another way; the ledger keeps the line. `why`
    is a code of `Disclosure.Ended`.
    """
    by_sender: dict[int, list[Disclosure]] = {}
    for made in passed:
        if made.ended_at is None:
            by_sender.setdefault(made.sender_id, []).append(made)
    for sender_id, running in by_sender.items():
        with acting_as(in_the_name_of(actor, sender_id)) as sender:
            _end(sender, running, Disclosure.Ended(why))


def in_the_name_of(actor: Actor, agency_id: int) -> Actor:
    """Return the actor itself, or the platform acting for another agency whose rows must follow."""
    return actor if agency_id == actor.agency_id else itself(agency_id)


def itself(agency_id: int) -> Actor:
    """Return the platform acting for an agency, which reaches what no one person there does."""
    # For the purpose for which a house keeps its cases: it reads them for no other.
    return actors.machine(directory.agency(agency_id), Purpose.PVE_PREVENTION)


def must_permit(decision: Decision, item: Item | None = None) -> None:
    """Raise Refused with the sections unless it may go by name, or has no name and may go so."""
    nameless = item is not None and item.category == Item.Category.NAMELESS
    if not decision.permits and not (nameless and decision.permits_nameless):
        raise Refused(decision.sentence, decision.citations)


def datum(item: Item, held: Iterable[Disclosure]) -> Datum:
    """Return the item as the law sees it in the hands of the asking agency, whichever way it came.

    An own item carries its own marks. A received one carries what travelled with it on any way, and the first
    forum on any: no mark is washed off by passing an item on. `provenance.ways_of` tells the ways apart.
    """
    through = [d for d in held if d.item_id == item.pk and d.recipient_id != item.agency_id]
    forum = next((forum for d in through for forum in d.forums), item.forum)
    return Datum(
        id=str(item.ref),
        category=item.category,
        origin=Origin(kind=item.agency.kind, forum=forum, country=item.agency.country),
        carries=frozenset(item.carries).union(*(d.carries for d in through)),
        sources=tuple(sorted({code for s in item.made_of for code in (s["category"], s["kind"])})),
        erase_by_passed=any(_passed(day) for day in (item.until, *(d.until for d in through))),
        review_by_passed=any(_passed(day) for day in (item.frozen_at, *(d.frozen_at for d in through))),
    )


def data(actor: Actor, items: list[Item]) -> tuple[Datum, ...]:
    """Return the items as the law sees them in the actor's hands."""
    held = rows.held(actor, items)
    return tuple(datum(item, held) for item in items)


def first_review(obligations: Iterable[str]) -> datetime | None:
    """Return from when on it waits for a review, counted from today; None where none is asked for."""
    due = due_dates(obligations, clock.today())
    return _midnight(due.reviews[0] if due.reviews else None)


def _passed(day: datetime | None) -> bool:
    return day is not None and day <= clock.now()


def _steps(decision: Decision, forum: str) -> list[list[str]]:
    """Return the forums on the way of the item, this passing included: who told whom, in which."""
    asked = decision.question
    origin = next(d["origin"] for d in asked["data"] if d["id"] == str(decision.item))
    source, recipient = asked["source"]["kind"], asked["recipient"]["kind"]
    way = [[origin["kind"], source, origin["forum"]]]
    way += [[s["frm"], s["to"], s["forum"]] for s in asked["history"]]
    way.append([source, recipient, forum])
    return [step for step in way if step[2] != "none"]


def _of(item: Item) -> dict[str, object]:
    return {"item": item, "origin_id": item.agency_id, "item_ref": item.ref, "category": item.category}


def _by_law(decision: Decision) -> dict[str, object]:
    """Return what follows from the decision: to whom, for what, carrying what, until when."""
    owed = decision.obligations
    due = due_dates(owed, clock.today())
    return {
        "decision": decision.ref,
        "recipient_id": decision.recipient_id,
        "purposes": Purpose(decision.purpose).bit,
        "carries": sorted(travelling(owed)),
        "conditions": sorted(o for o in owed if o in CONDITIONS or o.startswith((REVIEW, ERASE))),
        "grounds": decision.grounds,
        "secret": decision.secret,
        "frozen_at": first_review(owed),
        "until": _midnight(due.erase),
    }


def _midnight(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _end(sender: Actor, running: list[Disclosure], why: Disclosure.Ended) -> None:
    keys = [made.pk for made in running]
    Disclosure.objects.visible_to(sender).filter(pk__in=keys).update(ended_at=clock.now(), ended_why=why)
    files = rows.files_of(sender, running)
    for made in running:
        trail.record(
            sender,
            "item.ended",
            made.ref,
            file=files.get(made.pk),
            keeper=made.recipient_id,
            secret=made.secret,
            recipient=made.recipient_id,
            why=why.value,
        )


def _record(actor: Actor, made: Disclosure, file: UUID) -> None:
    trail.record(
        actor,
        "item.disclosed",
        made.ref,
        file=file,
        secret=made.secret,
        recipient=made.recipient_id,
        stage=made.stage,
        decision=str(made.decision),
    )
