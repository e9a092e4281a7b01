"""Invented people never stand beside real ones."""

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from agencies.models import Agency

COMMANDS = ("demo_seed", "demo_year", "demo_logins")


@pytest.mark.django_db
@pytest.mark.parametrize("command", COMMANDS)
def test_a_demo_command_refuses_in_production(settings: LazySettings, command: str) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="never runs in production"):
        call_command(command)
    assert not Agency.objects.exists()
