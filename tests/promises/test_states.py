"""Every state that a list shows has a colour, so that a new one cannot bring a page down."""

import pytest
from django.db.models import Model

from cases.models import (
    Case,
    Concern,
    Consent,
    Consultation,
    HandOff,
    Invitation,
    Notice,
    OutsideRequest,
    Referral,
    Triage,
)
from cases.web.pages import COLOURS

SHOWN = (Case, Concern, Consent, Consultation, HandOff, Invitation, Notice, OutsideRequest, Referral, Triage)


@pytest.mark.parametrize("model", SHOWN, ids=lambda m: m.__name__)
def test_every_state_has_a_colour(model: type[Model]) -> None:
    assert [state for state in model.State.values if state not in COLOURS] == []
