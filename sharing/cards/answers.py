"""What the law says of an invented situation: whole matrices, and one answer with its reasoning.

Nothing here is about anybody: kinds, codes and facts come in, and nothing is written down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import explain, store
from sharing.cards import words
from sharing.cards.packs import PackRow, RuleRow, pack_row, readable, rule_row
from sharing.engine.answer import NAMED, Did, ItemAnswer, Outcome, Reason
from sharing.engine.decide import decide
from sharing.engine.request import Body, Datum, Request
from sharing.engine.vocabulary import KINDS
from sharing.pack import Pack

ASK = "ask"
# code: (one or two words for a cell, what they mean)
OUTCOMES: Mapping[str, tuple[object, object]] = {
    Outcome.DUTY: (_("Must"), _("The law obliges the sender to pass it on.")),
    Outcome.PERMIT: (_("Yes"), _("It may be passed on.")),
    Outcome.OBLIGED: (_("Yes, bound"), _("It may be passed on, and obligations go with it.")),
    Outcome.DEIDENTIFIED: (_("No name"), _("Only a case without identity may be passed on.")),
    ASK: (_("Ask"), _("Not as things stand; the answer to an open question could change that.")),
    Outcome.DENY: (_("No"), _("It may not be passed on.")),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """An invented situation, in the words of the vocabulary."""

    frm: str
    to: str
    category: str
    purpose: str
    forum: str = "none"
    source_sits: bool = False
    recipient_sits: bool = False
    abroad: str = ""
    track: str = "untriaged"
    about: str = "general"
    initiative: str = "own"
    age: int | None = None
    carries: frozenset[str] = frozenset()
    facts: Mapping[str, object] = field(default_factory=dict)

    def as_request(self, country: str) -> Request:
        """Return the engine's form of the situation, with one item."""
        there = self.abroad or country
        return Request(
            jurisdiction=tuple(dict.fromkeys((country, there))),
            source=Body(self.frm, country, self.source_sits),
            recipient=Body(self.to, there, self.recipient_sits),
            purpose=self.purpose,
            data=(Datum("1", self.category, about=self.about, carries=self.carries),),
            forum=self.forum,
            initiative=self.initiative,
            track=self.track,
            age=self.age,
            facts=self.facts,
        )


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one kind may pass to another, as a code of `OUTCOMES`."""

    frm: str
    to: str
    outcome: str


@dataclass(frozen=True, slots=True)
class MatrixCard:
    """Every sender against every recipient, in one plain situation."""

    pack: PackRow
    category: str
    purpose: str
    forum: str
    kinds: tuple[str, ...]
    rows: tuple[tuple[str, tuple[MatrixCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class MetRule:
    """A rule met on the way to an answer, and what it did."""

    id: str
    did: str
    text: str
    citation: str
    confidence: str
    conditions: tuple[str, ...]
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """One answer with everything that led to it."""

    pack: PackRow
    outcome: str
    sentence: str
    steps: tuple[str, ...]
    obligations: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    decided: tuple[MetRule, ...]
    nearly: tuple[MetRule, ...]


def matrix_card(
    actor: Actor, slug: str, *, category: str, purpose: str, forum: str, everybody: bool
) -> MatrixCard:
    """Return the matrix of one country for one category, purpose and forum."""
    pack = readable(actor, slug)
    outcomes = outcomes_of(pack, clock.today(), category=category, purpose=purpose, forum=forum)
    seated = pack.forums[forum].members if forum in pack.forums else _concerned(outcomes)
    shown = tuple(kind for kind in words.KINDS if everybody or kind in seated)
    rows = tuple((frm, tuple(MatrixCell(frm, to, outcomes[frm, to]) for to in shown)) for frm in shown)
    return MatrixCard(pack_row(pack), category, purpose, forum, shown, rows)


def cell_card(
    actor: Actor, slug: str, *, frm: str, to: str, category: str, purpose: str, forum: str
) -> AnswerCard:
    """Return the answer behind one cell of the matrix."""
    pack = readable(actor, slug)
    return _card(pack, plain(pack, frm, to, category=category, purpose=purpose, forum=forum))


def try_card(actor: Actor, slug: str, stated: Stated) -> AnswerCard:
    """Return the answer to a situation that the reader made up."""
    return _card(readable(actor, slug), stated)


def plain(pack: Pack, frm: str, to: str, *, category: str, purpose: str, forum: str) -> Stated:
    """Return the situation of a matrix: necessary, and whoever belongs to the forum sits in it."""
    seated = pack.forums[forum].members if forum in pack.forums else frozenset()
    return Stated(
        frm=frm,
        to=to,
        category=category,
        purpose=purpose,
        forum=forum,
        source_sits=frm in seated,
        recipient_sits=to in seated,
        facts={"necessary": True},
    )


@lru_cache(maxsize=256)
def outcomes_of(
    pack: Pack, day: date, *, category: str, purpose: str, forum: str
) -> Mapping[tuple[str, str], str]:
    """Ask once for every pair of kinds; a changed pack has another digest, a new day asks anew."""
    laws = {pack.country: pack.law(day)}
    found = {}
    for frm in KINDS:
        for to in KINDS:
            stated = plain(pack, frm, to, category=category, purpose=purpose, forum=forum)
            found[frm, to] = _code(decide(stated.as_request(pack.country), laws).items[0])
    return found


def _concerned(outcomes: Mapping[tuple[str, str], str]) -> frozenset[str]:
    """The kinds between which a name may go in this situation; all of them where it may go nowhere."""
    found = {kind for pair, code in outcomes.items() if code in NAMED for kind in pair}
    return frozenset(found) or KINDS


def _code(answer: ItemAnswer) -> str:
    return ASK if answer.outcome is Outcome.DENY and answer.missing else str(answer.outcome)


def _card(pack: Pack, stated: Stated) -> AnswerCard:
    day, request = clock.today(), stated.as_request(pack.country)
    abroad = [country for country in request.jurisdiction if country != pack.country]
    packs = [pack, *(store.pack_on(country, day) for country in abroad)]
    answer = decide(request, {p.country: p.law(day) for p in packs}).items[0]
    return AnswerCard(
        pack=pack_row(pack),
        outcome=_code(answer),
        sentence=explain.sentence(answer),
        steps=tuple(explain.steps(answer)),
        obligations=tuple(explain.labels(answer.obligations)),
        questions=tuple((str(_(q.sentence)), q.rule) for q in answer.missing),
        decided=_met(answer, packs, day, did=(Did.OPENED, Did.CLOSED)),
        nearly=_met(answer, packs, day, did=(Did.NEARLY, Did.FAILED)),
    )


def _met(answer: ItemAnswer, packs: list[Pack], day: date, *, did: tuple[Did, ...]) -> tuple[MetRule, ...]:
    reasons = dict.fromkeys(r for wanted in did for r in answer.reasons if r.did is wanted)
    return tuple(_met_rule(reason, packs, day) for reason in reasons)


def _met_rule(reason: Reason, packs: list[Pack], day: date) -> MetRule:
    rules = [rule_row(rule, pack) for pack in packs for rule in pack.rules_on(day) if rule.id == reason.rule]
    same = [row for row in rules if (row.text, row.citation) == (str(_(reason.text)), reason.citation)]
    return MetRule(
        id=reason.rule,
        did=str(words.DID[reason.did]),
        text=str(_(reason.text)),
        citation=reason.citation,
        confidence=", ".join(dict.fromkeys(row.confidence for row in same)),
        conditions=_conditions(same),
        open_points=tuple(dict.fromkeys(point for row in same for point in row.open_points)),
    )


def _conditions(rows: list[RuleRow]) -> tuple[str, ...]:
    """One line per variant: all of its conditions must be met, of the variants one."""
    return tuple(dict.fromkeys(" ".join(row.conditions) for row in rows if row.conditions))
