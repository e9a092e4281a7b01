"""expire_referrals: an unanswered offer goes to the next desk there, then back to its sender."""

from datetime import timedelta
from uuid import UUID

import pytest

from cases.actions.expiry import expire_referrals
from cases.actions.referral import accept_referral, pull_referral
from cases.cards.referrals import referral_card
from cases.models import Case, Referral
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import WrongState
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do

LATE = timedelta(days=400)


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.social_case(cast)


@pytest.fixture(scope="module")
def offered(cast: Cast, case: UUID) -> UUID:
    return stages.offer(cast, case, "municipality")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def pulled(sara: Actor, offered: UUID) -> UUID:
    do(pull_referral, sara, ref=offered)
    return offered


def time_passes(cast: Cast, times: int = 1) -> list[int]:
    """Let the due day pass, so many times."""
    found = []
    for turn in range(1, times + 1):
        with clock.travel(clock.now() + LATE * turn):
            found.append(do(expire_referrals, cast.desk()))
    return found


def test_late_for_the_first_time_it_goes_to_a_colleague_of_whoever_let_it_lie(
    cast: Cast, karen: Actor, pulled: UUID
) -> None:
    before = row(Referral, karen, ref=pulled).due_at
    assert time_passes(cast) == [1]
    found = row(Referral, karen, ref=pulled)
    assert (found.state, found.escalated_to) == ("pulled", cast.user("Svend Social-worker").pk)
    assert found.due_at > before
    assert happened(karen, "referral.escalated", pulled) == 1


def test_the_agency_sees_who_must_answer_now(cast: Cast, sara: Actor, pulled: UUID) -> None:
    time_passes(cast)
    with stages.seen_by(sara):
        assert referral_card(sara, pulled).row.escalated_to == "Svend Social-worker"


def test_escalated_it_can_still_be_accepted(cast: Cast, sara: Actor, pulled: UUID) -> None:
    time_passes(cast)
    do(accept_referral, sara, ref=pulled, lead=cast.user("Svend Social-worker").ref)
    assert row(Referral, sara, ref=pulled).state == "accepted"


def test_late_again_it_is_back_with_its_sender(cast: Cast, karen: Actor, sara: Actor, pulled: UUID) -> None:
    assert time_passes(cast, times=3) == [1, 1, 0]
    assert row(Referral, karen, ref=pulled).state == "expired"
    assert readable(sara) == set()
    assert happened(karen, "referral.expired", pulled) == 1


def test_unopened_it_goes_to_the_next_desk_as_well(cast: Cast, karen: Actor, offered: UUID) -> None:
    time_passes(cast)
    assert row(Referral, karen, ref=offered).escalated_at is not None


def test_where_nobody_else_could_answer_it_is_back_at_once(cast: Cast, karen: Actor, case: UUID) -> None:
    alone = stages.offer(cast, case, "police")
    do(pull_referral, cast.actor("Olga Officer"), ref=alone)
    time_passes(cast)
    assert row(Referral, karen, ref=alone).state == "expired"


def test_within_its_time_nothing_happens(cast: Cast, sara: Actor, pulled: UUID) -> None:
    assert do(expire_referrals, cast.desk()) == 0
    found = row(Referral, sara, ref=pulled)
    assert (found.state, found.escalated_at) == ("pulled", None)


def test_an_expired_offer_cannot_be_accepted(cast: Cast, sara: Actor, pulled: UUID) -> None:
    time_passes(cast, times=2)
    refused(WrongState, accept_referral, sara, ref=pulled, lead=cast.user("Sara Social-worker").ref)
    assert count(Case, sara) == 0
