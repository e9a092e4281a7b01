"""amend_referral: the sender changes an open offer, and the agency sees what changed."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from cases.actions.amending import amend_referral
from cases.actions.referral import accept_referral, decline_referral, pull_referral, recall_referral
from cases.cards.referrals import ReferralCard, referral_card
from cases.models import Item, Referral, ReferralVersion
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do


@pytest.fixture(scope="module")
def offered(cast: Cast) -> UUID:
    return stages.offered(cast)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def amend(karen: Actor, offered: UUID) -> Callable[..., int]:
    def act(request: str = "Please offer him a mentor and a work trial.", **more: object) -> int:
        return do(amend_referral, karen, ref=offered, request=request, **more)

    return act


def card_of(actor: Actor, ref: UUID) -> ReferralCard:
    with stages.seen_by(actor):
        return referral_card(actor, ref)


def items(karen: Actor, category: str) -> list[UUID]:
    with stages.seen_by(karen):
        return [i.ref for i in Item.objects.visible_to(karen).filter(category=category).order_by("pk")]


def test_the_receiver_reads_the_new_words_and_what_they_were(
    karen: Actor, sara: Actor, offered: UUID, amend: Callable[..., int]
) -> None:
    assert amend() == 2
    card = card_of(sara, offered)
    assert (card.request, card.version) == ("Please offer him a mentor and a work trial.", 2)
    assert [(v.number, v.request) for v in card.versions] == [(1, "Please offer him a mentor.")]
    assert happened(karen, "referral.amended", offered) == 1


def test_each_change_is_kept(sara: Actor, offered: UUID, amend: Callable[..., int]) -> None:
    amend()
    amend("Please offer him a work trial.")
    assert [v.number for v in card_of(sara, offered).versions] == [2, 1]


def test_what_comes_into_the_preview_can_be_read_and_is_named_as_new(
    karen: Actor, sara: Actor, offered: UUID, amend: Callable[..., int]
) -> None:
    names, seen = items(karen, "identity"), items(karen, "concern-narrative")
    amend(preview={*names, *seen})
    assert "identity/fact" in readable(sara)
    assert card_of(sara, offered).versions[0].added == 1


def test_what_leaves_the_preview_can_no_longer_be_read(
    karen: Actor, sara: Actor, offered: UUID, amend: Callable[..., int]
) -> None:
    (kept, *gone) = items(karen, "concern-narrative")
    amend(preview={kept})
    assert readable(sara) == {"concern-narrative/fact"}
    assert card_of(sara, offered).versions[0].removed == len(gone) == 1


def test_what_left_the_preview_does_not_come_back(karen: Actor, amend: Callable[..., int]) -> None:
    seen = items(karen, "concern-narrative")
    amend(preview=seen[:1])
    with pytest.raises(MissingFact):
        amend("Again.", preview=seen)


def test_accepting_what_was_read_before_the_change_is_too_early(
    cast: Cast, sara: Actor, offered: UUID, amend: Callable[..., int]
) -> None:
    do(pull_referral, sara, ref=offered)
    amend()
    lead = cast.user("Sara Social-worker").ref
    refused(WrongState, accept_referral, sara, ref=offered, lead=lead, version=1)
    do(accept_referral, sara, ref=offered, lead=lead, version=2)


@pytest.mark.parametrize(
    ("words", "question"), [({"request": " "}, "request"), ({"preview": {uuid4()}}, "preview")]
)
def test_without_words_or_with_strange_items_nothing_changes(
    karen: Actor, offered: UUID, amend: Callable[..., int], words: dict[str, object], question: str
) -> None:
    with pytest.raises(MissingFact) as refusal:
        amend(**words)
    assert refusal.value.questions == (question,)
    assert row(Referral, karen, ref=offered).version == 1


def test_the_same_words_are_no_change(amend: Callable[..., int]) -> None:
    with pytest.raises(MissingFact):
        amend("Please offer him a mentor.")


def test_what_was_answered_is_not_changed(sara: Actor, offered: UUID, amend: Callable[..., int]) -> None:
    do(decline_referral, sara, ref=offered, reason="no-capacity")
    with pytest.raises(WrongState):
        amend()


def test_a_declined_offer_tells_nothing_of_its_versions(
    sara: Actor, offered: UUID, amend: Callable[..., int]
) -> None:
    amend()
    do(decline_referral, sara, ref=offered, reason="no-capacity")
    assert card_of(sara, offered).versions == ()
    assert count(ReferralVersion, sara) == 0


def test_only_its_own_case_team_changes_an_offer(cast: Cast, sara: Actor, offered: UUID) -> None:
    refused(NotAllowed, amend_referral, sara, ref=offered, request="Ours now.")
    refused(NotFound, amend_referral, cast.actor("Kurt Coordinator"), ref=offered, request="Mine now.")


def test_under_another_case_the_offer_is_absent(karen: Actor, offered: UUID) -> None:
    refused(NotFound, amend_referral, karen, ref=offered, request="Words.", case=uuid4())


def test_a_recalled_offer_leaves_no_version_behind(
    karen: Actor, sara: Actor, offered: UUID, amend: Callable[..., int]
) -> None:
    amend()
    do(recall_referral, karen, ref=offered)
    assert count(ReferralVersion, sara) == 0
    assert count(ReferralVersion, karen) == 1
