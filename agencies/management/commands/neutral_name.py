"""Set the name under which an agency shows to those who are not told why a case exists."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.discretion import telling_words
from agencies.models import Agency


class Command(BaseCommand):
    """Show every agency with its neutral name, or set one."""

    help = "manage.py neutral_name, or manage.py neutral_name REF 'Ravnsholm Coordination Office'"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a reference and a name, or neither."""
        parser.add_argument("ref", nargs="?", type=UUID)
        parser.add_argument("name", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, or refuse a name that would tell, or set it; an empty one is the default sentence."""
        if options["ref"] is None:
            for agency in Agency.objects.filter(outside=False).order_by("country", "name"):
                self.stdout.write(f"{agency.ref}  {agency.name}  |  {agency.neutral_name or '(default)'}")
            return
        if words := telling_words([options["name"]]):
            raise CommandError(f"This name tells what the cases are about: {', '.join(words)}")
        if not Agency.objects.filter(ref=options["ref"]).update(neutral_name=options["name"].strip()):
            raise CommandError("There is no such agency.")
