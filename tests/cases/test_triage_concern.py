"""The house's look: opened once, reasoned, and never the security track by one person."""

from dataclasses import replace
from uuid import UUID

import pytest

from cases.actions.triage import Assessment, confirm_triage, open_triage, triage_concern
from cases.models import Case, Concern, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from sharing import pack
from tests import stages
from tests.cases.look import count, happened, refused, row, waiting
from tests.cast import Cast
from tests.stages import SECURITY, SOCIAL, UNFOUNDED, do

BOTH = replace(SECURITY, track="both")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def pia(cast: Cast) -> Actor:
    return cast.actor("Pia Police-seat")


@pytest.fixture(scope="module")
def on_the_desk(cast: Cast) -> UUID:
    return stages.on_the_desk(cast)


@pytest.fixture
def proposed(karen: Actor, on_the_desk: UUID) -> UUID:
    do(triage_concern, karen, ref=on_the_desk, assessment=SECURITY)
    return on_the_desk


def reported(cast: Cast) -> Concern:
    return row(Concern, cast.actor("Tove Teacher"))


def test_a_concern_stands_on_the_desk_with_its_clock(cast: Cast, karen: Actor, on_the_desk: UUID) -> None:
    triage = row(Triage, karen, ref=on_the_desk)
    allowed = pack.in_force("DK", clock.today()).retention.triage_clock.after(clock.today()) - clock.today()
    assert triage.state == "open"
    assert triage.due_at - triage.opened_at == pytest.approx(allowed, abs=allowed * 0.01)


def test_opened_twice_it_stands_there_once(cast: Cast, karen: Actor, on_the_desk: UUID) -> None:
    do(open_triage, cast.desk(), concern=reported(cast).ref)
    assert count(Triage, karen) == happened(karen, "triage.opened", on_the_desk) == 1


def test_a_warranted_social_concern_becomes_a_case(cast: Cast, karen: Actor, on_the_desk: UUID) -> None:
    do(triage_concern, karen, ref=on_the_desk, assessment=SOCIAL)
    case = row(Case, karen)
    assert (case.track, case.state, case.custodian_id) == ("social", "open", karen.agency_id)
    assert row(Triage, karen, ref=on_the_desk).state == "decided"
    assert waiting("cases.route_case") == 1


def test_the_reporter_gets_feedback_that_names_no_case(cast: Cast, karen: Actor, on_the_desk: UUID) -> None:
    do(triage_concern, karen, ref=on_the_desk, assessment=SOCIAL)
    concern = reported(cast)
    assert concern.state == "triaged"
    assert "We are working on help" in concern.feedback
    assert count(Case, cast.actor("Tove Teacher")) == 0


def test_the_feedback_does_not_tell_the_tracks_apart(
    cast: Cast, karen: Actor, pia: Actor, proposed: UUID
) -> None:
    do(confirm_triage, pia, ref=proposed, agrees=True)
    security = reported(cast).feedback
    assert "We are working on help" in security
    assert "security" not in security.lower()


def test_A93_not_warranted_closes_with_feedback_and_short_retention(
    cast: Cast, karen: Actor, on_the_desk: UUID
) -> None:
    do(triage_concern, karen, ref=on_the_desk, assessment=UNFOUNDED)
    concern = reported(cast)
    kept = pack.in_force("DK", clock.today()).retention.unfounded
    assert "found no ground" in concern.feedback
    assert concern.erase_on == kept.after(clock.today())
    assert count(Case, karen) == 0


@pytest.mark.parametrize(
    ("assessment", "missing"),
    [
        (replace(SOCIAL, care=" "), "care"),
        (replace(SOCIAL, safety=""), "safety"),
        (replace(SECURITY, why_not_social=""), "why_not_social"),
        (replace(BOTH, why_not_social=" "), "why_not_social"),
        (replace(SOCIAL, track="none"), "track"),
        (replace(UNFOUNDED, track="social"), "track"),
        (replace(SOCIAL, level=""), "level"),
        (replace(SOCIAL, warranted=None), "warranted"),
        (replace(SOCIAL, track=""), "track"),
        (replace(SOCIAL, trusted_by="family"), "trusted"),
        (replace(SOCIAL, trusted=UUID(int=1)), "trusted_by"),
        (replace(SOCIAL, why_one_half=" "), "why_one_half"),
    ],
    ids=[
        "care",
        "safety",
        "why not social",
        "why not social for both",
        "warranted for nothing",
        "a track for nothing",
        "level",
        "warranted or not",
        "no track",
        "whom the person trusts",
        "who says so",
        "half a board",
    ],
)
def test_A92_without_a_reason_nothing_is_decided(
    karen: Actor, on_the_desk: UUID, assessment: Assessment, missing: str
) -> None:
    refusal = refused(MissingFact, triage_concern, karen, ref=on_the_desk, assessment=assessment)
    assert refusal.questions == (missing,)
    assert refusal.said_of(missing) != refusal.detail, "each gap has a sentence of its own"
    assert row(Triage, karen, ref=on_the_desk).state == "open"


def test_decided_twice_the_second_is_told_so(cast: Cast, karen: Actor, on_the_desk: UUID) -> None:
    do(triage_concern, karen, ref=on_the_desk, assessment=SOCIAL)
    refused(WrongState, triage_concern, cast.actor("Kurt Coordinator"), ref=on_the_desk, assessment=UNFOUNDED)
    assert count(Case, karen) == 1


def test_without_clearance_the_security_track_is_refused(cast: Cast, on_the_desk: UUID) -> None:
    hans = cast.actor("Hans House-worker")
    for grave in (SECURITY, BOTH):
        refusal = refused(MissingFact, triage_concern, hans, ref=on_the_desk, assessment=grave)
        assert refusal.questions == ("track",)
        assert "clearance" in refusal.said_of("track")
    assert row(Triage, hans, ref=on_the_desk).state == "open"


def test_without_clearance_the_social_track_is_open(cast: Cast, on_the_desk: UUID) -> None:
    hans = cast.actor("Hans House-worker")
    do(triage_concern, hans, ref=on_the_desk, assessment=SOCIAL)
    assert row(Case, hans).track == "social"


def test_a_reporter_and_a_stranger_decide_nothing(cast: Cast, on_the_desk: UUID) -> None:
    for name in ("Tove Teacher", "Nosy Stranger", "Otto Operator"):
        actor = (
            cast.actor(name)
            if name != "Otto Operator"
            else replace(cast.actor("Tove Teacher"), role="operator")
        )
        refused(NotAllowed, triage_concern, actor, ref=on_the_desk, assessment=SOCIAL)


def test_the_security_track_waits_for_a_second_person(cast: Cast, karen: Actor, proposed: UUID) -> None:
    assert row(Triage, karen, ref=proposed).state == "proposed"
    assert count(Case, karen) == waiting("cases.route_case") == 0
    assert reported(cast).state == "logged"


def test_what_is_proposed_is_hidden_from_those_without_clearance(cast: Cast, proposed: UUID) -> None:
    assert count(Triage, cast.actor("Hans House-worker")) == 0


def test_A94_a_second_person_of_another_employer_opens_the_case(
    karen: Actor, pia: Actor, proposed: UUID
) -> None:
    do(confirm_triage, pia, ref=proposed, agrees=True)
    for decider in (karen, pia):
        assert row(Case, decider).track == "security"


def test_both_tracks_are_two_cases(karen: Actor, pia: Actor, on_the_desk: UUID) -> None:
    do(triage_concern, karen, ref=on_the_desk, assessment=BOTH)
    do(confirm_triage, pia, ref=on_the_desk, agrees=True)
    assert {count(Case, karen, track=track) for track in ("social", "security")} == {1}


def test_the_same_person_cannot_confirm(karen: Actor, proposed: UUID) -> None:
    refused(NotAllowed, confirm_triage, karen, ref=proposed, agrees=True)
    assert count(Case, karen) == 0


def test_A94_a_colleague_of_the_same_employer_cannot_confirm(
    cast: Cast, karen: Actor, proposed: UUID
) -> None:
    refused(NotAllowed, confirm_triage, cast.actor("Kurt Coordinator"), ref=proposed, agrees=True)
    assert count(Case, karen) == 0


def test_somebody_without_clearance_does_not_find_it(cast: Cast, proposed: UUID) -> None:
    hans = replace(cast.actor("Hans House-worker"), permissions=cast.actor("Karen Coordinator").permissions)
    refused(NotFound, confirm_triage, hans, ref=proposed, agrees=True)


def test_the_second_person_can_send_it_back_and_it_is_free_again(
    cast: Cast, pia: Actor, proposed: UUID
) -> None:
    do(confirm_triage, pia, ref=proposed, agrees=False)
    hans = cast.actor("Hans House-worker")
    back = row(Triage, hans, ref=proposed)
    assert (back.state, back.track, back.warranted) == ("open", "", None)
    do(triage_concern, hans, ref=proposed, assessment=SOCIAL)


def test_what_was_not_proposed_cannot_be_confirmed(pia: Actor, on_the_desk: UUID) -> None:
    refused(WrongState, confirm_triage, pia, ref=on_the_desk, agrees=True)
