"""Print the reasoning behind one scenario."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sharing import explain
from sharing.engine.answer import Answer
from sharing.engine.decide import decide
from sharing.scenarios import ScenarioError, check, laws_on, read, request_from

Scenario = Mapping[str, Any]


class Command(BaseCommand):
    """Show the situation, the answer, every rule met on the way, and whether that was expected."""

    help = "Explain one scenario of a file, step by step."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and the scenario's whole id."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("id", metavar="ID", help="the whole id of one scenario")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the reasoning."""
        scenario, laws = _found(options["file"], options["id"]), laws_on()
        answer = decide(request_from(scenario["given"], scenario["jurisdiction"]), laws)
        failure = check(scenario, laws)
        lines = [
            f"{scenario['id']}: {scenario['title']}",
            *_situation(scenario),
            f"Answer: {answer.outcome}. {explain.sentence(answer)}",
            *_items(answer),
            f"Not as expected: {failure.expected}" if failure else "As expected.",
        ]
        self.stdout.write("\n".join(lines))


def _found(file: str, wanted: str) -> Scenario:
    """Return the one scenario of an id; a part of an id or a double one is refused with what is there."""
    try:
        scenarios = read(file)
    except (ScenarioError, OSError) as error:
        raise CommandError(str(error)) from error
    found = [s for s in scenarios if str(s["id"]) == wanted]
    if len(found) > 1:
        raise CommandError(f"{file} has {len(found)} scenarios {wanted}; give each its own id")
    if not found:
        ids = [str(s["id"]) for s in scenarios]
        near = [i for i in ids if i.startswith(wanted)][:8] or get_close_matches(wanted, ids)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise CommandError(f"{file} has no scenario {wanted}{hint}")
    return found[0]


def _situation(scenario: Scenario) -> Iterator[str]:
    given = scenario["given"]
    source, recipient = given["source"], given["recipient"]
    yield (
        f"Given: {_body(source)} to {_body(recipient)}, for {given['purpose']},"
        f" forum {given.get('forum', 'none')}, under the law of {', '.join(scenario['jurisdiction'])}"
    )
    for place, datum in enumerate(given["data"]):
        marks = f", carries {', '.join(datum['carries'])}" if datum.get("carries") else ""
        yield f"  item {datum.get('id', place)}: {datum['category']}{marks}"
    if age := (given.get("subject") or {}).get("age"):
        yield f"  the person is {age} years old"
    yield from (f"  {fact}: {value}" for fact, value in (given.get("facts") or {}).items())


def _body(raw: Mapping[str, Any]) -> str:
    return f"{raw['agency']} ({raw['country']}{', sits in the forum' if raw.get('member') else ''})"


def _items(answer: Answer) -> Iterator[str]:
    for item in answer.items:
        yield f"Item {item.datum_id}: {item.outcome}, basis {item.basis}, rules {', '.join(item.rules)}"
        yield from (f"  {line}" for line in explain.steps(item))
        if marks := explain.labels(item.obligations):
            yield f"  Obligations: {'; '.join(marks)}"
