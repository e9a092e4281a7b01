"""Read the parts of a pack strictly: head, rules, periods. An error names file, rule and remedy."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sharing.engine.consent import Minors
from sharing.engine.retention import Period
from sharing.engine.rule import Rule
from sharing.engine.vocabulary import FACTS
from sharing.pack_rules import CONFIDENCE, Dictionary, PackError, dictionary, read_rules
from sharing.pack_shape import Forum, KnownPeriod, OpenPoint, Pack, Retention

LAW_FILES = ("pack.toml", "sharing.toml", "retention.toml")
FEEDBACK = frozenset({"received", "not-warranted", "taken-up", "passed-on", "may-not-say"})
PACK_KEYS = frozenset([
    "country", "name", "version", "from", "notice", "confirmed_by", "consent", "age_lines",
    "forums", "feedback",
])  # fmt: skip
PACK_OPTIONAL = frozenset(
    {"groups", "no_fallback_categories", "no_fallback_facts", "access_deferral", "open_points"}
)
PERIODS = ("review", "erase", "unfounded", "triage_clock", "referral_answer")
RETENTION_KEYS = frozenset({"closing", "source", "confidence", *PERIODS})
KNOWN_KEYS = frozenset({"what", "period", "source", "confidence"})
FORUM_KEYS, POINT_KEYS = frozenset({"name", "members"}), frozenset({"text"})
DATED = ("review-by:", "erase-by:")

Raw = Mapping[str, Any]


def read_parts(parts: Mapping[str, Any], *, place: str) -> Pack:
    """Return the pack that its parsed files and the common groups make, or raise `PackError`."""
    head, sharing, retention = (parts[name] for name in LAW_FILES)
    file = f"{place}/pack.toml"
    words, fields = _head(head, parts["groups"], file, place)
    _keys(sharing, frozenset({"rule"}), frozenset(), f"{place}/sharing.toml")
    rules = read_rules(sharing["rule"], words, file=f"{place}/sharing.toml", start=head["from"])
    canonical = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=False)
    return Pack(
        **fields,
        canonical=canonical,
        digest=hashlib.sha256(canonical.encode()).hexdigest(),
        rules=rules,
        retention=_retention(retention, f"{place}/retention.toml"),
        open_points=_open_points(head.get("open_points", []), rules, file),
    )


def _head(head: Raw, common: Raw, file: str, place: str) -> tuple[Dictionary, dict[str, Any]]:
    """Read what stands in pack.toml."""
    _keys(head, PACK_KEYS, PACK_OPTIONAL, file)
    if not isinstance(head["country"], str) or head["country"].lower() != place:
        raise PackError(file, "", f"country {head['country']!r} does not match the folder {place!r}")
    if type(head["from"]) is not date:
        raise PackError(file, "", f"from is {head['from']!r}; write a day as 2025-04-01 without quotes")
    for name in ("name", "version", "notice"):
        if not isinstance(head[name], str) or not head[name].strip():
            raise PackError(file, "", f"{name} is {head[name]!r}; write a text in quotes")
    if lacking := FEEDBACK - head["feedback"].keys():
        raise PackError(file, "", f"add the feedback sentences {', '.join(sorted(lacking))}")
    try:
        words = dictionary([common, head.get("groups", {})], head["forums"])
        return words, _fields(head, words, file)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackError(file, "", str(error)) from error


def _fields(head: Raw, words: Dictionary, file: str) -> dict[str, Any]:
    return {
        "country": head["country"],
        "name": head["name"],
        "version": head["version"],
        "start": head["from"],
        "notice": head["notice"],
        "confirmed_by": head["confirmed_by"] or None,
        "forums": {c: _forum(c, raw, words.kinds.expand, file) for c, raw in head["forums"].items()},
        "age_lines": _ages(head["age_lines"]),
        "feedback": head["feedback"],
        "minors": _minors(head["consent"]["minors"]),
        "no_fallback_categories": words.categories.expand(head.get("no_fallback_categories", [])),
        "no_fallback_facts": _facts(head.get("no_fallback_facts", ())),
        "access_deferral": _flag(head, "access_deferral"),
    }


def _forum(code: str, raw: Raw, expand: Callable[[Iterable[str]], frozenset[str]], file: str) -> Forum:
    _keys(raw, FORUM_KEYS, frozenset({"secret", "note"}), f"{file}, forum {code}")
    members = expand(raw["members"])
    if not members:
        raise ValueError(f"forum {code!r} seats nobody; name its members")
    return Forum(code, raw["name"], members, secret=_flag(raw, "secret"), note=raw.get("note", ""))


def _minors(word: str) -> Minors:
    known = [minors.value for minors in Minors]
    if word not in known:
        raise ValueError(f"minors {word!r} is unknown; use one of {known}")
    return Minors(word)


def _flag(raw: Raw, name: str) -> bool:
    value = raw.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name} is {value!r}; write true or false without quotes")
    return value


def _facts(names: Iterable[str]) -> tuple[str, ...]:
    if unknown := sorted(set(names) - FACTS.keys()):
        raise ValueError(f"no_fallback_facts names {unknown}, which no question asks; correct them")
    return tuple(names)


def _ages(raw: Mapping[str, object]) -> Mapping[str, int]:
    for name, age in raw.items():
        if type(age) is not int or not 0 < age < 100:
            raise ValueError(f"age line {name!r} is {age!r}; write whole years")
    return raw  # type: ignore[return-value]


def _open_points(raw: Iterable[Raw], rules: Iterable[Rule], file: str) -> tuple[OpenPoint, ...]:
    ids = {rule.id for rule in rules}
    for point in raw:
        if not isinstance(point, Mapping):
            raise PackError(file, "", f'write the open point as {{ text = "...", rules = [] }}: {point!r}')
        _keys(point, POINT_KEYS, frozenset({"rules"}), file)
        if unknown := set(point.get("rules", ())) - ids:
            raise PackError(
                file, "", f"an open point names {sorted(unknown)}, which this pack has not; correct the ids"
            )
    return tuple(OpenPoint(point["text"], frozenset(point.get("rules", ()))) for point in raw)


def _retention(raw: Raw, file: str) -> Retention:
    _keys(raw, RETENTION_KEYS, frozenset({"known"}), file)
    try:
        for name in PERIODS:
            if not isinstance(raw[name], str):
                raise ValueError(f'{name} is {raw[name]!r}; write a period in quotes, such as "P6M"')
        if not isinstance(raw["closing"], list):
            raise ValueError('closing must be a list; write closing = ["review-by:P6M"]')
        for obligation in raw["closing"]:
            if not obligation.startswith(DATED):
                raise ValueError(f"closing {obligation!r} must begin with review-by: or erase-by:")
            Period.parse(obligation.partition(":")[2])
        periods = {name: Period.parse(raw[name]) for name in PERIODS}
    except (ValueError, TypeError) as error:
        raise PackError(file, "", str(error)) from error
    known = tuple(_known(entry, file) for entry in raw.get("known", ()))
    _confident(raw, file)
    return Retention(
        closing=frozenset(raw["closing"]), source=raw["source"], confidence=raw["confidence"],
        known=known, **periods,
    )  # fmt: skip


def _known(raw: Raw, file: str) -> KnownPeriod:
    _keys(raw, KNOWN_KEYS, frozenset(), file)
    _confident(raw, file)
    try:
        Period.parse(raw["period"])
    except (ValueError, TypeError) as error:
        raise PackError(file, str(raw["what"]), str(error)) from error
    return KnownPeriod(**raw)


def _confident(raw: Raw, file: str) -> None:
    if raw["confidence"] not in CONFIDENCE:
        known = ", ".join(sorted(CONFIDENCE))
        raise PackError(file, "", f"confidence {raw['confidence']!r} is unknown; use one of {known}")


def _keys(raw: Raw, required: frozenset[str], optional: frozenset[str], file: str) -> None:
    if missing := required - raw.keys():
        raise PackError(file, "", f"add {', '.join(sorted(missing))}")
    if unknown := raw.keys() - required - optional:
        raise PackError(file, "", f"remove or correct {', '.join(sorted(unknown))}")
