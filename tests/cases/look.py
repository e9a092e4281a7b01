"""Look at what a verb did, and at how it refuses."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

import pytest

from audit.models import Delivery, Event
from cases.models import Disclosure, Item
from infohouse.core.actor import Actor
from infohouse.core.errors import InfohouseError
from tests import stages

E = TypeVar("E", bound=InfohouseError)


def refused(error: type[E], verb: Callable[..., Any], actor: Actor, **kwargs: Any) -> E:
    """Assert that a verb refuses, and return the refusal."""
    with pytest.raises(error) as caught:
        stages.do(verb, actor, **kwargs)
    return caught.value


def row(model: Any, actor: Actor, **which: Any) -> Any:
    """Return the one row that somebody reaches."""
    with stages.seen_by(actor):
        return model.objects.visible_to(actor).get(**which)


def count(model: Any, actor: Actor, **which: Any) -> int:
    """Return how many rows somebody reaches."""
    with stages.seen_by(actor):
        return int(model.objects.visible_to(actor).filter(**which).count())


def happened(actor: Actor, kind: str, about: UUID | None = None) -> int:
    """Return how many events of a kind the actor's agency knows of."""
    return count(Event, actor, kind=kind, **({"about": about} if about else {}))


def waiting(task: str) -> int:
    """Return how many deliveries wait for a task."""
    return Delivery.objects.filter(task=task).count()


def readable(actor: Actor, **which: Any) -> set[str]:
    """Return the categories of the items that somebody reads."""
    with stages.seen_by(actor):
        return {f"{i.category}/{i.nature}" for i in Item.objects.visible_to(actor).filter(**which)}


def disclosed(actor: Actor, **which: Any) -> int:
    """Return how many live disclosures the actor's agency knows of."""
    return count(Disclosure, actor, ended_at=None, **which)
