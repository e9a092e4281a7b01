"""Take consent back, or let it run out: what rested on it ends along the chain, and every receiver is told."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from agencies.models import Agency
from cases.actions.consent import expire_consents, withdraw_consent
from cases.actions.referral import accept_referral, pull_referral
from cases.models import Access, Case, Consent, Disclosure, Notice, Referral
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotAllowed, NotFound, WrongState
from infohouse.core.purpose import Purpose
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import asked, consented, do

SUPPORT = Purpose.SUPPORT_DELIVERY
LAST_QUARTER = clock.now() - timedelta(days=90)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def carl(cast: Cast) -> Actor:
    return cast.actor("Carl Clubman", SUPPORT)


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    with clock.travel(LAST_QUARTER):
        return stages.accepted(cast)[1]  # the municipality has it under statute


@pytest.fixture(scope="module")
def consent(cast: Cast, case: UUID) -> UUID:
    """A consent whose last day is over today, on which the club has taken the case on."""
    carl = cast.actor("Carl Clubman", SUPPORT)
    with clock.travel(LAST_QUARTER):
        ref = consented(cast, case, "club", purpose=SUPPORT)
        offer = stages.offer(cast, case, "club", purpose=SUPPORT)
        do(pull_referral, carl, ref=offer)
        do(accept_referral, carl, ref=offer, lead=cast.user("Carl Clubman").ref)
    return ref


@pytest.fixture(params=["withdrawn", "expired"])
def end(request: pytest.FixtureRequest, cast: Cast, karen: Actor, consent: UUID) -> Callable[[], None]:
    def act() -> None:
        if request.param == "withdrawn":
            do(withdraw_consent, karen, ref=consent)
        else:
            assert do(expire_consents, cast.desk()) == 1

    return act


def test_at_the_next_request_the_receiver_reads_nothing(
    carl: Actor, consent: UUID, end: Callable[[], None]
) -> None:
    assert readable(carl) and count(Case, carl) == 1
    end()
    assert readable(carl) == set()
    assert count(Case, carl) == count(Access, carl) == 0
    assert count(Referral, carl) == 0


def test_the_receiver_is_told_in_one_notice_what_it_is_about(
    carl: Actor, karen: Actor, end: Callable[[], None]
) -> None:
    held = set()
    with stages.seen_by(carl):
        held = {d.item_ref for d in Disclosure.objects.visible_to(carl).filter(ended_at=None)}
    end()
    told = row(Notice, carl)
    assert set(told.items) == held and told.state == "open"
    assert happened(karen, "notice.sent") == 1


def test_what_rested_on_a_statute_stays(cast: Cast, karen: Actor, end: Callable[[], None]) -> None:
    sara = cast.actor("Sara Social-worker")
    before = readable(sara), disclosed(sara)
    end()
    assert (readable(sara), disclosed(sara)) == before
    assert count(Notice, sara) == 0


def test_the_ledger_keeps_the_lines_and_says_why(karen: Actor, carl: Actor, end: Callable[[], None]) -> None:
    end()
    assert disclosed(carl) == 0
    reasons = {"consent-withdrawn", "consent-expired"}
    assert count(Disclosure, karen, recipient_id=carl.agency_id, ended_why__in=reasons) == count(
        Disclosure, carl
    )


def test_it_supports_nothing_further_and_names_the_earlier_receivers(
    cast: Cast, karen: Actor, case: UUID, consent: UUID
) -> None:
    do(withdraw_consent, karen, ref=consent)
    asking = asked(cast, case, "club", purpose=SUPPORT)
    with stages.seen_by(karen):
        made = list(Decision.objects.visible_to(karen).filter(asking=asking))
    assert not any(d.permits for d in made)
    assert all("inform-recipients" in d.obligations for d in made)


def test_an_offer_nobody_has_answered_is_taken_back(cast: Cast, karen: Actor, case: UUID) -> None:
    gym = Agency.objects.create(name="Ravnsholm Gym", kind="ngo", country="DK")
    cast.agencies["gym"] = gym
    with clock.travel(LAST_QUARTER):  # the review of the case was not yet due then
        ref = consented(cast, case, "gym", purpose=SUPPORT)
        offer = stages.offer(cast, case, "gym", purpose=SUPPORT)
    assert disclosed(karen, recipient=gym) > 0
    do(withdraw_consent, karen, ref=ref)
    assert row(Referral, karen, ref=offer).state == "recalled"
    assert disclosed(karen, recipient=gym) == 0
    assert row(Notice, karen, recipient=gym).kind == "withdrawn"


def test_anybody_on_the_case_writes_a_withdrawal_down(cast: Cast, karen: Actor, consent: UUID) -> None:
    do(withdraw_consent, cast.actor("Sara Social-worker"), ref=consent)
    assert row(Consent, karen, ref=consent).state == "withdrawn"
    assert happened(karen, "consent.withdrawn", consent) == 1


def test_it_is_taken_back_once(karen: Actor, consent: UUID) -> None:
    do(withdraw_consent, karen, ref=consent)
    refused(WrongState, withdraw_consent, karen, ref=consent)


def test_strangers_take_nothing_back(cast: Cast, consent: UUID) -> None:
    refused(NotFound, withdraw_consent, cast.actor("Nosy Stranger"), ref=consent)
    refused(NotAllowed, withdraw_consent, cast.actor("Tove Teacher"), ref=consent)


def test_before_its_last_day_nothing_expires(cast: Cast, carl: Actor, consent: UUID) -> None:
    with clock.travel(clock.now() - timedelta(days=1)):
        assert do(expire_consents, cast.desk()) == 0
    assert readable(carl)
