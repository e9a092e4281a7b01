"""Make the demo's district, staff and live cases."""

from typing import Any

from django.core.management.base import BaseCommand

from cases.demo import live, refuse_in_production


class Command(BaseCommand):
    help = "Make the invented district with its staff and live cases. Run again, it makes nothing twice."

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_in_production()
        new = live.seed()
        self.stdout.write(
            "The district and its live cases are there." if new else "The district was there already."
        )
