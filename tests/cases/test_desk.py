"""The desk: one list of everything that waits, the most urgent first, at a fixed number of queries."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import hand_off
from cases.actions.choosing import choose_actor
from cases.actions.triage import triage_concern
from cases.cards.desk import MOST, DeskCard, desk_card
from cases.models import Concern, HandOff, Proposal, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from tests import stages
from tests.cases.look import row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import SECURITY, do
from tests.walls.desk_world import join_two_tracks


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def seen(actor: Actor) -> DeskCard:
    with stages.seen_by(actor):
        return desk_card(actor)


def what(actor: Actor) -> list[str]:
    return [w.what for _name, lines in seen(actor).groups for w in lines]


def fill(cast: Cast, many: int) -> None:
    """Put many concerns on the desk at once."""
    now, desk, school = clock.now(), cast.agencies["house"].pk, cast.agencies["school"].pk
    with stages.seen_by(cast.desk()):
        made = Concern.objects.bulk_create(
            Concern(agency_id=school, desk_id=desk, state="logged", started_at=now, logged_at=now)
            for _ in range(many)
        )
        Triage.objects.bulk_create(
            Triage(concern=c, desk_id=desk, opened_at=now, due_at=now + timedelta(minutes=place))
            for place, c in enumerate(made)
        )


def queries(actor: Actor) -> int:
    with (
        stages.seen_by(actor),
        CaptureQueriesContext(
            connection,
        ) as caught,
    ):
        desk_card(actor)
    return len(caught)


def test_the_desk_asks_as_often_for_ten_rows_as_for_a_thousand(cast: Cast, karen: Actor) -> None:
    fill(cast, 10)
    few = queries(karen)
    fill(cast, 990)
    assert queries(karen) == few


def test_no_cap_is_silent(cast: Cast, karen: Actor) -> None:
    fill(cast, MOST)
    assert seen(karen).more is False
    fill(cast, 1)
    card = seen(karen)
    assert (card.more, sum(len(lines) for _name, lines in card.groups)) == (True, MOST)
    page = browser(cast, "Karen Coordinator").get("/desk/").content.decode()
    assert "More than 100" in page


def test_work_is_grouped_by_how_late_it_is(cast: Cast, karen: Actor) -> None:
    refs = [stages.on_the_desk(cast) for _ in range(4)]
    for ref, days in zip(refs, (-3, -1, 0.5, 5), strict=True):
        with stages.seen_by(karen):
            Triage.objects.visible_to(karen).filter(ref=ref).update(due_at=clock.now() + timedelta(days=days))
    groups = seen(karen).groups
    assert [name for name, _lines in groups] == ["Critically overdue", "Overdue", "Due soon", "Later"]
    assert [lines[0].ref for _name, lines in groups] == refs


def test_a_column_in_which_nobody_has_anything_is_left_out(cast: Cast) -> None:
    stages.on_the_desk(cast, age="")
    page = browser(cast, "Karen Coordinator").get("/desk/").content.decode()
    assert ">Due<" in page
    assert ">Age<" not in page


def test_everything_that_waits_stands_in_one_list(cast: Cast, karen: Actor) -> None:
    asked = stages.on_the_desk(cast)
    stages.invited(cast, asked, "police")
    case = stages.social_case(cast)
    join_two_tracks(cast)
    proposed = stages.on_the_desk(cast)
    do(triage_concern, cast.actor("Pia Police-seat"), ref=proposed, assessment=SECURITY)
    later = clock.now() + timedelta(days=20)
    with clock.travel(later):
        assert set(what(karen)) >= {
            "Assess a concern",
            "Confirm as second person",
            "Invitation without an answer",
            "Decide who acts",
            "Agree on a summary",
        }
    choose(cast, case)
    assert "Send the offer" in what(karen)
    stages.offer(cast, case, "municipality")
    first = row(Proposal, karen, case__ref=case, place=1)
    assert ("Send the offer" in what(karen)) == (first.agency_id != cast.agencies["municipality"].pk)


def test_a_missing_receipt_and_a_package_sent_back_stand_on_the_desk_of_the_cleared(
    cast: Cast, karen: Actor
) -> None:
    petra = cast.actor("Petra Prevention-centre", stages.NATIONAL)
    stages.security_case(cast)
    package = row(HandOff, karen).ref
    do(hand_off.send_hand_off, karen, ref=package, necessity="Talks of an attack.")
    with clock.travel(clock.now() + timedelta(days=60)):
        do(hand_off.alarm_receipts, cast.desk())
        assert "Receipt missing: call now" in what(karen)
        assert "Receipt missing: call now" in what(cast.actor("Kurt Coordinator"))
        assert "Receipt missing: call now" not in what(cast.actor("Hans House-worker"))
    do(hand_off.receive_hand_off, petra, ref=package)
    do(hand_off.answer_hand_off, petra, ref=package, takes=False, reason="no-threat")
    assert "Package sent back" in what(karen)
    assert what(cast.actor("Hans House-worker")) == []


def test_only_what_one_may_see_is_listed_and_counted(cast: Cast, karen: Actor) -> None:
    ref = stages.on_the_desk(cast)
    do(triage_concern, karen, ref=ref, assessment=SECURITY)
    assert (len(what(karen)), what(cast.actor("Hans House-worker"))) == (1, [])


def test_the_keys_are_listed_on_a_page(cast: Cast) -> None:
    page = browser(cast, "Karen Coordinator").get("/help/keys/").content.decode()
    assert page.count("<kbd>") >= 10


def choose(cast: Cast, case: UUID) -> None:
    karen = cast.actor("Karen Coordinator")
    first = row(Proposal, karen, case__ref=case, place=1).ref
    do(choose_actor, karen, case=case, proposal=first, due_on=clock.today(), police="He asked for it.")
