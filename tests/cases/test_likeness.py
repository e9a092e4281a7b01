"""Two concerns, one person? Found by keyed fingerprints, decided by people, both histories kept."""

from uuid import UUID

import pytest
from django.db import connection

from cases.actions.closure import close_case
from cases.actions.likeness import join_concern, part_concern, say_different
from cases.actions.triage import confirm_triage, triage_concern
from cases.cards.likeness import TwinsCard, twins_card
from cases.models import Case, CaseConcern, Concern, Fingerprint, Likeness, Triage
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from tests import stages
from tests.cases.look import count, happened, refused, row
from tests.cast import Cast
from tests.stages import SECURITY, SOCIAL, UNFOUNDED, do

NOTE = {"note": "The same mother called both times."}


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def desk(cast: Cast, name: str, age: str = "16") -> UUID:
    return stages.on_the_desk(cast, name=name, age=age)


def twins(actor: Actor, ref: UUID) -> TwinsCard:
    with stages.seen_by(actor):
        return twins_card(actor, ref)


def found(actor: Actor, ref: UUID) -> set[UUID]:
    return {t.row.ref for t in twins(actor, ref).twins}


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("Åse Papfigur", "16"), ("papfigur, aase", "16"), True),
        (("Åse Marie Papfigur", "16"), ("Åse Papfigur", "17"), True),
        (("Åse Papfigur", "16"), ("Åse Papfigur", ""), True),
        (("Åse Papfigur", "16"), ("Åse Papfigur", "23"), False),
        (("Åse Papfigur", "16"), ("Åse Skyggebo", "16"), False),
    ],
    ids=["spelling", "a middle name", "no age", "another age", "another name"],
)
def test_A93_duplicates_are_found_by_name_and_age(
    cast: Cast, karen: Actor, one: tuple[str, str], other: tuple[str, str], meet: bool
) -> None:
    first, second = desk(cast, *one), desk(cast, *other)
    assert (second in found(karen, first), first in found(karen, second)) == (meet, meet)


def test_no_fingerprint_says_a_name_and_none_is_made_without_one(cast: Cast, karen: Actor) -> None:
    desk(cast, "Åse Papfigur")
    with stages.seen_by(karen), connection.cursor() as cursor:
        cursor.execute("select string_agg(digest, ' ') from cases_fingerprint")
        (text,) = cursor.fetchone()
    assert "papfigur" not in text.lower()
    assert set(text) <= set("0123456789abcdef ")
    before = count(Fingerprint, karen)
    desk(cast, "")
    assert count(Fingerprint, karen) == before


def test_faith_origin_and_nationality_are_no_part_of_it(cast: Cast, karen: Actor) -> None:
    ref = stages.on_the_desk(cast, name="", seen="A Fictian who prays at noon.", believed="From Fictland.")
    with stages.seen_by(karen):
        assert not Fingerprint.objects.visible_to(karen).filter(concern__triage__ref=ref).exists()


def test_not_the_same_is_remembered_both_ways(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(say_different, karen, ref=one, other=other)
    assert found(karen, one) == found(karen, other) == set()
    do(say_different, karen, ref=other, other=one)
    assert count(Likeness, karen) == 1


def test_a_joined_concern_leaves_the_list_and_keeps_its_history(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(join_concern, karen, ref=other, into=one, **NOTE)
    assert row(Triage, karen, ref=other).state == "joined"
    assert [t.verdict for t in twins(karen, one).twins] == ["Assessed together"]
    refused(WrongState, triage_concern, karen, ref=other, assessment=SOCIAL)
    do(triage_concern, karen, ref=one, assessment=SOCIAL)
    assert count(Concern, karen, state="triaged") == 2
    assert count(CaseConcern, karen) == 2
    assert count(Case, karen) == 1


def test_joined_later_it_follows_into_the_case_that_is_there(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(triage_concern, karen, ref=one, assessment=SOCIAL)
    do(join_concern, karen, ref=other, into=one, **NOTE)
    assert count(CaseConcern, karen) == 2


def reported(cast: Cast, karen: Actor, ref: UUID) -> Concern:
    with stages.seen_by(karen):
        concern = row(Triage, karen, ref=ref).concern.ref
    found: Concern = row(Concern, cast.actor("Tove Teacher"), ref=concern)
    return found


def test_each_reporter_is_answered_by_the_same_rule_and_the_case_says_where_it_came_from(
    cast: Cast, karen: Actor
) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(triage_concern, karen, ref=one, assessment=SOCIAL)
    do(join_concern, karen, ref=other, into=one, **NOTE)
    first, second = reported(cast, karen, one), reported(cast, karen, other)
    assert second.feedback and second.feedback_at
    assert (second.feedback, second.feedback_code) == (first.feedback, first.feedback_code)
    assert (happened(karen, "concern.joined", second.ref), happened(karen, "concern.added", second.ref)) == (
        1,
        1,
    )


def test_no_concern_of_a_chain_is_left_behind(cast: Cast, karen: Actor) -> None:
    first, second, third = (desk(cast, "Åse Papfigur") for _ in range(3))
    do(join_concern, karen, ref=third, into=second, **NOTE)
    do(join_concern, karen, ref=second, into=first, **NOTE)
    do(triage_concern, karen, ref=first, assessment=SOCIAL)
    assert count(Concern, karen, state="triaged") == count(CaseConcern, karen) == 3
    do(part_concern, karen, ref=second, note="Another mother.")
    assert count(Concern, karen, state="triaged") == count(CaseConcern, karen) == 1
    do(triage_concern, karen, ref=second, assessment=SOCIAL)
    assert count(Concern, karen, state="triaged") == 3


def test_parted_from_an_unfounded_one_it_is_not_erased_with_it(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(join_concern, karen, ref=other, into=one, **NOTE)
    do(triage_concern, karen, ref=one, assessment=UNFOUNDED)
    assert reported(cast, karen, other).erase_on
    do(part_concern, karen, ref=other, note="Another mother.")
    assert reported(cast, karen, other).erase_on is None


def test_nothing_follows_into_a_closed_case(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(triage_concern, karen, ref=one, assessment=SOCIAL)
    do(close_case, karen, ref=row(Case, karen).ref, outcome="moved")
    refused(NotAllowed, join_concern, karen, ref=other, into=one, **NOTE)
    assert row(Triage, karen, ref=other).state == "open"


@pytest.mark.parametrize("late", [False, True], ids=["before it was grave", "after"])
def test_what_is_joined_to_the_security_track_shows_as_little(cast: Cast, karen: Actor, late: bool) -> None:
    hans, pia = cast.actor("Hans House-worker"), cast.actor("Pia Police-seat")
    grave, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    for step in ("propose", "join") if late else ("join", "propose"):
        if step == "join":
            do(join_concern, karen, ref=other, into=grave, **NOTE)
        else:
            do(triage_concern, karen, ref=grave, assessment=SECURITY)
            do(confirm_triage, pia, ref=grave, agrees=True)
    assert (count(Triage, hans), count(Triage, karen)) == (0, 2)
    do(part_concern, karen, ref=other, note="Another mother.")
    assert count(Triage, hans, ref=other, state="open") == 1


def test_sent_back_by_the_second_person_all_of_it_shows_again(cast: Cast, karen: Actor) -> None:
    grave, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(join_concern, karen, ref=other, into=grave, **NOTE)
    do(triage_concern, karen, ref=grave, assessment=SECURITY)
    hans = cast.actor("Hans House-worker")
    assert count(Triage, hans) == 0
    do(confirm_triage, cast.actor("Pia Police-seat"), ref=grave, agrees=False)
    assert count(Triage, hans) == 2


def test_where_there_is_no_case_it_is_assessed_for_itself(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(triage_concern, karen, ref=one, assessment=UNFOUNDED)
    refused(NotAllowed, join_concern, karen, ref=other, into=one, **NOTE)
    assert row(Triage, karen, ref=other).state == "open"


def test_a_joining_can_be_undone_with_a_note(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(triage_concern, karen, ref=one, assessment=SOCIAL)
    do(join_concern, karen, ref=other, into=one, **NOTE)
    refused(MissingFact, part_concern, karen, ref=other, note=" ")
    do(part_concern, karen, ref=other, note="Another mother.")
    assert (row(Triage, karen, ref=other).state, count(CaseConcern, karen)) == ("open", 1)
    notes = [n["text"] for n in row(Likeness, karen).notes]
    assert notes == [NOTE["note"], "Another mother."]


def test_without_a_note_nothing_is_joined(cast: Cast, karen: Actor) -> None:
    one, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    refused(MissingFact, join_concern, karen, ref=other, into=one, note="")
    refused(MissingFact, join_concern, karen, ref=other, into=other, **NOTE)


def test_a_concern_on_the_security_track_shows_to_the_cleared_only(cast: Cast, karen: Actor) -> None:
    hans = cast.actor("Hans House-worker")
    grave, other = desk(cast, "Åse Papfigur"), desk(cast, "Åse Papfigur")
    do(triage_concern, karen, ref=grave, assessment=SECURITY)
    assert (found(karen, other), found(hans, other)) == ({grave}, set())
    refused(NotFound, say_different, hans, ref=other, other=grave)
