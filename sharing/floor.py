"""The floor: what no pack may open, whoever proposes and signs it. A pack can only narrow it.

Each line is a function from a pack on one day to the sentences that say where it breaks the line. The lines
look at rules and their order in the engine, not at sample situations: no combination of facts is missed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from sharing.engine.condition import Condition
from sharing.engine.law import Cell
from sharing.engine.rule import Modality, Rule
from sharing.engine.vocabulary import (
    CATEGORIES,
    DEIDENTIFIED,
    FACTS,
    INVESTIGATIVE,
    KINDS,
    NO_INVESTIGATIVE_USE,
    PREVENTIVE,
    PURPOSES,
)
from sharing.pack_shape import Pack

Line = Callable[[Pack, date], Iterator[str]]


@dataclass(frozen=True)
class Ban:
    """A statute that keeps what its forums know out of investigations; its exceptions by their condition.

    `marks`: what a forum passes on carries the mark against it. `secret`: what was heard stays inside.
    """

    source: str
    forums: frozenset[str]
    excepted: frozenset[Condition] = frozenset()
    marks: bool = False
    secret: bool = False


@dataclass(frozen=True)
class Closed:
    """Information that nothing may open; `but` is the one condition the ban may set."""

    category: str
    source: str
    to: frozenset[str] = KINDS
    but: frozenset[Condition] = frozenset()


BANS: Mapping[str, Ban] = {
    "DK": Ban(
        "Retsplejeloven § 115, stk. 2, last sentence",
        forums=frozenset({"ssp", "psp", "ksp", "info-house"}),
        marks=True,
    ),
    "BE": Ban(
        "Criminal Code art. 458ter § 2",
        forums=frozenset({"lisc-r"}),
        excepted=frozenset(
            {Condition("is", ("terrorist",), "past_offence"), Condition("is", (True,), "own_case_manager")}
        ),
        secret=True,
    ),
}
CLOSED: Mapping[str, Closed] = {
    "SE": Closed("criminal-conviction", "OSL 35:3"),
    "GB": Closed("intelligence", "CTSA s. 38(4)(b), (5)", to=frozenset({"panel"})),
    "NO": Closed(
        "intelligence", "sikkerhetsloven § 5-4", but=frozenset({Condition("unsaid", (True,), "clearance")})
    ),
}
# Conditions that hold of every item of a forum, and conditions that hold of none.
ALWAYS = frozenset({Condition("forum_data"), Condition("heard_in_forum")})
NEVER = frozenset({Condition("forum_data", (False,)), Condition("not_from_forum")})


def breaches(pack: Pack) -> list[str]:
    """Say where a pack breaks the floor, on any day of its life; an empty list is a pass."""
    days = sorted({pack.start, *(day for day in pack.changes if pack.start < day < date.max)})
    return list(dict.fromkeys(said for day in days for line in LINES for said in line(pack, day)))


def no_forum_item_to_an_investigation(pack: Pack, day: date) -> Iterator[str]:
    """What a forum knows reaches no investigative purpose where the country's statute bans it."""
    ban = BANS.get(pack.country)
    if ban is None:
        return
    ways_out = NEVER | ban.excepted
    asked = [r for r in _openers(pack, day) if r.purposes & INVESTIGATIVE]
    asked = [r for r in asked if not ways_out & set(r.conditions)]
    for rule in asked:
        if not all(_banned(cell, rule) for cell in _cells(pack, day, rule)):
            yield f"{_name(rule)} could open forum items to an investigation ({ban.source}): except them"


def forums_of_a_ban_stay(pack: Pack, day: date) -> Iterator[str]:
    """The forums that the statute protects stay known by their codes, and secret where it says so."""
    ban = BANS.get(pack.country)
    if ban and (gone := sorted(ban.forums - pack.forums.keys())):
        yield f"{', '.join(gone)} must stay among the forums ({ban.source}): restore it in pack.toml"
    if ban and ban.secret and not ban.forums <= pack.secret_forums:
        yield f"{', '.join(sorted(ban.forums))} must stay secret ({ban.source}): set secret = true"


def forum_items_carry_the_mark(pack: Pack, day: date) -> Iterator[str]:
    """Where the statute bans investigative use, what a forum rule passes on carries the mark against it."""
    ban = BANS.get(pack.country)
    for rule in _openers(pack, day) if ban and ban.marks else ():
        inside = rule.forums <= pack.forums.keys()
        if inside and rule.modality is Modality.MAY and NO_INVESTIGATIVE_USE not in rule.obligations:
            yield f"{_name(rule)} passes forum items on without the mark: add {NO_INVESTIGATIVE_USE}"


def no_disclosure_without_purpose(pack: Pack, day: date) -> Iterator[str]:
    """No rule opens every purpose, unless it rests on consent or on a fact that somebody has to state."""
    every = PURPOSES - {"subject-access", "audit"}
    for rule in _openers(pack, day):
        if not rule.purposes:
            yield f"{_name(rule)} names no purpose: name the purposes it serves"
        if rule.purposes >= every and not any(_asks_somebody(c) for c in rule.all_conditions()):
            yield f"{_name(rule)} opens every purpose unconditionally: name the purposes it serves"


def no_nameless_way_for_excluded_purposes(pack: Pack, day: date) -> Iterator[str]:
    """Not even a case without identity goes for a purpose that is not preventive (E9)."""
    for rule in _openers(pack, day):
        nameless = rule.obligations & DEIDENTIFIED or "deidentified-case" in rule.categories
        if nameless and (beyond := sorted(rule.purposes - PREVENTIVE)):
            yield f"{_name(rule)} lets a case without identity go for {', '.join(beyond)}: leave them out"


def intelligence_never_falls_back(pack: Pack, day: date) -> Iterator[str]:
    """What comes from a register or a service that is closed does not go nameless instead (E9)."""
    closed = {"intelligence", *([CLOSED[pack.country].category] if pack.country in CLOSED else [])}
    if missing := sorted(closed - pack.no_fallback_categories):
        yield f"add {', '.join(missing)} to no_fallback_categories in pack.toml"


def closed_information_stays_closed(pack: Pack, day: date) -> Iterator[str]:
    """The absolute bans of a country stand against every sender, recipient and purpose."""
    closed = CLOSED.get(pack.country)
    if closed is None:
        return
    law = pack.law(day)
    purposes = PURPOSES - {"subject-access", "audit"}
    for frm, to, purpose in product(KINDS, closed.to, purposes):
        standing = law.cell(frm, to, closed.category, purpose, "none").absolutes
        if not any(closed.but.issuperset(r.rule.conditions) for r in standing):
            yield f"{closed.category} must stay under an absolute ban ({closed.source}): restore it"
            return


LINES: tuple[Line, ...] = (
    no_forum_item_to_an_investigation,
    forums_of_a_ban_stay,
    forum_items_carry_the_mark,
    no_disclosure_without_purpose,
    no_nameless_way_for_excluded_purposes,
    intelligence_never_falls_back,
    closed_information_stays_closed,
)


def _openers(pack: Pack, day: date) -> list[Rule]:
    opening = (Modality.MAY, Modality.MUST)
    return [rule for rule in pack.rules_on(day) if rule.modality in opening and not rule.adds_to]


def _banned(cell: Cell, rule: Rule) -> bool:
    """Whether a prohibition that no fact lifts stands before the rule in the engine's order."""
    if any(ALWAYS.issuperset(r.rule.conditions) for r in cell.absolutes):
        return True
    if rule.overrides_secrecy or rule.life_and_limb:
        return False
    standing = [r.rule for r in cell.forbids if ALWAYS.issuperset(r.rule.conditions)]
    if rule.modality is Modality.MUST:  # any open exception lifts a ban from a duty
        return any(not ban.unless for ban in standing)
    return any(rule.id not in ban.unless for ban in standing)


def _cells(pack: Pack, day: date, rule: Rule) -> Iterator[Cell]:
    """Every combination of words in which the rule could open an investigation."""
    law, purposes = pack.law(day), rule.purposes & INVESTIGATIVE
    forums = [*pack.forums, "none"] if "*" in rule.forums else rule.forums
    for frm, to, category, purpose, forum in product(
        rule.frm, rule.to, rule.categories & CATEGORIES, purposes, forums
    ):
        yield law.cell(frm, to, category, purpose, forum)


def _asks_somebody(condition: Condition) -> bool:
    """Whether the condition waits for a fact that is not taken for granted."""
    return any(FACTS[fact].default is None for fact in condition.asks)


def _name(rule: Rule) -> str:
    return f"{rule.id} ({rule.variant})" if rule.variant else rule.id
