"""Tell an agency of a case without saying whose it is: a text of its own, checked by machine and person."""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from cases import naming, rows
from cases.actions.asking import must_be_reviewed, question_about
from cases.actions.disclosing import disclose
from cases.actions.discretion import must_not_tell
from cases.actions.written import checked
from cases.models import Case, Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, Refused, WrongState
from infohouse.core.purpose import Purpose
from sharing import rows as law
from sharing.actions.decide import decide
from sharing.engine.request import Datum, Origin
from sharing.models import Decision

# What leaves the text altogether (D1); the exact age becomes a band.
LEFT_OUT = frozenset({Item.Category.IDENTITY, Item.Category.CONTACT, Item.Category.SCHOOL})
BANDS = ((12, _("under 12")), (15, _("12 to 14")), (18, _("15 to 17")), (25, _("18 to 24")))
# What a machine is sure enough of to refuse; a capital letter alone is only a question.
SURE = frozenset({"identity", "telephone", "account", "address", "plate"})
KEYS = ("few_people_fit", "recipient_knows_identity")


@transaction.atomic
def share_nameless(
    *,
    actor: Actor,
    case: UUID,
    asking: UUID,
    recipient: UUID,
    text: str,
    few_people_fit: bool | None,
    recipient_knows_identity: bool | None,
    **written: object,
) -> UUID:
    """Send a text without identity on an answer that allows no more, and return its reference.

    It is an item of its own that leads to nobody: joined to no case, made of nothing that can be followed.
    A person says whether few people fit it and whether the agency knows who is meant; the law is asked again
    with both answers before anything is sent.
    """
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    asked = _must_be_open(actor, row, asking, recipient)
    facts = {"few_people_fit": few_people_fit, "recipient_knows_identity": recipient_knows_identity}
    _must_be_checked(actor, row, text, facts)
    first = asked[0]
    must_not_tell(first.recipient, purpose=first.purpose, texts=[text], field="text")
    item = _make(actor, asked, text)
    decision = _decide(actor, row, asked, item, facts)
    must_be_reviewed(row, [decision])
    if not decision.permits_nameless:
        raise Refused(decision.sentence, decision.citations)
    disclose(
        actor=actor,
        item=item,
        decision=decision,
        stage=Disclosure.Stage.NAMELESS,
        forum="none",
        written=checked(actor, [decision], given=written),
        file=row.ref,
    )
    return item.ref


def draft(actor: Actor, case: UUID, *, items: Iterable[UUID]) -> str:
    """Return a first text: what was noticed, without identity, contact, school and exact age."""
    row = rows.case(actor, case)
    chosen = [i for i in rows.items_by_ref(actor, items) if i.category not in LEFT_OUT]
    words = _words_that_name(actor, row)
    lines = [_("A person, %(age)s.") % {"age": age_band(row.age_today)}]
    for item in chosen:
        told = " ".join(str(value) for value in (item.content or {}).values())
        lines.append(f"{item.get_nature_display()}: {_without(told, words)}")
    return "\n\n".join(lines)


def age_band(age: int | None) -> str:
    """Return a band of years in which the person is one of many."""
    if age is None:
        return _("age not known")
    return str(next((label for limit, label in BANDS if age < limit), _("25 or older")))


def what_names(actor: Actor, case: Case, *, text: str) -> list[str]:
    """Return what in a text names somebody of the case, by kind; never the piece itself."""
    kinds = []
    if any(_contains(text, word) for word in _words_that_name(actor, case)):
        kinds.append(_("a name or a word from who it is about"))
    if any(name.casefold() in text.casefold() for name in _bodies(actor, case)):
        kinds.append(_("the name of a school, an agency or the place"))
    if any(re.search(rf"\b{age}\b", text) for age in {case.age, case.age_today} - {None}):
        kinds.append(_("the exact age"))
    if any(hint.kind in SURE for hint in naming.hints(text)) or re.search(r"\d{4,}", text):
        kinds.append(_("a number or an address"))
    return kinds


def _must_be_open(actor: Actor, case: Case, asking: UUID, recipient: UUID) -> list[Decision]:
    """Return the answers on which it may go; none may refuse, and nothing named may be there already (D4)."""
    asked = [d for d in law.decisions_of(actor, asking) if d.file == case.ref]
    found = [d for d in asked if d.recipient.ref == recipient]
    if not found:
        raise WrongState(_("Ask the law about this agency first."))
    for decision in found:
        if not (decision.permits or decision.permits_nameless):
            raise Refused(decision.sentence, decision.citations)
    to = found[0].recipient
    named = rows.named_passings(actor, case, to.pk)
    if named or rows.running_referral(actor, case, to.pk):
        raise WrongState(
            _("This agency has or had something about the person by name. Nothing nameless goes beside it.")
        )
    return found


def _must_be_checked(actor: Actor, case: Case, text: str, facts: Mapping[str, bool | None]) -> None:
    missing = [*([] if text.strip() else ["text"]), *(key for key, answer in facts.items() if answer is None)]
    if missing:
        raise MissingFact(_("Write the text, and answer both questions about it."), missing)
    if kinds := what_names(actor, case, text=text):
        told = _("Leave out what names somebody: %(kinds)s.") % {"kinds": ", ".join(kinds)}
        raise MissingFact(told, ["text"])


def _make(actor: Actor, asked: list[Decision], text: str) -> Item:
    natures = {item.nature for item in rows.items_by_ref(actor, [d.item for d in asked])}
    made: Item = Item.objects.create(
        ref=uuid4(),
        agency_id=actor.agency_id,
        author_id=actor.user_id,
        category=Item.Category.NAMELESS,
        nature=natures.pop() if len(natures) == 1 else Item.Nature.ASSESSMENT,
        content={"text": text.strip()},
        made_at=clock.now(),
    )
    return made


def _decide(
    actor: Actor, case: Case, asked: list[Decision], item: Item, facts: Mapping[str, bool | None]
) -> Decision:
    sender = directory.agency(actor.agency_id)
    origin = Origin(sender.kind, case.forum.code, sender.country)
    question = question_about(
        actor,
        case,
        recipient=asked[0].recipient,
        purpose=Purpose(asked[0].purpose),
        data=(Datum(str(item.ref), item.category, origin=origin),),
        facts=facts,
    )
    (decision,) = decide(actor=actor, file=case.ref, question=question)
    return decision


def _words_that_name(actor: Actor, case: Case) -> set[str]:
    """Return the words of who it is about and how to reach them; short ones say nothing."""
    told = [i for i in rows.items_of_case(actor, case) if i.category in LEFT_OUT - {Item.Category.SCHOOL}]
    texts = [str(value) for item in told for value in (item.content or {}).values()]
    return {word for text in texts for word in re.findall(r"\w+", text) if len(word) > 2}


def _bodies(actor: Actor, case: Case) -> set[str]:
    agencies = [i.agency for i in rows.items_of_case(actor, case) if i.agency_id != actor.agency_id]
    places = {a.district.name for a in agencies if a.district}
    return {a.name for a in agencies} | places


def _contains(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None


def _without(text: str, words: set[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(word)}\b", "…", text, flags=re.IGNORECASE)
    return text
