"""PostgreSQL, with the acting agency stamped into each transaction.

With ATOMIC_REQUESTS the transaction opens around the view, after all middleware: a SET LOCAL in a middleware
would be lost. So the outermost BEGIN itself carries the stamp, and it dies with the transaction.
"""

from typing import Any

from django.db.backends.postgresql import base

from infohouse.core import wall
from infohouse.core.actor import current


class DatabaseWrapper(base.DatabaseWrapper):
    """Stamp at every outermost BEGIN; outside a transaction nobody acts and no guarded row is seen."""

    def set_autocommit(self, autocommit: bool, *args: Any, **kwargs: Any) -> None:
        super().set_autocommit(autocommit, *args, **kwargs)
        if not autocommit and current.get() is not None:
            self.stamp()

    def stamp(self) -> None:
        """Write the stamp of the current actor into the running transaction."""
        value = wall.stamp_for(current.get(), self.connection.info.backend_pid)
        with self.connection.cursor() as cursor:
            cursor.execute("select set_config('app.actor', %s, true)", [value])
