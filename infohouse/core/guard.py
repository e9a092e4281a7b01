"""The door: guarded rows are reached through visible_to(actor), or not at all."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models.sql import Query

from infohouse.core.actor import Actor


class NotScoped(RuntimeError):
    """A guarded query ran without saying for whom. A defect in our code, never a user's mistake."""


class GuardedQuery(Query):
    """A query that refuses to run until it was scoped."""

    scoped = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        if not self.scoped:
            raise NotScoped(f"{self.model} was read without visible_to(actor)")
        return super().get_compiler(*args, **kwargs)


class GuardedQuerySet(models.QuerySet[Any]):
    """Rows of a guarded model. Each model says in `reach(actor)` which of them an actor reaches."""

    query: GuardedQuery

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query or GuardedQuery(model), using, hints)

    def visible_to(self, actor: Actor) -> Self:
        """Return the rows this actor reaches, for the purpose it stated."""
        rows = self.filter(self.model.reach(actor))
        rows.query.scoped = True
        return rows

    def unscoped(self, reason: str) -> Self:
        """Return all rows the wall lets through. Every use carries its reason; a test lists them."""
        if not reason:
            raise NotScoped("unscoped() needs a reason")
        rows = self.all()
        rows.query.scoped = True
        return rows

    # update() and delete() build queries of other classes, which would forget the check.
    def update(self, **values: Any) -> int:
        self._must_be_scoped()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._must_be_scoped()
        return super().delete()

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        self._must_be_scoped()
        return super().bulk_update(objs, fields, batch_size)

    def _must_be_scoped(self) -> None:
        if not self.query.scoped:
            raise NotScoped(f"{self.model.__name__} was changed without visible_to(actor)")


class GuardedManager(models.Manager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    """The one manager of a guarded model."""


class Guarded(models.Model):
    """A row that belongs to somebody: reached through the door, and through the wall behind it."""

    objects = GuardedManager()

    class Meta:
        abstract = True

    @classmethod
    def reach(cls, actor: Actor) -> models.Q:
        """Say which rows an actor reaches."""
        raise NotScoped(f"{cls.__name__} does not say who reaches it")
