"""Rule packs: one country's sharing and retention law as dated, cited data.

A pack is a folder of TOML files. It is read strictly, gets a digest over its whole content, and gives the law
of any one day: the rules with `valid_from` on or before that day and `until` after it.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sharing.engine.consent import Minors
from sharing.engine.law import Law
from sharing.engine.retention import Period
from sharing.engine.rule import Rule
from sharing.pack_rules import PackError, dictionary, read_rules

__all__ = ["Forum", "Pack", "PackError", "Retention", "all_packs", "in_force", "load"]

ROOT = Path(__file__).parent / "packs"
FICTIONAL = "ZZ"
FEEDBACK = frozenset({"received", "not-warranted", "taken-up", "passed-on", "may-not-say"})
PACK_KEYS = frozenset(
    {
        "country",
        "name",
        "version",
        "from",
        "notice",
        "confirmed_by",
        "consent",
        "age_lines",
        "forums",
        "feedback",
    }
)
PACK_OPTIONAL = frozenset(
    {"groups", "no_fallback_categories", "no_fallback_facts", "access_deferral", "open_points"}
)
RETENTION_KEYS = frozenset(
    {"closing", "review", "erase", "unfounded", "triage_clock", "referral_answer", "source", "confidence"}
)


@dataclass(frozen=True, slots=True)
class Forum:
    """A legal setting in which several agencies meet."""

    code: str
    name: str
    members: frozenset[str]
    secret: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Retention:
    """When a file is reviewed and erased, and how long triage and a referral may take."""

    review: Period
    erase: Period
    unfounded: Period
    triage_clock: Period
    referral_answer: Period
    closing: frozenset[str]
    source: str
    confidence: str


@dataclass(frozen=True)
class Pack:
    """One version of one country's law."""

    country: str
    name: str
    version: str
    digest: str
    start: date
    notice: str
    confirmed_by: str | None
    rules: tuple[Rule, ...]
    forums: Mapping[str, Forum]
    retention: Retention
    age_lines: Mapping[str, int]
    feedback: Mapping[str, str]
    minors: Minors
    no_fallback_categories: frozenset[str] = frozenset()
    no_fallback_facts: tuple[str, ...] = ()
    access_deferral: bool = False
    open_points: tuple[str, ...] = ()

    @property
    def members(self) -> Mapping[str, frozenset[str]]:
        """Which kinds of agency sit in each forum."""
        return {code: forum.members for code, forum in self.forums.items()}

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on one day."""
        return tuple(rule for rule in self.rules if rule.valid_from <= day < rule.until)

    def law(self, day: date) -> Law:
        """The law of one day, compiled; the days between two changes share one compilation."""
        return _compiled(self.country, self.digest, self.rules_on(day), _Frame.of(self))

    def latest_start(self) -> date:
        """The day on which the last known change of this law enters into force."""
        return max((rule.valid_from for rule in self.rules), default=self.start)


@dataclass(frozen=True)
class _Frame:
    """What of a pack goes into a law beside its rules."""

    forums: frozenset[str]
    secret: frozenset[str]
    minors: Minors
    closing: frozenset[str]
    no_fallback: frozenset[str]
    no_fallback_facts: tuple[str, ...]
    access_deferral: bool

    @classmethod
    def of(cls, pack: Pack) -> "_Frame":
        return cls(
            forums=frozenset(pack.forums),
            secret=frozenset(code for code, forum in pack.forums.items() if forum.secret),
            minors=pack.minors,
            closing=pack.retention.closing,
            no_fallback=pack.no_fallback_categories,
            no_fallback_facts=pack.no_fallback_facts,
            access_deferral=pack.access_deferral,
        )


@lru_cache(maxsize=64)
def _compiled(country: str, digest: str, rules: tuple[Rule, ...], frame: _Frame) -> Law:
    return Law(
        rules,
        country=country,
        forums=frame.forums,
        secret_forums=frame.secret,
        minors=frame.minors,
        closing=frame.closing,
        no_fallback_categories=frame.no_fallback,
        no_fallback_facts=frame.no_fallback_facts,
        access_deferral=frame.access_deferral,
    )


@lru_cache(maxsize=64)
def load(country: str, root: Path = ROOT) -> Pack:
    """Load one country's pack, or raise `PackError`."""
    folder = root / country.lower()
    if not folder.is_dir():
        raise PackError(
            str(folder.name), "", f"there is no pack for {country!r}; add a folder with its files"
        )
    parts = {name: _toml(folder / name) for name in ("pack.toml", "sharing.toml", "retention.toml")}
    return _pack(parts, _toml(root / "groups.toml"), place=folder.name)


def in_force(country: str, day: date) -> Pack:
    """Load the pack that applies on a day."""
    pack = load(country)
    if day < pack.start:
        raise PackError(
            f"{country.lower()}/pack.toml", "", f"the pack starts on {pack.start}; ask for a later day"
        )
    return pack


def all_packs(root: Path = ROOT) -> dict[str, Pack]:
    """Load every pack, by country code, the fictional one included."""
    folders = sorted(path.name.upper() for path in root.iterdir() if (path / "pack.toml").is_file())
    return {country: load(country, root) for country in folders}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackError(f"{path.parent.name}/{path.name}", "", "the file is missing; add it") from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path.parent.name}/{path.name}", "", f"is no valid TOML: {error}") from error


def _pack(parts: Mapping[str, dict[str, Any]], common: dict[str, Any], *, place: str) -> Pack:
    head, sharing, retention = parts["pack.toml"], parts["sharing.toml"], parts["retention.toml"]
    file = f"{place}/pack.toml"
    _keys(head, PACK_KEYS, PACK_OPTIONAL, file)
    try:
        words = dictionary([common, head.get("groups", {})], head["forums"])
        forums = {code: _forum(code, raw, words.kinds.expand) for code, raw in head["forums"].items()}
        minors = Minors(head["consent"]["minors"])
        no_fallback = words.categories.expand(head.get("no_fallback_categories", []))
    except (ValueError, KeyError, TypeError) as error:
        raise PackError(file, "", str(error)) from error
    if head["country"].lower() != place:
        raise PackError(file, "", f"country {head['country']!r} does not match the folder {place!r}")
    if lacking := FEEDBACK - head["feedback"].keys():
        raise PackError(file, "", f"add the feedback sentences {', '.join(sorted(lacking))}")
    _keys(sharing, frozenset({"rule"}), frozenset(), f"{place}/sharing.toml")
    return Pack(
        country=head["country"],
        name=head["name"],
        version=str(head["version"]),
        digest=_digest(parts, common),
        start=head["from"],
        notice=head["notice"],
        confirmed_by=head["confirmed_by"] or None,
        rules=read_rules(sharing["rule"], words, file=f"{place}/sharing.toml", start=head["from"]),
        forums=forums,
        retention=_retention(retention, f"{place}/retention.toml"),
        age_lines=head["age_lines"],
        feedback=head["feedback"],
        minors=minors,
        no_fallback_categories=no_fallback,
        no_fallback_facts=tuple(head.get("no_fallback_facts", ())),
        access_deferral=bool(head.get("access_deferral", False)),
        open_points=tuple(head.get("open_points", ())),
    )


def _keys(raw: Mapping[str, Any], required: frozenset[str], optional: frozenset[str], file: str) -> None:
    if missing := required - raw.keys():
        raise PackError(file, "", f"add {', '.join(sorted(missing))}")
    if unknown := raw.keys() - required - optional:
        raise PackError(file, "", f"remove or correct {', '.join(sorted(unknown))}")


def _forum(code: str, raw: Mapping[str, Any], expand: Any) -> Forum:
    return Forum(
        code=code,
        name=raw["name"],
        members=expand(raw["members"]),
        secret=bool(raw.get("secret", False)),
        note=raw.get("note", ""),
    )


def _retention(raw: Mapping[str, Any], file: str) -> Retention:
    _keys(raw, RETENTION_KEYS, frozenset({"notes"}), file)
    try:
        for obligation in raw["closing"]:
            Period.parse(obligation.partition(":")[2])
        periods = {
            name: Period.parse(raw[name])
            for name in ("review", "erase", "unfounded", "triage_clock", "referral_answer")
        }
    except ValueError as error:
        raise PackError(file, "", str(error)) from error
    return Retention(
        closing=frozenset(raw["closing"]), source=raw["source"], confidence=raw["confidence"], **periods
    )


def _digest(parts: Mapping[str, dict[str, Any]], common: Mapping[str, Any]) -> str:
    """Hash the content, not its lay-out: comments and order of keys do not count."""
    canonical = json.dumps({**parts, "groups": common}, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
