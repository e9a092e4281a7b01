"""Turn answers into items and pass them to the info-house, as far as the law lets them go.

The law is asked before anything is made, so that a refusal stands on record and leaves nothing behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import answers as form
from cases import rows
from cases.actions.disclosing import datum, disclose, must_permit
from cases.actions.findable import make_findable
from cases.models import Attachment, Concern, Disclosure, Item
from cases.models.case import HOUSE_PURPOSES
from cases.ways import to_house, usual_data, ways
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, Refused
from sharing.actions.decide import decide
from sharing.models import Decision

# What the law asks for in writing, for each way; the reporter has answered for it by choosing the way.
_NECESSITY = {"necessity": "The reporter asks the info-house to look at this concern."}
_CHECKED = {"reidentification": "The reporter found that nobody can be recognised: many people would fit."}
WRITTEN = {
    Concern.Way.NAMED: _NECESSITY,
    Concern.Way.CONSENT: _NECESSITY,
    Concern.Way.NAMELESS: {**_NECESSITY, **_CHECKED},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a concern that somebody wanted to send: logged, or refused by these decisions."""

    concern: UUID
    refused_by: tuple[Decision, ...] = ()
    ways: tuple[str, ...] = ()
    is_new: bool = True

    def must_be_logged(self) -> None:
        """Raise what the decisions say, once they are safely on record."""
        if not self.refused_by:
            return
        first = self.refused_by[0]
        raise Refused(first.sentence, first.citations, ways=self.ways, on_record=True)


def advise(actor: Actor, concern: Concern) -> None:
    """Ask the law what the agency may tell the house by name, and record the answer with the draft."""
    asking, by_name = uuid4(), True
    data = usual_data(directory.agency(actor.agency_id))
    for purpose in HOUSE_PURPOSES:
        question = to_house(actor.agency_id, purpose, data)
        made = decide(actor=actor, file=concern.ref, question=question, asking=asking)
        by_name = by_name and all(d.permits for d in made)
    concern.advice, concern.by_name = asking, by_name
    concern.way = Concern.Way.NAMED if by_name else Concern.Way.OPEN
    concern.save(update_fields=["advice", "by_name", "way"])


def tell(actor: Actor, concern: Concern, *, answers: Mapping[str, object]) -> Answer:
    """Log the concern, or record why the law does not let it go this way.

    Raises:
        MissingFact: the way is not chosen, or a required answer is missing.
    """
    _must_be_complete(concern, answers)
    concern.age, concern.age_on = form.age(answers, concern.way), clock.today()
    items = [_item(actor, concern, s) for s in form.statements(answers, concern.way)]
    files = rows.attachments_of(actor, concern)
    _must_show_nobody(concern, files)
    kept = [(_item(actor, concern, form.file_statement(f.kind, f.size)), f) for f in files]
    items += [item for item, _file in kept]
    asked = _ask(actor, concern, items, form.facts(answers, concern.way))
    refused = tuple(d for item, d in asked if not _may_go(item, d))
    if refused:
        trail.record(actor, "concern.refused", concern.ref, keeper=concern.desk_id, way=concern.way)
        return Answer(concern.ref, refused, tuple(ways(actor.agency_id).open))
    _log(concern, answers)
    for item in items:
        item.save()
        make_findable(item)
    for item, file in kept:
        file.item = item
        file.save(update_fields=["item"])
    forum = directory.house_for(actor.agency_id).code
    for item, decision in asked:
        _disclose(actor, concern, item, decision, forum)
    trail.record(actor, "concern.logged", concern.ref, keeper=concern.desk_id, way=concern.way)
    return Answer(concern.ref)


def _must_be_complete(concern: Concern, answers: Mapping[str, object]) -> None:
    if concern.way == Concern.Way.OPEN:
        raise MissingFact(_("Choose how this may go before you send."), ["way"])
    if open_questions := form.missing(answers, concern.way):
        raise MissingFact(_("Say what you saw or heard before you send."), open_questions)


def _must_show_nobody(concern: Concern, files: list[Attachment]) -> None:
    """Refuse files on the way without a name: no machine sees whom a picture shows."""
    if files and concern.way == Concern.Way.NAMELESS:
        raise MissingFact(_("Remove the files first. Without a name no file can go."), ["files"])


def _item(actor: Actor, concern: Concern, statement: form.Statement) -> Item:
    """Return an item that is not stored yet; its reference is good already."""
    return Item(
        agency=directory.agency(actor.agency_id),
        author_id=actor.user_id,
        category=statement.category,
        nature=statement.nature,
        content=statement.content,
        made_at=clock.now(),
        concern=concern,
    )


def _ask(
    actor: Actor, concern: Concern, items: list[Item], facts: Mapping[str, object]
) -> list[tuple[Item, Decision]]:
    data = tuple(datum(item, []) for item in items)
    asked = []
    for purpose in HOUSE_PURPOSES:
        question = to_house(actor.agency_id, purpose, data, facts, concern.age_today)
        made = decide(actor=actor, file=concern.ref, question=question)
        asked += list(zip(items, made, strict=True))
    return asked


def _may_go(item: Item, decision: Decision) -> bool:
    try:
        must_permit(decision, item)
    except Refused:
        return False
    return True


def _log(concern: Concern, answers: Mapping[str, object]) -> None:
    concern.channels = form.channels(answers)
    concern.consent = form.consent(answers) if concern.way == Concern.Way.CONSENT else None
    concern.state, concern.logged_at, concern.answers = Concern.State.LOGGED, clock.now(), None
    concern.save()


def _disclose(actor: Actor, concern: Concern, item: Item, decision: Decision, forum: str) -> None:
    disclose(
        actor=actor,
        item=item,
        decision=decision,
        stage=Disclosure.Stage.INTAKE,
        forum=forum,
        written=WRITTEN[Concern.Way(concern.way)],
        file=concern.ref,
    )
