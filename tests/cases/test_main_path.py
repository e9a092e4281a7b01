"""The main path, verb by verb, to the agency's yes."""

from cases.cards import case as case_cards
from cases.cards import timeline
from tests import stages
from tests.cast import Cast


def test_a_concern_becomes_a_case_that_an_agency_accepts(cast: Cast) -> None:
    _, case = stages.accepted(cast)
    sara, karen = cast.actor("Sara Social-worker"), cast.actor("Karen Coordinator")
    with stages.seen_by(sara):
        card = case_cards.case_card(sara, case)
    assert len(card.items) == 3
    with stages.seen_by(karen):
        happened = [moment.what for moment in timeline.timeline(karen, case)]
        looked = [moment.who for moment in timeline.looks(karen, case)]
    assert happened[0] == "The agency accepted"
    assert "A concern was logged" in happened
    assert "Case worker, Ravnsholm Municipality" in looked
