"""The desk: one list of everything that waits, the most urgent first, at a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import hand_off, referral
from cases.actions.choosing import choose_actor
from cases.actions.triage import triage_concern
from cases.cards.desk import DeskCard, desk_card, waiting
from cases.cards.waiting import Waiting
from cases.models import Concern, HandOff, Proposal, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.paging import SIZE
from tests import stages
from tests.cases.look import row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import SECURITY, do
from tests.walls.desk_world import join_two_tracks


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def seen(actor: Actor, number: int = 1) -> DeskCard:
    with stages.seen_by(actor):
        return desk_card(actor, number=number)


def everything(actor: Actor) -> list[Waiting]:
    with stages.seen_by(actor):
        return waiting(actor)


def what(actor: Actor) -> list[str]:
    return [w.what for w in everything(actor)]


def fill(cast: Cast, many: int, channels: Sequence[str] = ()) -> None:
    """Put many concerns on the desk at once."""
    now, desk, school = clock.now(), cast.agencies["house"].pk, cast.agencies["school"].pk
    with stages.seen_by(cast.desk()):
        made = Concern.objects.bulk_create(
            Concern(
                agency_id=school,
                desk_id=desk,
                state="logged",
                started_at=now,
                logged_at=now,
                channels=list(channels),
            )
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


def test_a_full_desk_is_shown_sheet_by_sheet_and_nothing_is_lost_or_shown_twice(
    cast: Cast, karen: Actor
) -> None:
    fill(cast, 2 * SIZE + 1)
    sheets = [seen(karen, number) for number in (1, 2, 3)]
    refs = [line.ref for card in sheets for _name, lines in card.groups for line in lines]
    assert [len(card.sheet) for card in sheets] == [SIZE, SIZE, 1]
    assert len(set(refs)) == 2 * SIZE + 1 == sheets[0].sheet.total
    assert sum(sheets[0].counts.values()) == 2 * SIZE + 1


def test_when_work_gets_less_the_last_sheet_stands_for_those_that_are_gone(cast: Cast, karen: Actor) -> None:
    fill(cast, 3)
    assert (seen(karen, 7).sheet.number, len(seen(karen, 7).sheet)) == (1, 3)


def test_the_sheets_are_numbered_links_and_keep_the_filter(cast: Cast) -> None:
    fill(cast, SIZE + 1, channels=["gaming"])
    client = browser(cast, "Karen Coordinator")
    first = client.get("/desk/?channel=gaming").content.decode()
    assert 'href="?channel=gaming&amp;page=2"' in first
    assert f"{SIZE + 1} things wait." in first
    second = client.get("/desk/?channel=gaming&page=2").content.decode()
    assert second.count("tbody") == 2 and 'aria-current="page"' in second
    assert client.get("/desk/?page=x").status_code == 404


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


def test_A25_a_late_first_offer_is_one_line_with_one_reason_until_somebody_is_asked(
    cast: Cast, karen: Actor
) -> None:
    case = stages.social_case(cast)
    with clock.travel(clock.now() + timedelta(days=60)):
        assert of(karen, case) == [("Decide who acts", "First offer overdue")]
        choose(cast, case, due_in=30)
        (line,) = [w for w in everything(karen) if w.ref == case and w.page == "case"]
        assert (line.what, line.note) == ("Send the offer", "First offer overdue")
        # The day of the first offer has passed, whatever day the coordinator chose.
        assert line.due_at is not None and line.due_at < clock.now()
        stages.offer(cast, case, "municipality")
        assert "First offer overdue" not in [note for _what, note in of(karen, case)]


def of(actor: Actor, ref: UUID) -> list[tuple[str, str]]:
    """Return the lines of one thing, those of its reviews left out."""
    return [(w.what, w.note) for w in everything(actor) if w.ref == ref and w.page == "case"]


def test_an_offer_that_came_back_stands_on_the_desk_until_another_agency_is_asked(
    cast: Cast, karen: Actor
) -> None:
    case = stages.social_case(cast)
    ref = stages.offer(cast, case, "municipality")
    assert "Choose another agency" not in what(karen)
    do(referral.decline_referral, cast.actor("Sara Social-worker"), ref=ref, reason="no-capacity")
    assert "Choose another agency" in what(karen)
    assert "Choose another agency" not in what(cast.actor("Kurt Coordinator"))
    stages.offer(cast, case, "police")
    assert "Choose another agency" not in what(karen)


def test_nothing_stands_on_the_desk_twice(cast: Cast, karen: Actor) -> None:
    case = stages.social_case(cast)
    stages.recalled(cast, stages.accepted(cast)[1])
    stages.on_the_desk(cast)
    choose(cast, case)
    stages.both_cases(cast)
    with clock.travel(clock.now() + timedelta(days=60)):
        lines = Counter((w.page, w.ref, w.what, w.source) for w in everything(karen))
    assert len(lines) >= 6
    assert max(lines.values()) == 1


def test_the_desk_asks_as_often_for_many_cases_as_for_few(cast: Cast, karen: Actor) -> None:
    stages.recalled(cast, stages.accepted(cast)[1])
    stages.both_cases(cast)
    with clock.travel(clock.now() + timedelta(days=60)):
        few = queries(karen)
    stages.both_cases(cast)
    stages.offer(cast, stages.social_case(cast), "police")
    stages.security_case(cast)
    with clock.travel(clock.now() + timedelta(days=60)):
        assert queries(karen) == few


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


def choose(cast: Cast, case: UUID, due_in: int = 0) -> None:
    karen = cast.actor("Karen Coordinator")
    first = row(Proposal, karen, case__ref=case, place=1).ref
    do(
        choose_actor,
        karen,
        case=case,
        proposal=first,
        due_on=clock.today() + timedelta(days=due_in),
        police="He asked for it.",
    )
