"""A decision of the past, computed again from what it kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from sharing import explain, rows, store
from sharing.cards import words
from sharing.cards.answers import OUTCOMES
from sharing.engine.answer import ItemAnswer
from sharing.models import Decision
from sharing.pack_shape import Pack
from sharing.replay import answer_again

LATEST = 100


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision, without the item and the file it was about."""

    ref: UUID
    at: datetime
    recipient: str
    purpose: str
    outcome: str
    rules: str
    packs: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One part of an answer, then and now."""

    name: str
    then: str
    again: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.then == self.again


@dataclass(frozen=True, slots=True)
class ReplayCard:
    """What was answered, what the same packs answer again, and whether that is the same.

    `lost` names packs that are not in the store; then nothing could be computed, and `same` is False.
    """

    row: DecisionRow
    compared: tuple[Compared, ...]
    lost: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the whole answer is the same."""
        return not self.lost and all(part.same for part in self.compared)


def decision_rows(actor: Actor) -> list[DecisionRow]:
    """Return the newest decisions that the actor's agency asked for, newest first."""
    actor.must("keep-law")
    return [_row(decision) for decision in rows.newest_decisions(actor, LATEST)]


def replay_decision(actor: Actor, ref: UUID) -> ReplayCard:
    """Compute a stored decision anew, or raise NotFound."""
    actor.must("keep-law")
    decision = rows.decisions_by_ref(actor, [ref]).get(ref)
    if decision is None:
        raise NotFound()
    packs, lost = _packs(decision)
    if lost:
        return ReplayCard(_row(decision), (), lost)
    day = timezone.localdate(decision.at)
    again = answer_again(decision.question, str(decision.item), packs, day)
    return ReplayCard(_row(decision), tuple(_compared(decision, again)), ())


def _packs(decision: Decision) -> tuple[dict[str, Pack], tuple[str, ...]]:
    found, lost = {}, []
    for label in decision.packs:
        try:
            found[label["country"]] = store.by_digest(label["digest"])
        except store.NotStored:
            lost.append(_named(label))
    return found, tuple(lost)


def _compared(then: Decision, again: ItemAnswer) -> Iterator[Compared]:
    asked = [explain.told(q["question"]) for q in then.missing]
    yield Compared(_("Answer"), _outcome(then.outcome), _outcome(again.outcome.value))
    yield Compared(_("Basis"), then.basis, str(again.basis))
    yield Compared(_("Rules"), ", ".join(then.rules), ", ".join(again.rules))
    yield Compared(_("Sections"), "; ".join(then.citations), "; ".join(again.citations))
    yield Compared(_("Obligations"), _marks(then.obligations), _marks(again.obligations))
    yield Compared(_("Open questions"), " ".join(asked), " ".join(_(q.sentence) for q in again.missing))
    yield Compared(_("Sentence"), then.sentence, explain.sentence(again))


def _outcome(code: str) -> str:
    return str(OUTCOMES[code][0])


def _marks(obligations: object) -> str:
    return ", ".join(sorted(obligations))  # type: ignore[call-overload]


def _named(label: dict[str, str]) -> str:
    return f"{label['country']} {label['version']} ({label['digest'][:12]})"


def _row(decision: Decision) -> DecisionRow:
    return DecisionRow(
        ref=decision.ref,
        at=decision.at,
        recipient=str(words.KINDS[decision.recipient.kind]),
        purpose=str(words.PURPOSES[decision.purpose]),
        outcome=_outcome(decision.outcome),
        rules=", ".join(decision.rules),
        packs="; ".join(map(_named, decision.packs)),
    )
