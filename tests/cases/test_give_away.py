"""give_away: a case goes to another custodian, who must want it; the old one keeps what is its own."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from agencies.models import Agency, District, Forum, Mandate
from cases.actions.contribute import contribute_item
from cases.actions.give_away import give_away
from cases.actions.referral import accept_referral, decline_referral, pull_referral, refer_case
from cases.models import Access, Case, Disclosure, Item, Referral, Team
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused, WrongState
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import SINCE, Cast, _hire
from tests.stages import do

NECESSITY = "The family has moved there."


@pytest.fixture(scope="module")
def other_house(cast: Cast) -> Agency:
    """Another info-house with coordinators of its own, seated in the first one's forum."""
    district = District.objects.create(name="Vestby", country="DK")
    house = Agency.objects.create(
        name="Info-house Vestby", kind="info-house", country="DK", district=district
    )
    forum = Forum.objects.create(code="info-house", name="Info-house Vestby", district=district, host=house)
    for helper in ("municipality", "police"):
        Mandate.objects.create(forum=forum, agency=cast.agencies[helper], since=SINCE)
    cast.agencies["other-house"] = house
    seat = Forum.objects.get(host=cast.agencies["house"])
    Mandate.objects.create(forum=seat, agency=house, since=SINCE)
    for name, cleared in (("Vera Vestby-coordinator", True), ("Vagn Vestby-coordinator", False)):
        cast.hats[name] = _hire(cast, name, "other-house", "other-house", "coordinator", cleared)
    return house


@pytest.fixture(scope="module")
def case(cast: Cast, other_house: Agency) -> UUID:
    """A case that the municipality helps with, with a note of the house itself."""
    _referral, case = stages.accepted(cast)
    karen = cast.actor("Karen Coordinator")
    do(contribute_item, karen, case=case, category="case-note", nature="fact", text="Our own note.")
    return case


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def vera(cast: Cast, other_house: Agency) -> Actor:
    return cast.actor("Vera Vestby-coordinator")


@pytest.fixture
def give(cast: Cast, karen: Actor, case: UUID) -> Callable[..., UUID]:
    def act(to: str = "other-house", **more: object) -> UUID:
        words = {"request": "Please take the case over.", "necessity": NECESSITY, **more}
        asking = stages.asked(cast, case, to)
        return do(give_away, karen, case=case, asking=asking, recipient=cast.ref(to), **words)

    return act


@pytest.fixture
def taken(cast: Cast, vera: Actor, give: Callable[..., UUID]) -> UUID:
    ref = give()
    do(pull_referral, vera, ref=ref)
    do(accept_referral, vera, ref=ref, lead=cast.user("Vera Vestby-coordinator").ref)
    return ref


def test_until_it_is_accepted_nothing_changes(karen: Actor, vera: Actor, give: Callable[..., UUID]) -> None:
    give()
    assert (count(Case, karen), count(Case, vera), readable(vera)) == (1, 0, set())


def test_accepted_it_has_a_new_custodian_who_reads_what_the_law_let_pass(
    cast: Cast, vera: Actor, taken: UUID
) -> None:
    found = row(Case, vera)
    assert (found.custodian_id, found.heir_id) == (cast.agencies["other-house"].pk, None)
    assert {"identity/fact", "concern-narrative/fact", "case-note/fact"} <= readable(vera)
    assert happened(vera, "case.taken-over", found.ref) == 1


def test_T1_a_case_whose_review_is_overdue_is_reviewed_before_it_is_given_away(
    cast: Cast, karen: Actor, case: UUID
) -> None:
    asking = stages.asked(cast, case, "other-house")
    words = {"request": "Please take the case over.", "necessity": NECESSITY}
    given = {"case": case, "asking": asking, "recipient": cast.ref("other-house"), **words}
    with clock.travel(clock.now() + timedelta(days=200)):
        assert "held the review" in str(refused(Refused, give_away, karen, **given).detail)
        stages.review(cast, case)
        do(give_away, karen, **given)


def test_the_old_custodian_meets_the_case_no_more(cast: Cast, karen: Actor, taken: UUID) -> None:
    assert count(Case, karen) == count(Case, cast.desk()) == count(Access, karen) == count(Team, karen) == 0
    assert count(Referral, karen) == 0


def test_the_old_custodian_keeps_its_own_items_and_nothing_of_others(
    cast: Cast, karen: Actor, taken: UUID
) -> None:
    with stages.seen_by(cast.desk()) as desk:
        held = Item.objects.visible_to(desk)
        assert {(i.agency_id, i.content["text"]) for i in held} == {(karen.agency_id, "Our own note.")}
    assert disclosed(karen, recipient_id=karen.agency_id) == 0


def test_the_old_custodians_trail_says_where_the_case_went(karen: Actor, case: UUID, taken: UUID) -> None:
    assert happened(karen, "case.given-away", case) == 1


def test_whoever_helped_before_helps_on(cast: Cast, taken: UUID) -> None:
    sara = cast.actor("Sara Social-worker")
    assert (count(Case, sara), "identity/fact" in readable(sara)) == (1, True)


def test_what_helpers_add_goes_to_the_new_custodian(cast: Cast, vera: Actor, case: UUID, taken: UUID) -> None:
    words = {"category": "social-record", "nature": "fact", "text": "A visit.", "necessity": "To plan on."}
    do(contribute_item, cast.actor("Sara Social-worker"), case=case, **words)
    assert "social-record/fact" in readable(vera)


def test_the_new_custodian_sees_the_offers_made_before(vera: Actor, taken: UUID) -> None:
    assert count(Referral, vera) == 2


def test_the_new_custodian_lets_others_in(cast: Cast, vera: Actor, case: UUID, taken: UUID) -> None:
    with stages.seen_by(vera):
        items = [i.ref for i in stages.items_seen(vera, case) if i.category == "case-note"]
    asking = do(
        stages.sharing.ask_to_share,
        vera,
        case=case,
        items=items,
        agencies=[cast.ref("police")],
        purpose=vera.purpose,
    )
    words = {"asking": asking, "recipient": cast.ref("police"), "request": "Help.", "necessity": NECESSITY}
    assert do(refer_case, vera, case=case, **words)


def test_a_colleague_of_the_new_custodian_is_not_on_its_team(cast: Cast, taken: UUID) -> None:
    assert count(Case, cast.actor("Vagn Vestby-coordinator")) == 0


def test_every_grant_names_the_new_custodian(vera: Actor, taken: UUID) -> None:
    with stages.seen_by(vera):
        granted = Access.objects.unscoped("the test looks at all grants").values_list(
            "custodian_id", flat=True
        )
        assert set(granted) == {vera.agency_id}


def test_declined_it_stays(karen: Actor, vera: Actor, give: Callable[..., UUID]) -> None:
    ref = give()
    do(pull_referral, vera, ref=ref)
    do(decline_referral, vera, ref=ref, reason="not-our-task")
    assert (count(Case, karen), row(Case, karen).custodian_id) == (1, karen.agency_id)


def test_while_it_is_offered_nobody_else_is_asked(
    cast: Cast, karen: Actor, case: UUID, give: Callable[..., UUID]
) -> None:
    give()
    with pytest.raises(WrongState):
        stages.offer(cast, case, "police")


def test_while_another_offer_is_open_it_is_not_given_away(
    cast: Cast, case: UUID, give: Callable[..., UUID]
) -> None:
    stages.offer(cast, case, "police")
    with pytest.raises(WrongState):
        give()


def test_an_agency_without_a_coordinator_cannot_keep_a_case(give: Callable[..., UUID]) -> None:
    with pytest.raises(MissingFact):
        give("police")


def test_only_the_case_team_gives_it_away(cast: Cast, case: UUID, other_house: Agency) -> None:
    words = {"case": case, "asking": case, "recipient": other_house.ref, "request": "x", "necessity": "x"}
    refused(NotAllowed, give_away, cast.actor("Sara Social-worker"), **words)
    refused(NotFound, give_away, cast.actor("Kurt Coordinator"), **words)


def test_the_ledger_keeps_every_line(cast: Cast, karen: Actor, taken: UUID) -> None:
    with stages.seen_by(cast.desk()) as desk:
        ended = Disclosure.objects.visible_to(desk).filter(recipient_id=desk.agency_id)
        assert ended and all(d.ended_at and d.ended_why == "closed" for d in ended)
