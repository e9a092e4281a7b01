"""Offer a case: only on decisions that permit, with the reason in writing, and no more than the preview."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from cases.actions.closure import close_case
from cases.actions.referral import refer_case
from cases.models import Case, Disclosure, Referral
from infohouse.core.actor import Actor
from infohouse.core.errors import InfohouseError, MissingFact, NotAllowed, NotFound, Refused, WrongState
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import asked, do


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.social_case(cast)


@pytest.fixture(scope="module")
def asking(cast: Cast, case: UUID) -> UUID:
    return asked(cast, case, "municipality", "club")


def offer(cast: Cast, case: UUID, asking: UUID, **changed: Any) -> dict[str, Any]:
    return {
        "case": case,
        "asking": asking,
        "recipient": cast.ref("municipality"),
        "request": "A mentor, please.",
        "necessity": "They know the family.",
        **changed,
    }


def seen_items(karen: Actor, case: UUID) -> dict[str, UUID]:
    with stages.seen_by(karen):
        return {i.category: i.ref for i in stages.items_seen(karen, case)}


def test_an_offer_reaches_the_agency_with_its_preview_only(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, asking: UUID
) -> None:
    preview = {seen_items(karen, case)["identity"]}
    ref = do(refer_case, karen, **offer(cast, case, asking, preview=preview))
    assert row(Referral, sara, ref=ref).state == "offered"
    assert readable(sara) == {"identity/fact"}
    assert disclosed(karen, recipient_id=sara.agency_id, stage="full") == 0
    assert count(Case, sara) == 0


def test_without_a_preview_nothing_is_disclosed(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, asking: UUID
) -> None:
    do(refer_case, karen, **offer(cast, case, asking))
    assert readable(sara) == set()
    assert happened(karen, "referral.offered") == 1


def test_the_disclosure_says_on_which_decision_for_what_and_why(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, asking: UUID
) -> None:
    preview = set(seen_items(karen, case).values())
    do(refer_case, karen, **offer(cast, case, asking, preview=preview))
    with stages.seen_by(karen):
        made = list(Disclosure.objects.visible_to(karen).filter(recipient_id=sara.agency_id))
    assert len(made) == len(preview)
    assert {(d.purposes, d.written["necessity"]) for d in made} == {
        (sara.purpose.bit, "They know the family.")
    }
    assert all(d.decision and "no-investigative-use" in d.carries and d.sentence for d in made)


def test_the_club_without_consent_is_refused_with_the_law(
    cast: Cast, karen: Actor, case: UUID, asking: UUID
) -> None:
    refusal = refused(Refused, refer_case, karen, **offer(cast, case, asking, recipient=cast.ref("club")))
    assert str(refusal.detail)
    assert count(Referral, karen) == disclosed(karen, recipient_id=cast.agencies["club"].pk) == 0


@pytest.mark.parametrize("lacking", ["necessity", "request"])
def test_without_the_reason_in_writing_nothing_is_offered(
    cast: Cast, karen: Actor, case: UUID, asking: UUID, lacking: str
) -> None:
    refusal = refused(MissingFact, refer_case, karen, **offer(cast, case, asking, **{lacking: "  "}))
    assert lacking in refusal.questions
    assert count(Referral, karen) == 0


def test_an_agency_that_was_asked_is_not_asked_again(
    cast: Cast, karen: Actor, case: UUID, asking: UUID
) -> None:
    do(refer_case, karen, **offer(cast, case, asking))
    refused(WrongState, refer_case, karen, **offer(cast, case, asking))
    assert count(Referral, karen) == 1


def test_an_agency_about_which_the_law_was_not_asked_gets_nothing(
    cast: Cast, karen: Actor, case: UUID, asking: UUID
) -> None:
    refused(WrongState, refer_case, karen, **offer(cast, case, asking, recipient=cast.ref("police")))
    refused(WrongState, refer_case, karen, **offer(cast, case, uuid4()))


def test_the_answer_about_one_case_is_no_answer_about_another(cast: Cast, karen: Actor, asking: UUID) -> None:
    other = stages.social_case(cast)
    refused(WrongState, refer_case, karen, **offer(cast, other, asking))


def test_whoever_is_not_on_the_team_does_not_find_the_case(cast: Cast, case: UUID, asking: UUID) -> None:
    refused(NotFound, refer_case, cast.actor("Kurt Coordinator"), **offer(cast, case, asking))


def test_a_role_that_does_not_coordinate_is_refused(cast: Cast, case: UUID, asking: UUID) -> None:
    refused(NotAllowed, refer_case, cast.actor("Nosy Stranger"), **offer(cast, case, asking))


def test_a_closed_case_is_not_offered(cast: Cast, karen: Actor, case: UUID, asking: UUID) -> None:
    do(close_case, karen, ref=case, outcome="aims-reached")
    refused(WrongState, refer_case, karen, **offer(cast, case, asking))


def test_nobody_offers_a_case_to_the_own_agency(cast: Cast, karen: Actor, case: UUID) -> None:
    with pytest.raises(InfohouseError):
        stages.offer(cast, case, "house")
    assert count(Referral, karen) == 0
