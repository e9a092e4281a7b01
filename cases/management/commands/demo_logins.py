"""Print who can sign in to the demo and how a system calls it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.demo import logins, refuse_in_production
from cases.demo.agencies import BODIES, CLIENT_SECRET, client_id, settle
from cases.demo.people import HATS, PASSWORD, hire

AGENCY = "municipality"


class Command(BaseCommand):
    help = "Print the demo's logins by role, and the lines with which a system pulls a referral."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--base", default="http://127.0.0.1:8000", help="where the platform is served")

    def handle(self, *args: Any, base: str, **options: Any) -> None:
        refuse_in_production()
        cast = hire(settle())
        people = len({hat.username for hat in HATS})
        lines = [
            "",
            f"Sign in at {base}/   Password of all {people} people: {PASSWORD}",
            "",
            *logins.table(),
            "",
            f"The system of {BODIES[AGENCY].name}: client {client_id(AGENCY)}, secret {CLIENT_SECRET}",
            "",
            *logins.api_lines(base.rstrip("/"), AGENCY, logins.open_referral(cast, AGENCY)),
            "",
        ]
        self.stdout.write("\n".join(lines))
