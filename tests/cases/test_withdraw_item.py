"""A36: what an agency takes back is gone from every view, and so is what was made of it."""

from uuid import UUID

import pytest

from cases.actions.contribute import contribute_item
from cases.actions.notes import make_note
from cases.actions.passing import share_items, withdraw_item
from cases.actions.recall import correct_item
from cases.models import Disclosure, Item, Notice
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, WrongState
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import asked, do

WHY = {"necessity": "The house asked."}
CRIME = Purpose.CRIME_PREVENTION


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def told(sara: Actor, case: UUID) -> UUID:
    words = {"category": "social-record", "nature": "fact", "text": "An invented note."}
    return do(contribute_item, sara, case=case, **words, **WHY)


def test_A36_a_withdrawn_release_removes_the_item_from_the_view(
    karen: Actor, sara: Actor, told: UUID
) -> None:
    assert readable(karen, ref=told)
    do(withdraw_item, sara, ref=told, why="It was about his brother.")
    assert readable(karen, ref=told) == set()
    assert readable(sara, ref=told)  # its own record stays its own
    assert happened(sara, "item.withdrawn", told) == 1


@pytest.mark.parametrize("which", ["the first entry", "its correction"])
def test_A36_a_corrected_entry_goes_with_its_correction(
    karen: Actor, sara: Actor, told: UUID, which: str
) -> None:
    newer = do(correct_item, sara, ref=told, content={"text": "Another invented note."}, why="A slip.")
    assert readable(karen, ref=newer)
    do(
        withdraw_item,
        sara,
        ref=told if which == "the first entry" else newer,
        why="It was about his brother.",
    )
    assert readable(karen, ref=told) == readable(karen, ref=newer) == set()
    assert readable(sara, ref=newer)


def test_A36_it_is_gone_along_the_whole_chain_and_every_receiver_is_told(
    cast: Cast, karen: Actor, sara: Actor, case: UUID
) -> None:
    """What the school told reaches the municipality through the house; the school takes it back."""
    school = cast.actor("Tove Teacher")
    with stages.seen_by(sara):
        item = next(i for i in stages.items_seen(sara, case) if i.category == "concern-narrative")
    before = count(Notice, sara)
    refused_for_reporters(school, item.ref)
    do(withdraw_item, cast.client("school"), ref=item.ref, why="It was somebody else.")
    assert readable(sara, ref=item.ref) == readable(karen, ref=item.ref) == set()
    assert count(Notice, sara) == before + 1
    assert count(Disclosure, karen, item_ref=item.ref, ended_at=None) == 0


def refused_for_reporters(reporter: Actor, ref: UUID) -> None:
    assert not reporter.can("work-case")


def test_A36_a_note_made_of_it_is_passed_to_nobody_any_more(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, told: UUID
) -> None:
    words = {"case": case, "sources": [told], "category": "case-note", "text": "Looks for company."}
    note = do(make_note, karen, **words)
    share = {"case": case, "recipient": cast.ref("municipality"), "items": [note], **WHY}
    do(share_items, karen, asking=asked(cast, case, "municipality", purpose=CRIME), **share)
    system = cast.client("municipality", CRIME.value)
    assert readable(system, ref=note)
    do(withdraw_item, sara, ref=told, why="It was about his brother.")
    assert readable(system, ref=note) == set()
    assert row(Item, karen, ref=note)


def test_without_a_reason_or_twice_nothing_is_taken_back(karen: Actor, sara: Actor, told: UUID) -> None:
    refused(MissingFact, withdraw_item, sara, ref=told, why=" ")
    assert readable(karen, ref=told)
    do(withdraw_item, sara, ref=told, why="A mistake.")
    refused(WrongState, withdraw_item, sara, ref=told, why="A mistake.")


def test_only_its_own_agency_takes_it_back(cast: Cast, karen: Actor, told: UUID) -> None:
    for actor in (karen, cast.actor("Svend Social-worker"), cast.actor("Nosy Stranger")):
        refused(NotFound, withdraw_item, actor, ref=told, why="Mine.")
