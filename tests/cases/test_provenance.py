"""Every way in which an agency has an item, and every source of a note: no mark washed off, none invented."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from agencies.models import Agency, Forum
from cases.actions.disclosing import datum, disclose
from cases.actions.provenance import Way, by_ways, strictest, ways_of
from cases.models import Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from sharing.actions.decide import decide
from sharing.engine.obligations import STRICTNESS
from sharing.engine.request import Origin, Step
from sharing.question import Question
from tests import stages
from tests.cases.look import readable, row
from tests.cast import PVE, Cast

MARK = "no-investigative-use"
SUPPORT = Purpose.SUPPORT_DELIVERY


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def item(karen: Actor, case: UUID) -> Item:
    with stages.seen_by(karen):
        return next(i for i in stages.items_seen(karen, case) if i.category == "concern-narrative")


@pytest.fixture
def give(cast: Cast, item: Item) -> Callable[..., None]:
    """Pass the item on, written directly: by whom, to whom, through which forums, carrying what."""

    def act(frm: str, to: str, *forums: str, carries: tuple[str, ...] = (), purpose: Purpose = PVE) -> None:
        sender = cast.client(frm) if frm != "house" else cast.desk()
        with stages.seen_by(sender):
            Disclosure.objects.create(
                item=item,
                origin_id=item.agency_id,
                sender_id=sender.agency_id,
                recipient_id=cast.agencies[to].pk,
                stage="full",
                decision=uuid4(),
                steps=[["school", "info-house", forum] for forum in forums],
                purposes=purpose.bit,
                carries=list(carries),
                made_at=clock.now(),
            )

    return act


def ways(actor: Actor, item: Item) -> list[Way]:
    with stages.seen_by(actor):
        item = Item.objects.visible_to(actor).select_related("agency").get(pk=item.pk)
        return ways_of(item, Disclosure.live_for(actor).filter(item=item))


def test_the_same_way_said_twice_is_one_way(karen: Actor, item: Item) -> None:
    (way,) = ways(karen, item)
    assert way.data[0].origin == Origin("school", "info-house", "DK")
    assert MARK in way.data[0].carries


def test_what_came_by_two_ways_carries_on_each_only_what_travelled_there(
    cast: Cast, item: Item, give: Callable[..., None]
) -> None:
    give("house", "police", "info-house", carries=(MARK,))
    give("school", "police")
    found = {w.data[0].origin.forum: w.data[0].carries for w in ways(cast.client("police"), item)}  # type: ignore[union-attr]
    assert found == {"info-house": frozenset({MARK}), "none": frozenset()}


def test_seen_as_one_it_keeps_every_mark(cast: Cast, item: Item, give: Callable[..., None]) -> None:
    give("school", "police")
    give("house", "police", "info-house", carries=(MARK,))
    police = cast.client("police")
    with stages.seen_by(police):
        seen = datum(
            Item.objects.visible_to(police).get(pk=item.pk), Disclosure.live_for(police).filter(item=item)
        )
    assert (seen.carries, seen.origin.forum) == (frozenset({MARK}), "info-house")  # type: ignore[union-attr]


def test_an_own_item_that_came_back_is_still_free_of_the_way_it_went(
    cast: Cast, item: Item, give: Callable[..., None]
) -> None:
    give("house", "school", "info-house", carries=(MARK,))
    (way,) = ways(cast.client("school"), item)
    assert (way.data[0].carries, way.data[0].origin.forum) == (frozenset(), "none")  # type: ignore[union-attr]


def test_a_forum_further_up_the_way_is_not_forgotten(karen: Actor, cast: Cast, item: Item) -> None:
    """What went from the house to the club outside any forum still comes from the house's forum."""
    question = Question(
        sender=cast.agencies["house"],
        recipient=cast.agencies["club"],
        purpose=SUPPORT,
        data=(),
        forum=Forum.objects.get(code="info-house"),
        facts={"consent": "given", "consent_by": "subject-and-guardian"},
        age=16,
    )
    with stages.seen_by(karen):
        (asked,) = by_ways(karen, question, items=[item])
        (decision,) = decide(actor=karen, file=uuid4(), question=asked)
        made = disclose(
            actor=karen, item=item, decision=decision, stage="full", forum="none", written={"necessity": "x"}
        )
    assert made.forums == ["info-house"]
    assert MARK in made.carries
    (way,) = ways(cast.client("club", SUPPORT.value), item)
    assert way.data[0].origin == Origin("school", "info-house", "DK")


def test_two_forums_on_one_way_are_both_told_to_the_law(
    cast: Cast, item: Item, give: Callable[..., None]
) -> None:
    give("house", "police", "info-house", "lisc-r")
    (way,) = ways(cast.client("police"), item)
    assert way.history == (Step("school", "info-house", forum="lisc-r"),)


def test_items_of_different_ways_are_asked_about_apart(
    cast: Cast, karen: Actor, case: UUID, item: Item, give: Callable[..., None]
) -> None:
    police = cast.client("police")
    give("house", "police", "info-house", "lisc-r")
    with stages.seen_by(police) as me:
        own = Item.objects.create(
            agency_id=me.agency_id, category="police-record", nature="fact", content={}, made_at=clock.now()
        )
        question = Question(
            cast.agencies["police"], cast.agencies["municipality"], Purpose.PVE_PREVENTION, ()
        )
        asked = by_ways(me, question, items=[own, item])
    assert {(len(q.data), len(q.history)) for q in asked} == {(1, 0), (1, 1)}


def test_the_dates_on_the_way_reach_the_law(karen: Actor, item: Item) -> None:
    with stages.seen_by(karen):
        way = Disclosure.live_for(karen).filter(item=item).first()
        day = clock.now() - timedelta(days=1)
        way.frozen_at = day
        assert datum(item, [way]).review_by_passed
        way.frozen_at, way.until = None, day
        assert datum(item, [way]).erase_by_passed
        way.until = None
        assert not datum(item, [way]).review_by_passed


def test_a_note_is_seen_as_the_strictest_of_its_sources() -> None:
    """Dutch medical secrecy closes health records; a note made with one is closed as well."""
    house, town = (
        Agency(pk=n, kind=k, country="NL", name=k) for n, k in ((1, "health"), (2, "municipality"))
    )
    item = Item(agency=house, category="school-record", nature="assessment")
    item.made_of = [{"category": "health-record", "kind": "health", "forum": "none", "country": "NL"}]
    item.content, item.made_at = {}, clock.now()
    table = Forum(code="pga-conference")
    table.members = frozenset({1, 2})
    question = Question(house, town, Purpose.PVE_PREVENTION, (), forum=table)
    (way,) = ways_of(item, ())
    assert {seen.category for seen in way.data} == {"school-record", "health-record"}
    assert not STRICTNESS[strictest(question, way)[0]].named
    item.made_of = []
    assert STRICTNESS[strictest(question, ways_of(item, ())[0])[0]].named


def test_reading_for_an_investigation_ends_at_the_mark(
    cast: Cast, item: Item, give: Callable[..., None]
) -> None:
    give("house", "police", "info-house", carries=(MARK,), purpose=Purpose.CRIMINAL_INVESTIGATION)
    assert readable(cast.client("police", "criminal-investigation"), ref=item.ref) == set()
    give("school", "police", purpose=Purpose.CRIMINAL_INVESTIGATION)
    assert readable(cast.client("police", "criminal-investigation"), ref=item.ref)
    assert row(Item, cast.client("police", "criminal-investigation"), ref=item.ref)
