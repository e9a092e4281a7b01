"""Set the name under which an agency shows to those who are told nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Agency
from tests.cast import Cast


def test_every_agency_is_listed_with_its_neutral_name(cast: Cast) -> None:
    shown = StringIO()
    call_command("neutral_name", stdout=shown)
    assert f"{cast.ref('police')}  Ravnsholm Police  |  (default)" in shown.getvalue()


def test_it_is_set_and_taken_away_again(cast: Cast) -> None:
    for name in ("Ravnsholm Citizen Contact", ""):
        call_command("neutral_name", str(cast.ref("police")), name)
        assert Agency.objects.get(ref=cast.ref("police")).neutral_name == name


def test_a_name_that_tells_is_refused(cast: Cast) -> None:
    with pytest.raises(CommandError, match="radicalisation"):
        call_command("neutral_name", str(cast.ref("police")), "Office for radicalisation")
