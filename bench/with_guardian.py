"""django-guardian on the test cluster: one permission a question, given where our law permits."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import django
from django.db import connection

from ops.services import process_environment
from ops.testbed import NOBODY_LISTENS, SETTINGS, Testbed
from sharing.engine.request import Request

DATABASE = f"run_{os.getpid()}_bench"


@contextmanager
def database() -> Iterator[None]:
    """Migrate a throw-away database and let Django use it."""
    testbed = Testbed()
    testbed.join()
    try:
        testbed.fresh(DATABASE)
        owner = testbed.addresses(DATABASE).owner
        os.environ.update(process_environment(SETTINGS, database=owner, broker=NOBODY_LISTENS))
        django.setup()
        yield
    finally:
        connection.close()
        testbed.leave()


class Guardian:
    """Ask whether a user has a permission on an object: from the database, or prefetched."""

    def __init__(self, questions: Iterable[Request], permitted: Iterable[bool], *, prefetched: bool) -> None:
        from guardian.core import ObjectPermissionChecker  # noqa: PLC0415
        from guardian.shortcuts import assign_perm  # noqa: PLC0415

        from agencies.models import District, User  # noqa: PLC0415  Django is set up only now

        self.name = f"guardian has_perm, {'prefetched' if prefetched else 'asking the database'}"
        self.checker: Any = ObjectPermissionChecker
        asked = [(q, f"{q.recipient.kind}@{q.recipient.country}") for q in questions]
        users = {name: User.objects.get_or_create(username=name)[0] for name in {name for _, name in asked}}
        places = {d.name: d for d in District.objects.filter(country="ZZ")}
        for question, _ in asked:
            if question.data[0].id not in places:
                places[question.data[0].id] = District.objects.create(name=question.data[0].id, country="ZZ")
        self.places = places
        for (question, name), yes in zip(asked, permitted, strict=True):
            if yes:
                assign_perm("agencies.view_district", users[name], places[question.data[0].id])
        self.users = users
        self.ready = {name: self._checker(user) for name, user in users.items()} if prefetched else {}

    def _checker(self, user: object) -> Any:
        checker = self.checker(user)
        checker.prefetch_perms(list(self.places.values()))
        return checker

    def asker(self, request: Request) -> Callable[[], bool]:
        """Prepare one question, so that only the asking is measured."""
        name, place = f"{request.recipient.kind}@{request.recipient.country}", self.places[request.data[0].id]
        if self.ready:
            ready = self.ready[name].has_perm
            return lambda: bool(ready("view_district", place))
        make, user = self.checker, self.users[name]
        return lambda: bool(make(user).has_perm("view_district", place))
