"""The rules of one country on one day, compiled to a lookup.

Every rule gets one bit. For each word of each dimension the law keeps which rules name it, so that the rules
for one (from, to, category, purpose) are the intersection of four numbers, found once and remembered. The
cost of a decision therefore does not grow with the number of rules.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sharing.engine.consent import Minors
from sharing.engine.rule import Compiled, Modality, Rule

Key = tuple[str, str, str, str]


class Cell(NamedTuple):
    """The rules that may decide for one sender kind, recipient kind, category and purpose."""

    musts: tuple[Compiled, ...] = ()
    lifes: tuple[Compiled, ...] = ()
    absolutes: tuple[Compiled, ...] = ()
    forbids: tuple[Compiled, ...] = ()
    mays: tuple[Compiled, ...] = ()


class Law:
    """What one country's rules say, ready to be asked."""

    __slots__ = (
        "_cells", "_index", "_rules", "access_deferral", "answers", "closing", "country", "forums", "minors",
        "no_fallback_categories", "no_fallback_facts", "rules", "secret_forums",
    )  # fmt: skip

    forums: frozenset[str]

    def __init__(
        self,
        rules: Iterable[Rule],
        *,
        country: str = "",
        forums: Iterable[str] = (),
        secret_forums: Iterable[str] = (),
        minors: Minors = Minors.GUARDIAN_AND_CHILD,
        closing: Iterable[str] = (),
        no_fallback_categories: Iterable[str] = (),
        no_fallback_facts: Iterable[str] = (),
        access_deferral: bool = False,
    ) -> None:
        self.country, self.minors, self.access_deferral = country, minors, access_deferral
        self.forums, self.secret_forums = frozenset(forums), frozenset(secret_forums)
        self.closing = frozenset(closing)
        self.no_fallback_categories = frozenset(no_fallback_categories)
        self.no_fallback_facts = tuple(no_fallback_facts)
        self.rules = tuple(sorted(set(rules), key=lambda r: r.key))
        self._rules = _compiled(self.rules)
        self._index = tuple(_masks(self._rules, name) for name in ("frm", "to", "categories", "purposes"))
        self._cells: dict[tuple[str, str, str, str, str], Cell] = {}
        # The table above this law; `sharing.engine.table` fills it.
        self.answers: dict[tuple[object, ...], tuple[Any, ...]] = {}

    @classmethod
    def compile(cls, rules: Iterable[Rule], **country: object) -> "Law":
        """Compile rules; the keywords are those of the constructor."""
        return cls(rules, **country)  # type: ignore[arg-type]

    def cell(self, frm: str, to: str, category: str, purpose: str, forum: str) -> Cell:
        """Look up the rules for one combination."""
        key = (frm, to, category, purpose, forum)
        found = self._cells.get(key)
        if found is None:
            matching = self._matching((frm, to, category, purpose))
            found = self._cells[key] = _sorted_cell(
                [r for r in matching if r.forums is None or forum in r.forums]
            )
        return found

    def _matching(self, words: Key) -> list[Compiled]:
        mask = -1
        for index, word in zip(self._index, words, strict=True):
            mask &= index.get(word, 0)
        return [self._rules[bit] for bit in _bits(mask)]


def _bits(mask: int) -> Iterable[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _compiled(rules: Iterable[Rule]) -> tuple[Compiled, ...]:
    """Compile the rules that decide; a provision without power and a restated default decide nothing."""
    return tuple(Compiled(r) for r in rules if r.modality is not Modality.NONE and not r.by_default)


def _masks(rules: Iterable[Compiled], name: str) -> Mapping[str, int]:
    masks: dict[str, int] = {}
    for bit, compiled in enumerate(rules):
        for word in getattr(compiled.rule, name):
            masks[word] = masks.get(word, 0) | (1 << bit)
    return masks


def _sorted_cell(found: list[Compiled]) -> Cell:
    def those(*, modality: Modality, **flags: bool) -> tuple[Compiled, ...]:
        return tuple(
            r
            for r in found
            if r.rule.modality is modality
            and not r.rule.adds_to
            and all(getattr(r.rule, name) is wanted for name, wanted in flags.items())
        )

    return Cell(
        musts=those(modality=Modality.MUST),
        lifes=those(modality=Modality.MAY, life_and_limb=True),
        absolutes=those(modality=Modality.MUST_NOT, absolute=True),
        forbids=those(modality=Modality.MUST_NOT, absolute=False),
        mays=tuple(_with_additions(r, found) for r in those(modality=Modality.MAY, life_and_limb=False)),
    )


def _with_additions(may: Compiled, found: list[Compiled]) -> Compiled:
    """Hang on a permission the further conditions that name it (E8), as a copy private to the cell."""
    additions = tuple(r for r in found if r.rule.adds_to == may.id)
    if not additions:
        return may
    copy = Compiled(may.rule)
    copy.adds = additions
    return copy
