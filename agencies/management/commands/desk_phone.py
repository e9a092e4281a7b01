"""Set the telephone of an agency's desk, which another info-house is told to call."""

import re
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.models import Agency

NUMBER = re.compile(r"\+?[0-9][0-9 ()/-]{2,38}")


class Command(BaseCommand):
    """Show every info-house with its telephone, or set that of one agency."""

    help = "manage.py desk_phone, or manage.py desk_phone REF '+45 55 50 10 01'"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a reference and a number, or neither."""
        parser.add_argument("ref", nargs="?", type=UUID)
        parser.add_argument("phone", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, or refuse what is no number, or set it; an empty one takes it away."""
        if options["ref"] is None:
            for house in Agency.objects.filter(kind=Agency.Kind.INFO_HOUSE).order_by("country", "name"):
                self.stdout.write(f"{house.ref}  {house.name}  |  {house.phone or '(none)'}")
            return
        phone = options["phone"].strip()
        if phone and not NUMBER.fullmatch(phone):
            raise CommandError(
                "This is no telephone number: digits and spaces, with + in front of a country's."
            )
        if not Agency.objects.filter(ref=options["ref"]).update(phone=phone):
            raise CommandError("There is no such agency.")
