"""Every address is in the inventory, and none says what or whom it is about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from agencies.permissions import ROLES
from infohouse import middleware
from tests.promises.addresses import ACCOUNT_PREFIXES, API, GALLERY_PREFIX, OPEN, PAGES, PARAMETERS
from tests.promises.code import ROOT


def addresses(resolver: Any = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry)
        else:
            yield entry


def ours() -> list[URLPattern]:
    """Return the addresses that are ours, without allauth's and the gallery's."""
    return [a for a in addresses() if not (a.name or "").startswith((*ACCOUNT_PREFIXES, GALLERY_PREFIX))]


def test_every_address_is_in_the_inventory() -> None:
    assert {a.name for a in ours()} == {*PAGES, *API, *OPEN}


def test_every_permission_of_the_inventory_exists() -> None:
    known = {permission for _, permissions, _ in ROLES.values() for permission in permissions}
    assert set(PAGES.values()) <= known | {"door", "a hat"}


def test_what_is_open_before_the_login_is_exactly_what_the_inventory_opens() -> None:
    closed = {*PAGES, *API}
    assert not [name for name in closed if name.startswith(middleware.OPEN_PREFIXES)]
    assert [name for name in OPEN if not name.startswith(middleware.OPEN_PREFIXES)] == []


@pytest.mark.parametrize("address", ours(), ids=lambda a: a.name)
def test_an_address_holds_references_and_steps_only(address: URLPattern) -> None:
    found = {name: type(converter).__name__ for name, converter in address.pattern.converters.items()}
    assert found.items() <= PARAMETERS.items()


def test_every_page_of_the_inventory_has_its_row_in_the_table_of_pages() -> None:
    edges = Path(ROOT) / "tests" / "edges"
    table = "".join(
        (edges / name).read_text() for name in ("pages.py", "desk_scene.py", "front_door_scene.py")
    )
    assert [name for name in PAGES if f'"{name}"' not in table] == []
