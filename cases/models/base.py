"""What the nouns of this room share."""

import uuid
from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext as _

from infohouse.core.errors import WrongState
from infohouse.core.guard import Guarded


class Referenced(Guarded):
    """A guarded row with a public, random reference. The primary key never leaves the house."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.ref}"


def must_be(current: str, allowed: Collection[str]) -> None:
    """Raise WrongState unless the current state is one of the allowed ones."""
    if current not in allowed:
        raise WrongState(_("Somebody has already moved this on. Look at its present state before you go on."))
