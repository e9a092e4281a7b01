"""Each house decides whether it releases; the decision can be taken back, and ends with the concern."""

from datetime import timedelta

import pytest

from cases.actions import erasure
from cases.actions.closure import close_case
from cases.actions.matching import release_match, withhold_match
from cases.actions.triage import triage_concern
from cases.cards.desk import desk_card
from cases.models import Case, Erasure, Inquiry
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from infohouse.core.wall import acting_as
from tests import stages
from tests.cases.houses import (
    asked,
    matches,
    second_house,
    side,
    told_here,
    told_there,
)
from tests.cases.look import count, refused, row
from tests.cast import Cast
from tests.stages import SOCIAL, UNFOUNDED, do

BECAUSE = "The family moves between the two."


@pytest.fixture
def karen(cast: Cast) -> Actor:
    second_house(cast)
    return cast.actor("Karen Coordinator")


@pytest.fixture
def fritz(cast: Cast, karen: Actor) -> Actor:
    return cast.actor("Fritz Far-coordinator")


def test_a_decision_needs_a_reason_and_can_be_taken_back(cast: Cast, karen: Actor, fritz: Actor) -> None:
    told_there(cast)
    asked(cast, told_here(cast))
    ref = side(karen).row.ref
    refused(MissingFact, release_match, karen, ref=ref, reason=" ")
    do(release_match, karen, ref=ref, reason=BECAUSE)
    assert side(fritz).theirs_at is not None
    refused(WrongState, release_match, karen, ref=ref, reason=BECAUSE)
    do(withhold_match, karen, ref=ref, reason="It was a mistake.")
    assert side(fritz).theirs_at is None
    assert [d.why for d in side(karen).decided] == ["It was a mistake.", BECAUSE]
    refused(NotFound, withhold_match, fritz, ref=ref, reason=BECAUSE)


def test_after_something_was_shared_it_is_called_back_and_not_withheld(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    told_there(cast)
    here = told_here(cast)
    do(triage_concern, karen, ref=here, assessment=SOCIAL)
    case = stages.routed(cast, here, Case.Track.SOCIAL)
    asked(cast, here)
    do(release_match, karen, ref=side(karen).row.ref, reason=BECAUSE)
    do(release_match, fritz, ref=side(fritz).row.ref, reason=BECAUSE)
    stages.offer(cast, case, "far-house")
    error = refused(NotAllowed, withhold_match, karen, ref=side(karen).row.ref, reason="No.")
    assert "Call it back" in str(error.detail)


def test_it_ends_on_both_sides_when_one_concern_is_over(cast: Cast, karen: Actor, fritz: Actor) -> None:
    there, here = told_there(cast), told_here(cast)
    asked(cast, here)
    do(triage_concern, fritz, ref=there, assessment=UNFOUNDED)
    assert [m.state for m in (*matches(karen), *matches(fritz))] == ["ended", "ended"]
    refused(WrongState, release_match, karen, ref=matches(karen)[0].ref, reason=BECAUSE)


def test_it_ends_when_the_case_is_closed_and_may_be_asked_anew(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    there, here = told_there(cast), told_here(cast)
    do(triage_concern, fritz, ref=there, assessment=SOCIAL)
    asked(cast, here)
    do(close_case, fritz, ref=row(Case, fritz).ref, outcome="aims-reached")
    assert [m.state for m in (*matches(karen), *matches(fritz))] == ["ended", "ended"]
    told_there(cast)
    asked(cast, here)
    assert [m.state for m in matches(karen)] == ["ended", "waiting"]


def test_it_is_erased_with_its_concern_and_the_other_house_keeps_its_own(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    told_there(cast)
    here = told_here(cast)
    asked(cast, here)
    do(triage_concern, karen, ref=here, assessment=UNFOUNDED)
    with clock.travel(clock.now() + timedelta(days=365)):
        do(erasure.find_due, cast.desk())
        due = row(Erasure, karen, kind="concern").ref
        do(erasure.propose_erasure, karen, ref=due)
        do(erasure.release_erasure, cast.actor("Pia Police-seat"), ref=due)
    assert (matches(karen), count(Inquiry, karen)) == ([], 0)
    assert [m.state for m in matches(fritz)] == ["ended"]


def test_it_waits_on_the_desk_of_both_houses(cast: Cast, karen: Actor, fritz: Actor) -> None:
    told_there(cast)
    asked(cast, told_here(cast))
    for actor in (karen, fritz):
        assert lines(actor) == ["Decide what the house releases"]
        do(release_match, actor, ref=side(actor).row.ref, reason=BECAUSE)
    for actor in (karen, fritz):
        assert lines(actor) == ["Both houses have released"]


def lines(actor: Actor) -> list[str]:
    with acting_as(actor), stages.seen_by(actor):
        card = desk_card(actor)
    return [w.what for _name, found in card.groups for w in found if w.page == "match"]
