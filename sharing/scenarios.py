"""Scenario files: what lawyers write down and the engine must answer (schema sharing-scenarios/1)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sharing.engine.answer import Answer, ItemAnswer
from sharing.engine.decide import decide
from sharing.engine.law import Law
from sharing.engine.request import Body, Datum, Origin, Request, Step
from sharing.pack import all_packs

SCHEMA = "sharing-scenarios/1"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one reads ten times as fast


@dataclass(frozen=True, slots=True)
class Failure:
    """A scenario whose answer is not the one expected."""

    id: str
    expected: str
    got: str
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.id}: expected {self.expected}, got {self.got} (rules: {', '.join(self.rules) or 'none'})"
        )


class ScenarioError(Exception):
    """A scenario file that cannot be read."""


def laws_on(day: date | None = None) -> dict[str, Law]:
    """The law of every country on a day; by default today, or the latest change already known."""
    packs = all_packs()
    when = day or max([date.today(), *(pack.latest_start() for pack in packs.values())])
    return {country: pack.law(when) for country, pack in packs.items()}


def read(path: Path | str) -> list[dict[str, Any]]:
    """Read the scenarios of one file."""
    return read_text(Path(path).read_text(encoding="utf-8"), str(path))


def read_text(text: str, path: str) -> list[dict[str, Any]]:
    """Read scenarios from a text; `path` is what an error calls it."""
    try:
        content = LOADER(text).get_single_data()
    except yaml.YAMLError as error:
        raise ScenarioError(f"{path}: is no valid YAML: {error}") from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise ScenarioError(f"{path}: the file must begin with schema: {SCHEMA}")
    return list(content.get("scenarios") or [])


def run(path: Path | str, laws: Mapping[str, Law] | None = None) -> list[Failure]:
    """Run one file and return what failed."""
    known = laws if laws is not None else laws_on()
    return failures(read(path), known)


def failures(scenarios: Iterable[Mapping[str, Any]], laws: Mapping[str, Law]) -> list[Failure]:
    """Run scenarios and return what failed."""
    return [failure for scenario in scenarios if (failure := check(scenario, laws)) is not None]


def check(scenario: Mapping[str, Any], laws: Mapping[str, Law]) -> Failure | None:
    """Run one scenario; one that cannot be read has failed, and the others still run."""
    try:
        answer = decide(request_from(scenario["given"], scenario["jurisdiction"]), laws)
        problems = list(_differences(scenario["expect"], answer))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Failure(str(scenario.get("id", "?")), "a scenario of this schema", f"unreadable {error!r}", ())
    if not problems:
        return None
    rules = tuple(dict.fromkeys(rule for item in answer.items for rule in item.rules))
    expected, got = zip(*problems, strict=True)
    return Failure(str(scenario["id"]), "; ".join(expected), "; ".join(got), rules)


def request_from(given: Mapping[str, Any], jurisdiction: Sequence[str]) -> Request:
    """Build a request from the `given` part of a scenario."""
    return Request(
        jurisdiction=tuple(map(_country, jurisdiction)),
        source=_body(given["source"]),
        recipient=_body(given["recipient"]),
        purpose=given["purpose"],
        data=tuple(_datum(raw, position) for position, raw in enumerate(given["data"])),
        forum=given.get("forum", "none"),
        initiative=given.get("initiative", "own"),
        track=given.get("track", "untriaged"),
        age=(given.get("subject") or {}).get("age"),
        facts=dict(given.get("facts") or {}),
        history=tuple(_step(raw) for raw in given.get("history") or ()),
    )


def _body(raw: Mapping[str, Any]) -> Body:
    return Body(kind=raw["agency"], country=_country(raw["country"]), member=bool(raw.get("member", False)))


def _country(raw: object) -> str:
    """Read a country code; YAML takes an unquoted NO for "no"."""
    return "NO" if raw is False else str(raw)


def _datum(raw: Mapping[str, Any], position: int) -> Datum:
    origin = raw.get("origin")
    return Datum(
        id=str(raw.get("id", position)),
        category=raw["category"],
        about=raw.get("about", "general"),
        origin=Origin(kind=origin["agency"], forum=origin.get("forum", "none")) if origin else None,
        carries=frozenset(raw.get("carries") or ()),
        separable=bool(raw.get("separable", True)),
        sources=tuple(map(str, raw.get("sources") or ())),
        erase_by_passed=bool(raw.get("erase_by_passed", False)),
        review_by_passed=bool(raw.get("review_by_passed", False)),
    )


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(
        frm=raw.get("from", ""),
        to=raw.get("to", ""),
        forum=raw.get("forum", "none"),
        purpose=raw.get("purpose", ""),
        imposed=frozenset(raw.get("imposed") or ()),
    )


def _differences(wanted: Mapping[str, Any], answer: Answer) -> Iterator[tuple[str, str]]:
    yield from _compare("", wanted, answer)
    for datum_id, part in (wanted.get("items") or {}).items():
        try:
            yield from _compare(f"{datum_id} ", part, answer.item(str(datum_id)))
        except KeyError:
            yield f"{datum_id} answered", "no such item"


def _compare(label: str, wanted: Mapping[str, Any], got: Answer | ItemAnswer) -> Iterator[tuple[str, str]]:
    missing = frozenset(wanted.get("obligations") or ()) - got.obligations
    if wanted["decision"] != got.outcome or missing:
        expected = _with(wanted["decision"], wanted.get("obligations") or ())
        yield label + expected, label + _with(str(got.outcome), got.obligations)


def _with(decision: str, obligations: Iterable[str]) -> str:
    return f"{decision} [{', '.join(sorted(obligations))}]"
