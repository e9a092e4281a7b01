"""Make a note from several items: it names them, inherits every mark, and is decided as its strictest source."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from agencies import actors
from agencies.models import Agency
from cases.actions.closure import close_case
from cases.actions.disclosing import end_disclosures
from cases.actions.notes import make_note
from cases.actions.recall import correct_item
from cases.actions.sharing import ask_to_share
from cases.cards.items import all_items
from cases.models import Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, WrongState
from infohouse.core.purpose import Purpose
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do

MARK = "no-investigative-use"
WHY = {"necessity": "The house asked."}


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def seen(actor: Actor, case: UUID) -> list[Item]:
    with stages.seen_by(actor):
        return stages.items_seen(actor, case)


def note(case: UUID, *sources: Item, **changed: Any) -> dict[str, Any]:
    words = {"category": "case-note", "text": "Looks for company.", **WHY}
    return {"case": case, "sources": [s.ref for s in sources], **words, **changed}


def test_a_note_names_its_sources_and_inherits_all_their_marks(karen: Actor, sara: Actor, case: UUID) -> None:
    used = seen(sara, case)
    assert any(MARK not in i.carries for i in used)  # the marks lie on the way to the municipality
    made = row(Item, sara, ref=do(make_note, sara, **note(case, *used)))
    assert set(made.sources) == {i.ref for i in used}
    assert {MARK, "purpose-bound"} <= set(made.carries)
    assert {s["kind"] for s in made.made_of} == {"school"}
    assert {s["forum"] for s in made.made_of} == {"info-house"}
    assert made.forum == "info-house"
    assert happened(karen, "note.made", made.ref) == 1


def test_the_reader_sees_what_it_was_made_of_as_far_as_it_may(karen: Actor, sara: Actor, case: UUID) -> None:
    ref = do(make_note, sara, **note(case, *seen(sara, case)[:2]))
    for actor in (sara, karen):
        with stages.seen_by(actor):
            (card,) = [c for c in all_items(actor) if c.ref == ref]
        assert len(card.sources) == 2
        assert "Ravnsholm School" in card.sources[0]


def test_a_mix_of_fact_and_hearsay_is_no_fact(sara: Actor, case: UUID) -> None:
    used = seen(sara, case)
    facts = [i for i in used if i.nature == "fact"]
    assert len({i.nature for i in used}) == 2
    assert row(Item, sara, ref=do(make_note, sara, **note(case, *facts))).nature == "fact"
    assert row(Item, sara, ref=do(make_note, sara, **note(case, *used))).nature == "assessment"


def test_a_note_of_a_note_keeps_all_that_went_before(karen: Actor, sara: Actor, case: UUID) -> None:
    first = row(Item, sara, ref=do(make_note, sara, **note(case, *seen(sara, case)[:1])))
    second = row(Item, karen, ref=do(make_note, karen, **note(case, first)))
    assert {first.ref, *first.sources} == set(second.sources)
    assert set(first.carries) <= set(second.carries)
    assert {s["kind"] for s in second.made_of} >= {"school", "municipality"}


def test_what_rests_on_a_source_that_was_taken_back_is_not_passed_on(
    cast: Cast, karen: Actor, sara: Actor, case: UUID
) -> None:
    used = seen(karen, case)[:1]
    made = do(make_note, karen, **note(case, *used))
    assert asked(cast, karen, case, made).permits
    with stages.seen_by(karen):
        end_disclosures(
            karen, Disclosure.objects.visible_to(karen).filter(item=used[0]), why=Disclosure.Ended.RELEASE
        )
    assert asked(cast, karen, case, made).rules == ["T1"]


def asked(cast: Cast, karen: Actor, case: UUID, item: UUID) -> Decision:
    asking = do(
        ask_to_share,
        karen,
        case=case,
        items=[item],
        agencies=[cast.ref("police")],
        purpose=Purpose.PVE_PREVENTION,
    )
    with stages.seen_by(karen):
        return Decision.objects.visible_to(karen).get(asking=asking)


def test_a_note_lives_no_longer_than_its_sources(sara: Actor, case: UUID) -> None:
    used = seen(sara, case)[:1]
    soon = clock.now() + timedelta(days=3)
    with stages.seen_by(sara) as me:
        ways = Disclosure.objects.visible_to(me).filter(item=used[0], recipient_id=me.agency_id)
        sender = ways[0].sender_id
    with stages.seen_by(machine_of(sender)) as house:
        Disclosure.objects.visible_to(house).filter(item=used[0]).update(until=soon, frozen_at=soon)
    made = row(Item, sara, ref=do(make_note, sara, **note(case, *used)))
    assert (made.until, made.frozen_at) == (soon, soon)
    with clock.travel(soon + timedelta(minutes=1)):
        assert readable(sara, ref=made.ref) == set()


def machine_of(agency: int) -> Actor:
    return actors.machine(Agency.objects.get(pk=agency), Purpose.PVE_PREVENTION)


def test_a_corrected_note_is_still_bound_by_its_sources(sara: Actor, case: UUID) -> None:
    first = row(Item, sara, ref=do(make_note, sara, **note(case, *seen(sara, case))))
    ref = do(correct_item, sara, ref=first.ref, content={"text": "Looks for friends."}, why="A wrong word.")
    second = row(Item, sara, ref=ref)
    for name in ("carries", "sources", "made_of", "until", "frozen_at"):
        assert getattr(second, name) == getattr(first, name)


def test_an_investigator_of_the_own_agency_does_not_read_the_note(
    cast: Cast, sara: Actor, case: UUID
) -> None:
    ref = do(make_note, sara, **note(case, *seen(sara, case)))
    for purpose in ("criminal-investigation", "prosecution", "intelligence-collection"):
        system = cast.client("municipality", purpose)
        assert readable(system, ref=ref) == set()
    assert readable(cast.client("municipality"), ref=ref)


@pytest.mark.parametrize("wrong", [{"text": " "}, {"category": "identity"}, {"sources": []}], ids=str)
def test_a_note_that_lacks_something_is_not_written(sara: Actor, case: UUID, wrong: dict[str, Any]) -> None:
    before = count(Item, sara)
    refusal = refused(MissingFact, make_note, sara, **{**note(case, *seen(sara, case)), **wrong})
    assert set(refusal.questions) == set(wrong)
    assert count(Item, sara) == before


def test_what_is_not_reached_is_no_source(cast: Cast, sara: Actor, case: UUID) -> None:
    refused(NotFound, make_note, sara, **note(case, sources=[uuid4()]))
    refused(NotFound, make_note, cast.actor("Nosy Stranger"), **note(case, sources=[uuid4()]))


def test_a_closed_case_takes_no_note(karen: Actor, sara: Actor, case: UUID) -> None:
    used = seen(karen, case)
    do(close_case, karen, ref=case, outcome="aims-reached")
    refused(WrongState, make_note, karen, **note(case, *used))
    refused(NotFound, make_note, sara, **note(case, *used))
