"""Run scenario files against the packs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sharing.scenarios import check, laws_on, read


class Command(BaseCommand):
    """Print one line for each failing scenario, and close with the count."""

    help = "Check scenario files (schema sharing-scenarios/1) against the rule packs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files."""
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run all files; the exit status is 1 if anything failed."""
        laws = laws_on()
        scenarios = [scenario for file in options["files"] for scenario in read(file)]
        failures = [failure for scenario in scenarios if (failure := check(scenario, laws)) is not None]
        for failure in failures:
            self.stdout.write(str(failure))
        self.stdout.write(f"{len(scenarios) - len(failures)} passed, {len(failures)} failed")
        if failures:
            raise SystemExit(1)
