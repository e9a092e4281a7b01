"""The main path, verb by verb."""

import pytest
from infohouse.core.wall import acting_as
from tests.cast import assemble
from tests import stages
from cases.cards import case as case_cards, referrals, timeline

pytestmark = pytest.mark.django_db


def test_a_concern_becomes_a_case_that_an_agency_accepts():
    cast = assemble()
    ref, case = stages.accepted(cast)
    sara = cast.actor("Sara Social-worker")
    with acting_as(sara):
        card = case_cards.case_card(sara, case)
        print(card)
    karen = cast.actor("Karen Coordinator")
    with acting_as(karen):
        print([m for m in timeline.timeline(karen, case)])
        print(timeline.looks(karen, case))
    assert len(card.items) == 3
