"""Correct an entry by a new one: the old stays with its mark, the new one goes to whoever has the old."""

from uuid import UUID, uuid4

import pytest

from cases.actions.contribute import contribute_item
from cases.actions.recall import correct_item
from cases.actions.referral import accept_referral, pull_referral
from cases.cards.items import item_cards
from cases.models import Disclosure, Item, Notice
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, WrongState
from tests import stages
from tests.cases.look import count, happened, refused, row
from tests.cast import Cast
from tests.stages import do

RIGHT = {"content": {"text": "Comes on Thursdays."}, "why": "The day was wrong."}


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture(scope="module")
def item(cast: Cast) -> UUID:
    """What the municipality told the house, and the house passed on to the police."""
    case = stages.accepted(cast)[1]
    note = {"category": "social-record", "nature": "fact", "text": "Comes on Tuesdays.", "necessity": "Help."}
    ref = do(contribute_item, cast.actor("Sara Social-worker"), case=case, **note)
    offer = stages.offer(cast, case, "police")
    do(pull_referral, cast.actor("Olga Officer"), ref=offer)
    do(accept_referral, cast.actor("Olga Officer"), ref=offer, lead=cast.user("Olga Officer").ref)
    return ref


def test_the_old_entry_stays_with_its_mark(sara: Actor, item: UUID) -> None:
    new = do(correct_item, sara, ref=item, **RIGHT)
    old = row(Item, sara, ref=item)
    assert old.content == {"text": "Comes on Tuesdays."} and old.corrected_at is not None
    assert row(Item, sara, ref=new).corrects_id == old.pk
    with stages.seen_by(sara):
        (shown,) = item_cards(sara, [Item.objects.visible_to(sara).select_related("agency").get(ref=item)])
    assert shown.corrected and not shown.correction


@pytest.mark.parametrize("name", ["Karen Coordinator", "Olga Officer"])
def test_everybody_along_the_chain_reads_the_new_entry_and_is_told(
    cast: Cast, sara: Actor, item: UUID, name: str
) -> None:
    new = do(correct_item, sara, ref=item, **RIGHT)
    reader = cast.actor(name)
    assert row(Item, reader, ref=new).content == RIGHT["content"]
    assert row(Item, reader, ref=item).corrected_at is not None
    told = row(Notice, reader, recipient_id=reader.agency_id)
    assert (told.kind, told.correction, told.items) == ("corrected", new, [item])


def test_it_carries_what_the_old_one_carried(cast: Cast, sara: Actor, item: UUID) -> None:
    new = do(correct_item, sara, ref=item, **RIGHT)
    olga = cast.actor("Olga Officer")
    before = row(Disclosure, olga, item_ref=item, recipient_id=olga.agency_id)
    after = row(Disclosure, olga, item_ref=new, recipient_id=olga.agency_id)
    assert "no-investigative-use" in after.carries
    assert (after.carries, after.purposes, after.decision) == (
        before.carries,
        before.purposes,
        before.decision,
    )


def test_it_is_on_record(karen: Actor, sara: Actor, item: UUID) -> None:
    new = do(correct_item, sara, ref=item, **RIGHT)
    assert happened(sara, "item.corrected", new) == 1
    assert happened(sara, "notice.sent") == 1  # to the house; the police were told by the house
    assert happened(karen, "notice.sent") == 1


@pytest.mark.parametrize(
    "given", [{"content": {"text": " "}}, {"content": {"text": "Comes on Tuesdays."}}, {"why": ""}]
)
def test_a_correction_changes_something_and_says_why(
    sara: Actor, item: UUID, given: dict[str, object]
) -> None:
    refused(MissingFact, correct_item, sara, ref=item, **{**RIGHT, **given})
    assert count(Item, sara, corrects__isnull=False) == 0


def test_an_entry_is_corrected_once_and_then_the_newer_one(sara: Actor, item: UUID) -> None:
    new = do(correct_item, sara, ref=item, **RIGHT)
    refused(WrongState, correct_item, sara, ref=item, **{**RIGHT, "content": {"text": "On Fridays."}})
    do(correct_item, sara, ref=new, content={"text": "On Fridays."}, why="Again.")


@pytest.mark.parametrize(
    "name", ["Karen Coordinator", "Olga Officer", "Svend Social-worker", "Nosy Stranger"]
)
def test_only_its_own_agencys_team_corrects_it(cast: Cast, item: UUID, name: str) -> None:
    refused(NotFound, correct_item, cast.actor(name), ref=item, **RIGHT)
    refused(NotFound, correct_item, cast.actor(name), ref=uuid4(), **RIGHT)


def test_a_reporter_corrects_what_they_logged_and_the_house_is_told(cast: Cast, karen: Actor) -> None:
    tove = cast.actor("Tove Teacher")
    concern = stages.logged(cast, "Tove Teacher")
    old = row(Item, tove, concern__ref=concern, category="identity")
    new = do(correct_item, tove, ref=old.ref, content={"name": "Fabio Fiktiv"}, why="Misspelt.")
    assert row(Item, cast.desk(), ref=new).content == {"name": "Fabio Fiktiv"}
    assert row(Notice, karen, correction=new).kind == "corrected"
