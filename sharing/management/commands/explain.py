"""Print the reasoning behind one scenario."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sharing import explain
from sharing.engine.decide import decide
from sharing.scenarios import laws_on, read, request_from


class Command(BaseCommand):
    """Show the answer, the sentence and every rule met on the way."""

    help = "Explain one scenario of a file, step by step."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and the scenario's id."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("id", metavar="ID")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the reasoning."""
        found = [scenario for scenario in read(options["file"]) if scenario["id"] == options["id"]]
        if not found:
            raise CommandError(f"{options['file']} has no scenario {options['id']}")
        scenario = found[0]
        answer = decide(request_from(scenario["given"], scenario["jurisdiction"]), laws_on())
        self.stdout.write(
            f"{scenario['id']}: {scenario['title']}\n{answer.outcome}: {explain.sentence(answer)}"
        )
        for item in answer.items:
            self.stdout.write(
                f"\nItem {item.datum_id}: {item.outcome}, basis {item.basis}, rules {', '.join(item.rules)}"
            )
            for line in explain.steps(item):
                self.stdout.write(f"  {line}")
