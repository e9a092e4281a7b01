"""Read the rules of a pack strictly: an unknown word, key or condition is an error that names its remedy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sharing.engine import vocabulary
from sharing.engine.condition import MEANING, Condition
from sharing.engine.retention import Period
from sharing.engine.rule import ANY, Modality, Rule

REQUIRED = frozenset(
    {"id", "modality", "from", "to", "categories", "purposes", "citation", "text", "confidence"}
)
FLAGS = frozenset({"overrides_secrecy", "absolute", "life_and_limb", "no_fallback", "by_default"})
OPTIONAL = FLAGS | {
    "variant", "forums", "conditions", "obligations", "valid_from", "until", "adds_to", "when", "unless",
    "least_level", "risk_kinds",
}  # fmt: skip
LISTS = ("from", "to", "categories", "purposes", "forums", "obligations", "risk_kinds", "unless")
ONE_VALUE = frozenset({"at_least", "above", "below", "age_below", "age_from", "members"})
CONFIDENCE = frozenset({"V", "V/M", "M"})
SITUATION_VALUES: Mapping[str, frozenset[object]] = {
    "consent": frozenset({"good"}),
    "about": frozenset({"general", "future-risk", "past-offence", "both"}),
    "track": frozenset(vocabulary.TRACKS),
    "initiative": frozenset({"own", "request"}),
    "members": frozenset({"both", "source", "recipient", "recipient-outside"}),
    "recorded_by": frozenset(vocabulary.KINDS),
    "unmarked": frozenset(vocabulary.TRAVELLING),
    "forum_data": frozenset({True, False}),
    "abroad": frozenset({True, False}),
    **dict.fromkeys(("heard_in_forum", "not_from_forum", "own_item", "own_service"), frozenset({True})),
}


class PackError(Exception):
    """A pack that may not be loaded: which file, which rule, and what to put right."""

    def __init__(self, file: str, rule: str, remedy: str) -> None:
        super().__init__(f"{file}, {rule or 'whole file'}: {remedy}")
        self.file, self.rule, self.remedy = file, rule, remedy


@dataclass(frozen=True)
class Words:
    """The words one pack may use in one dimension, and its named groups of them."""

    name: str
    all: frozenset[str]
    groups: Mapping[str, Iterable[str]]
    wild: frozenset[str]

    def expand(self, words: Iterable[str], *, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """Turn `*`, `@group` and `!word` into the words they stand for."""
        found: frozenset[str] = frozenset()
        for word in words:
            if word.startswith("!"):
                found -= self._meant(word[1:], seen)
            else:
                found |= self._meant(word, seen)
        return found

    def _meant(self, word: str, seen: frozenset[str]) -> frozenset[str]:
        if word == "*":
            return self.wild
        if word.startswith("@"):
            if word in seen or word[1:] not in self.groups:
                raise ValueError(
                    f"{self.name} group {word!r} is unknown; define it in pack.toml or groups.toml"
                )
            return self.expand(self.groups[word[1:]], seen=seen | {word})
        if word not in self.all:
            raise ValueError(
                f"{word!r} is none of the {self.name}; correct it or use one of {sorted(self.all)}"
            )
        return frozenset({word})


@dataclass(frozen=True)
class Dictionary:
    """All the words of one pack."""

    kinds: Words
    categories: Words
    purposes: Words
    forums: frozenset[str]


def dictionary(groups: Iterable[Mapping[str, Mapping[str, list[str]]]], forums: Iterable[str]) -> Dictionary:
    """Join the common groups and the pack's own."""
    joined: dict[str, dict[str, list[str]]] = {"kinds": {}, "categories": {}, "purposes": {}}
    for source in groups:
        for dimension, named in source.items():
            if dimension not in joined:
                raise ValueError(f"groups of {dimension!r} do not exist; use kinds, categories or purposes")
            joined[dimension].update(named)
    v = vocabulary
    return Dictionary(
        kinds=Words("agency kinds", v.KINDS, joined["kinds"], v.KINDS),
        categories=Words("data categories", v.CATEGORIES, joined["categories"], v.NAMED_CATEGORIES),
        purposes=Words("purposes", v.PURPOSES, joined["purposes"], v.PURPOSES - {"subject-access", "audit"}),
        forums=frozenset(forums),
    )


def read_rules(
    raw: Iterable[Mapping[str, Any]], words: Dictionary, *, file: str, start: date
) -> tuple[Rule, ...]:
    """Read all rules; ids with their variants must be unique and references must exist."""
    rules: list[Rule] = []
    for entry in raw:
        name = " ".join(filter(None, (str(entry.get("id", "?")), str(entry.get("variant", "")))))
        try:
            rules.append(_rule(entry, words, start))
            _check_id(rules[-1].id, file)
        except (ValueError, TypeError, KeyError) as error:
            raise PackError(file, name, str(error)) from error
    _check_references(rules, file)
    return tuple(rules)


def _check_references(rules: list[Rule], file: str) -> None:
    seen: set[tuple[str, str]] = set()
    ids = {rule.id for rule in rules}
    for rule in rules:
        if rule.key in seen:
            raise PackError(
                file, rule.id, f"variant {rule.variant!r} stands twice; give each entry its own variant"
            )
        seen.add(rule.key)
        for other in (*rule.unless, *filter(None, [rule.adds_to])):
            if other not in ids:
                raise PackError(file, rule.id, f"names {other!r}, which this pack has not; correct the id")


def _rule(entry: Mapping[str, Any], words: Dictionary, start: date) -> Rule:
    _check_keys(entry)
    modality = Modality(entry["modality"])
    rule = Rule(
        id=_text(entry, "id"),
        variant=str(entry.get("variant", "")),
        modality=modality,
        frm=_some(words.kinds.expand(entry["from"]), "from"),
        to=_some(words.kinds.expand(entry["to"]), "to"),
        categories=_some(words.categories.expand(entry["categories"]), "categories"),
        purposes=_some(words.purposes.expand(entry["purposes"]), "purposes"),
        forums=_forums(entry.get("forums", ["*"]), words),
        conditions=tuple(_condition(c, words) for c in entry.get("conditions", [])),
        when=tuple(_condition(c, words) for c in entry.get("when", [])),
        obligations=_obligations(entry.get("obligations", [])),
        citation=_text(entry, "citation"),
        text=_text(entry, "text"),
        confidence=_one_of(entry["confidence"], CONFIDENCE, "confidence"),
        valid_from=_day(entry.get("valid_from", start)),
        until=_day(entry.get("until", date.max)),
        adds_to=str(entry.get("adds_to", "")),
        unless=frozenset(entry.get("unless", [])),
        least_level=_one_of(entry.get("least_level", ""), {"", *vocabulary.RISK_SCALE}, "least_level"),
        risk_kinds=frozenset(
            _one_of(k, vocabulary.RISK_KINDS, "risk_kinds") for k in entry.get("risk_kinds", [])
        ),
        **{flag: _flag(entry, flag) for flag in FLAGS},
    )
    _check_sense(rule)
    return rule


def _check_id(id: str, file: str) -> None:
    if not id.startswith(wanted := f"{file.partition('/')[0].upper()}-R"):
        raise ValueError(f"id {id!r} must begin with {wanted}")


def _check_keys(entry: Mapping[str, Any]) -> None:
    if missing := REQUIRED - entry.keys():
        raise ValueError(f"add {', '.join(sorted(missing))}")
    if unknown := entry.keys() - REQUIRED - OPTIONAL:
        raise ValueError(
            f"remove or correct {', '.join(sorted(unknown))}; allowed are {sorted(REQUIRED | OPTIONAL)}"
        )
    for name in LISTS:
        if not _list_of(entry.get(name, []), str):
            raise ValueError(f'{name} must be a list of words; write {name} = ["..."]')
    for name in ("conditions", "when"):
        if not _list_of(entry.get(name, []), Mapping):
            raise ValueError(f'{name} must be a list of conditions; write {name} = [{{ fact = "..." }}]')


def _list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _check_sense(rule: Rule) -> None:
    """Refuse combinations that say two things at once."""
    forbids = rule.modality is Modality.MUST_NOT
    if (rule.absolute or rule.unless or rule.by_default) and not forbids:
        raise ValueError("absolute, unless and by_default belong to must-not rules; change the modality")
    if rule.absolute and rule.unless:
        raise ValueError("an absolute ban has no exceptions; remove absolute or unless")
    if rule.overrides_secrecy and rule.modality is not Modality.MUST:
        raise ValueError("overrides_secrecy belongs to must rules; change the modality")
    if (rule.life_and_limb or rule.adds_to) and rule.modality is not Modality.MAY:
        raise ValueError("life_and_limb and adds_to belong to may rules; change the modality")
    if rule.when and not rule.adds_to:
        raise ValueError("when belongs to rules with adds_to; use conditions")
    if forbids and rule.obligations:
        raise ValueError(
            "a prohibition attaches no obligations; put them on the permission that is its exception"
        )
    if rule.until <= rule.valid_from:
        raise ValueError("until must lie after valid_from")


def _condition(raw: Mapping[str, Any], words: Dictionary) -> Condition:
    """Read one condition: a fact with one operator, or an operator about the situation."""
    rest = dict(raw)
    fact = rest.pop("fact", "")
    if fact and fact not in vocabulary.FACTS:
        raise ValueError(f"fact {fact!r} is unknown; use one of {sorted(vocabulary.FACTS)}")
    if fact and not rest:
        rest = {"is": True}
    if len(rest) != 1:
        raise ValueError(f"condition {dict(raw)} must have exactly one of {', '.join(MEANING)}")
    op, value = next(iter(rest.items()))
    if op not in MEANING:
        raise ValueError(f"condition {op!r} is not on the list; use one of {', '.join(MEANING)}")
    values = tuple(value) if isinstance(value, list) else (value,)
    _check_values(op, fact, values, words)
    return Condition(op, values, fact)


def _check_values(op: str, fact: str, values: tuple[object, ...], words: Dictionary) -> None:
    about_a_fact = op in {"is", "not", "said", "unsaid", "at_least", "above", "below"}
    if about_a_fact != bool(fact):
        raise ValueError(f"condition {op!r} {'needs a fact' if about_a_fact else 'takes no fact'}")
    if op in ONE_VALUE and len(values) != 1:
        raise ValueError(f"condition {op!r} takes one value, not {values}; write a second entry for an or")
    if op in {"age_below", "age_from"} and type(values[0]) is not int:
        raise ValueError(f"condition {op!r} needs a number of whole years, not {values[0]!r}")
    allowed: Iterable[object] | None = SITUATION_VALUES.get(op)
    if op == "outside_forum":
        allowed = words.forums
    elif fact in vocabulary.FACT_VALUES:
        allowed = vocabulary.FACT_VALUES[fact]
    elif op in {"is", "not", "said", "unsaid"}:
        allowed = (True, False)
    elif op in {"at_least", "above", "below"} and type(values[0]) not in (int, float):
        raise ValueError(f"condition {op!r} needs a number, not {values[0]!r}")
    if allowed is not None and not set(values) <= set(allowed):
        raise ValueError(f"{op!r} cannot be {values}; use {sorted(map(str, allowed))}")


def _obligations(raw: Iterable[str]) -> frozenset[str]:
    for word in raw:
        if word not in vocabulary.OBLIGATIONS and not word.startswith(vocabulary.DATED_OBLIGATIONS):
            raise ValueError(f"obligation {word!r} is unknown; use one of {sorted(vocabulary.OBLIGATIONS)}")
        if word not in vocabulary.OBLIGATIONS:
            Period.parse(word.partition(":")[2])
    return frozenset(raw)


def _forums(raw: Iterable[str], words: Dictionary) -> frozenset[str]:
    found = frozenset(raw)
    if found == ANY:
        return ANY
    if unknown := found - words.forums - {"none"}:
        raise ValueError(f"forum {sorted(unknown)} is unknown; use {sorted(words.forums)}, none, or * alone")
    return _some(found, "forums")


def _some(words: frozenset[str], name: str) -> frozenset[str]:
    if not words:
        raise ValueError(f"{name} is empty, so the rule could never apply; name at least one word")
    return words


def _text(entry: Mapping[str, Any], name: str) -> str:
    if not isinstance(entry[name], str) or not entry[name].strip():
        raise ValueError(f"{name} must be a text")
    return str(entry[name])


def _flag(entry: Mapping[str, Any], name: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false")
    return value


def _one_of(value: str, allowed: Iterable[str], name: str) -> str:
    if value not in allowed:
        raise ValueError(f"{name} {value!r} is unknown; use one of {sorted(allowed)}")
    return value


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"{value!r} is no day; write it as 2025-04-01 without quotes")
    return value
