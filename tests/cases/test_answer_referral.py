"""What becomes of an offer: pulled, accepted, declined, recalled."""

from uuid import UUID, uuid4

import pytest

from cases.actions.referral import (
    accept_referral,
    decline_referral,
    pull_referral,
    recall_referral,
)
from cases.cards.referrals import referral_card
from cases.models import Case, Referral
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do

CONSENT = {"consent": "given", "consent_by": "subject-and-guardian"}


@pytest.fixture(scope="module")
def offered(cast: Cast) -> UUID:
    return stages.offered(cast)


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def pulled(sara: Actor, offered: UUID) -> UUID:
    do(pull_referral, sara, ref=offered)
    return offered


@pytest.fixture
def lead(cast: Cast) -> UUID:
    return cast.user("Sara Social-worker").ref


def state(actor: Actor, ref: UUID) -> str:
    return str(row(Referral, actor, ref=ref).state)


def test_pulling_marks_the_offer_and_the_sender_sees_it(karen: Actor, sara: Actor, pulled: UUID) -> None:
    assert state(sara, pulled) == state(karen, pulled) == "pulled"
    assert happened(karen, "referral.pulled", pulled) == 1


def test_pulled_twice_it_was_pulled_once(karen: Actor, sara: Actor, pulled: UUID) -> None:
    do(pull_referral, sara, ref=pulled)
    assert happened(karen, "referral.pulled", pulled) == 1


@pytest.mark.parametrize("verb", [pull_referral, accept_referral, decline_referral])
@pytest.mark.parametrize("name", ["Olga Officer", "Carl Clubman", "Nosy Stranger"])
def test_an_agency_that_was_not_asked_finds_nothing(
    cast: Cast, offered: UUID, lead: UUID, verb, name: str
) -> None:
    more = {accept_referral: {"lead": lead}, decline_referral: {"reason": "no-capacity"}}.get(verb, {})
    refused(NotFound, verb, cast.actor(name), ref=offered, **more)
    refused(NotFound, verb, cast.actor(name), ref=uuid4(), **more)


def test_for_another_purpose_the_offer_is_absent(cast: Cast, offered: UUID) -> None:
    refused(NotFound, pull_referral, cast.actor("Sara Social-worker", Purpose.CHILD_PROTECTION), ref=offered)


def test_a_role_that_does_not_answer_is_refused(cast: Cast, karen: Actor, offered: UUID) -> None:
    refused(NotFound, pull_referral, karen, ref=offered)  # answers for her own agency, and was not asked
    refused(NotAllowed, pull_referral, cast.actor("Tove Teacher"), ref=offered)


def test_accepting_opens_the_full_items_to_the_lead(
    karen: Actor, sara: Actor, pulled: UUID, lead: UUID
) -> None:
    before = readable(sara)
    do(accept_referral, sara, ref=pulled, lead=lead)
    assert state(karen, pulled) == "accepted"
    assert before < readable(sara)
    assert "identity/fact" in readable(sara)
    assert count(Case, sara) == 1


def test_others_on_the_agencys_staff_see_no_case_and_the_preview_no_more(
    cast: Cast, sara: Actor, pulled: UUID, lead: UUID
) -> None:
    svend = cast.actor("Svend Social-worker")
    before = readable(svend)
    do(accept_referral, sara, ref=pulled, lead=lead)
    assert count(Case, svend) == 0
    assert before and readable(svend) == set()


def test_the_lead_is_on_the_team_even_when_somebody_else_accepted(
    cast: Cast, sara: Actor, pulled: UUID
) -> None:
    do(accept_referral, sara, ref=pulled, lead=cast.user("Svend Social-worker").ref)
    assert count(Case, cast.actor("Svend Social-worker")) == count(Case, sara) == 1


def test_what_opens_is_for_the_stated_purpose_only(cast: Cast, sara: Actor, pulled: UUID, lead: UUID) -> None:
    do(accept_referral, sara, ref=pulled, lead=lead)
    other = cast.actor("Sara Social-worker", Purpose.SUPPORT_DELIVERY)
    assert (count(Case, other), readable(other)) == (0, set())


def test_an_offer_is_not_accepted_unread(sara: Actor, offered: UUID, lead: UUID) -> None:
    refused(WrongState, accept_referral, sara, ref=offered, lead=lead)
    assert state(sara, offered) == "offered"


def test_the_lead_must_be_a_colleague(cast: Cast, sara: Actor, pulled: UUID) -> None:
    refused(NotFound, accept_referral, sara, ref=pulled, lead=cast.user("Olga Officer").ref)
    refused(NotFound, accept_referral, sara, ref=pulled, lead=uuid4())
    assert (state(sara, pulled), count(Case, sara)) == ("pulled", 0)


def test_what_was_accepted_cannot_be_declined_or_recalled(
    karen: Actor, sara: Actor, pulled: UUID, lead: UUID
) -> None:
    do(accept_referral, sara, ref=pulled, lead=lead)
    refused(WrongState, decline_referral, sara, ref=pulled, reason="no-capacity")
    refused(WrongState, recall_referral, karen, ref=pulled)
    assert count(Case, sara) == 1


@pytest.mark.parametrize(
    ("agency", "name", "purpose"),
    [
        ("police", "Olga Officer", Purpose.CRIME_PREVENTION),
        ("club", "Carl Clubman", Purpose.SUPPORT_DELIVERY),
    ],
)
def test_an_offer_for_a_purpose_that_the_house_itself_does_not_have_can_be_accepted(
    cast: Cast, agency: str, name: str, purpose: Purpose
) -> None:
    case = stages.social_case(cast)
    ref = stages.offer(cast, case, agency, purpose=purpose, **CONSENT)
    actor = cast.actor(name, purpose)
    do(pull_referral, actor, ref=ref)
    do(accept_referral, actor, ref=ref, lead=cast.user(name).ref)
    assert row(Case, actor).ref == case
    assert "identity/fact" in readable(actor)


def test_declining_ends_what_was_disclosed_and_the_reason_reaches_the_sender(
    karen: Actor, sara: Actor, pulled: UUID
) -> None:
    assert readable(sara)
    do(decline_referral, sara, ref=pulled, reason="no-capacity")
    assert (row(Referral, karen, ref=pulled).reason, readable(sara)) == ("no-capacity", set())
    assert disclosed(karen, recipient_id=sara.agency_id) == 0


def test_a_declined_offer_shows_that_it_was_and_nothing_of_what_it_said(sara: Actor, pulled: UUID) -> None:
    do(decline_referral, sara, ref=pulled, reason="no-capacity")
    with stages.seen_by(sara):
        card = referral_card(sara, pulled)
    assert (card.request, card.items, card.age) == ("", (), None)


def test_without_a_known_reason_nothing_is_declined(sara: Actor, pulled: UUID) -> None:
    refused(MissingFact, decline_referral, sara, ref=pulled, reason="do not like it")
    assert state(sara, pulled) == "pulled"


def test_an_offer_that_was_declined_can_be_made_again(
    cast: Cast, karen: Actor, sara: Actor, pulled: UUID
) -> None:
    do(decline_referral, sara, ref=pulled, reason="no-capacity")
    case = row(Case, karen).ref
    assert state(sara, stages.offer(cast, case, "municipality")) == "offered"


def test_a_recalled_offer_is_absent_for_the_agency(karen: Actor, sara: Actor, pulled: UUID) -> None:
    do(recall_referral, karen, ref=pulled)
    for ref in (pulled, uuid4()):
        refused(NotFound, pull_referral, sara, ref=ref)
    assert count(Referral, sara) == 0
    assert readable(sara) == set()
    assert state(karen, pulled) == "recalled"


def test_only_the_case_team_recalls(cast: Cast, sara: Actor, pulled: UUID) -> None:
    refused(NotFound, recall_referral, cast.actor("Kurt Coordinator"), ref=pulled)
    refused(NotAllowed, recall_referral, sara, ref=pulled)
    assert state(sara, pulled) == "pulled"


def test_recalled_under_another_case_an_offer_is_absent(cast: Cast, karen: Actor, pulled: UUID) -> None:
    other = stages.social_case(cast)
    for case in (other, uuid4()):
        refused(NotFound, recall_referral, karen, ref=pulled, case=case)
    assert state(karen, pulled) == "pulled"
    with stages.seen_by(karen):
        its_own = Referral.objects.visible_to(karen).get(ref=pulled).case.ref
    do(recall_referral, karen, ref=pulled, case=its_own)
