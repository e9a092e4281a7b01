"""Whoever runs the platform says whom another house calls."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Agency
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def house(cast: Cast) -> Agency:
    return Agency.objects.get(ref=cast.ref("house"))


def test_an_operator_sets_it_and_sees_it_in_the_list(cast: Cast) -> None:
    call_command("desk_phone", str(cast.ref("house")), "+45 55 50 10 01")
    assert house(cast).phone == "+45 55 50 10 01"
    told = StringIO()
    call_command("desk_phone", stdout=told)
    assert "+45 55 50 10 01" in told.getvalue()


def test_an_empty_one_takes_it_away(cast: Cast) -> None:
    call_command("desk_phone", str(cast.ref("house")), "112")
    call_command("desk_phone", str(cast.ref("house")), "")
    assert house(cast).phone == ""


@pytest.mark.parametrize("wrong", ["ask for Karen", "+", "12 34 56 78; 2"])
def test_what_is_no_number_is_refused(cast: Cast, wrong: str) -> None:
    before = house(cast).phone
    with pytest.raises(CommandError, match="no telephone number"):
        call_command("desk_phone", str(cast.ref("house")), wrong)
    assert house(cast).phone == before


def test_an_unknown_agency_is_said(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no such agency"):
        call_command("desk_phone", "00000000-0000-4000-8000-000000000000", "112")
