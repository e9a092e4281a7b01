"""Say whether the trail is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit import sealing


class Command(BaseCommand):
    help = (
        "Check every seal of the trail; exit with an error where one does not hold. Run as the worker's role."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = sealing.verify()
        for sentence in wrong:
            self.stderr.write(sentence)
        if wrong:
            raise CommandError(f"{len(wrong)} seals do not hold.")
        self.stdout.write("The trail is whole.")
