"""Put the key that verifies stamps where only the owner's functions read it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from infohouse.core import wall


class Command(BaseCommand):
    help = "Install the key of the wall. Run as the owner of the database, after migrate."

    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into wall.key (id, key) values (1, %s)"
                " on conflict (id) do update set key = excluded.key",
                [wall.key()],
            )
        self.stdout.write("The wall has its key.")
