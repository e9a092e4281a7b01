"""Who answers for an act."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from infohouse.core.errors import NotAllowed
from infohouse.core.purpose import Purpose


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or a machine client, the agency and role acted for, and the purpose stated.

    `employer_id` differs from `agency_id` where somebody works in a house but is paid elsewhere.
    `cleared` says that the actor may know that the security track exists, `unaware` that its agency gives
    ordinary help and is not told why a case exists.
    """

    agency_id: int
    kind: str
    country: str
    role: str
    purpose: Purpose
    permissions: frozenset[str] = field(default_factory=frozenset)
    user_id: int | None = None
    client_id: int | None = None
    employer_id: int | None = None
    cleared: bool = False
    unaware: bool = False

    @property
    def is_machine(self) -> bool:
        """Whether no person stands behind the act at this moment."""
        return self.user_id is None

    def can(self, permission: str) -> bool:
        """Say whether the role carries the permission."""
        return permission in self.permissions

    def must(self, permission: str) -> None:
        """Refuse with NotAllowed unless the role carries the permission."""
        if not self.can(permission):
            raise NotAllowed(permission)


# Set only by infohouse.core.wall.acting_as; the database backend reads it at every BEGIN.
current: ContextVar[Actor | None] = ContextVar("current_actor", default=None)

# What was found out about an actor's reach while it acts, forgotten with the act. A verb that changes teams
# forgets it at once.
remembered: ContextVar[dict[object, Any] | None] = ContextVar("remembered_reach", default=None)


def once(key: object, find: Callable[[], Any]) -> Any:
    """Return what `find` finds, asking once while somebody acts; outside of that, each time."""
    known = remembered.get()
    if known is None:
        return find()
    if key not in known:
        known[key] = find()
    return known[key]


def forget() -> None:
    """Forget what was found out: teams or grants have changed."""
    known = remembered.get()
    if known is not None:
        known.clear()
