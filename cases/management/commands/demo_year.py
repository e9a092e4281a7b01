"""Make the year of concerns behind the live cases."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cases.demo import refuse_in_production, year
from cases.demo.agencies import settle
from cases.demo.people import hire

STEPS, WIDTH = 20, 20


class Command(BaseCommand):
    help = (
        "Fill in the year behind the live cases. It can be stopped at any moment and goes on when run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_in_production()
        cast, target = hire(settle()), settings.DEMO_YEAR
        every = max(1, target // STEPS)
        try:
            for count in year.fill(cast, target):
                if count % every == 0:
                    self._show(count, target)
        except KeyboardInterrupt:
            self.stdout.write("Stopped. What was made stays; run it again to go on.")
            return
        self.stdout.write(f"The year is there: {year.made(cast)} concerns.")

    def _show(self, count: int, target: int) -> None:
        bar = "#" * (WIDTH * count // target)
        self.stdout.write(f"The year [{bar:.<{WIDTH}}] {count} of {target} concerns")
        self.stdout.flush()
