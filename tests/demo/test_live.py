"""A visitor of the demo meets every state, made by people who could have made it."""

import re
from io import StringIO

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command

from agencies.models import Agency, ApiClient, Mandate, Membership, User
from agencies.permissions import permissions_of, purposes_of
from audit.models import Delivery, Event
from cases.cards import referrals
from cases.cards.desk import desk_card
from cases.cards.words import LATENESS_ORDER
from cases.demo import live
from cases.demo.agencies import HOUSE_TABLE
from cases.demo.people import KAREN, KLAUS, PASSWORD, TRIAGE, Cast
from cases.models import (
    Case,
    Concern,
    Consent,
    Consultation,
    Erasure,
    Goal,
    HandOff,
    Inquiry,
    Match,
    Notice,
    OutsideRequest,
    Plan,
    PlannedMeasure,
    Proposal,
    Referral,
    Review,
    Triage,
)
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from tests.demo.everything import rows_of

pytestmark = pytest.mark.django_db

NOUNS = [
    Concern,
    Consultation,
    Triage,
    Case,
    Referral,
    HandOff,
    PlannedMeasure,
    Goal,
    Plan,
    Review,
    Erasure,
    Consent,
    Notice,
    OutsideRequest,
    Inquiry,
    Match,
]
NEEDS = {
    "concern.logged": {"log-concern"},
    "concern.way-chosen": {"log-concern"},
    "attachment.added": {"log-concern"},
    "consultation.asked": {"log-concern"},
    "consultation.answered": {"triage"},
    "consultation.turned": {"log-concern"},
    "feedback.given": {"triage"},
    "triage.opened": {"triage"},
    "triage.proposed": {"triage"},
    "triage.returned": {"confirm-triage"},
    "concern.triaged": {"triage", "confirm-triage"},
    "case.opened": {"triage", "confirm-triage"},
    "case.routed": {"triage"},
    "invitation.sent": {"triage"},
    "invitation.answered": {"answer-referral"},
    "invitation.declined": {"answer-referral"},
    "board.laid": {"triage", "answer-referral"},
    "concern.joined": {"triage"},
    "concern.added": {"triage"},
    "inquiry.made": {"triage"},
    "inquiry.answered": {"triage"},
    "match.found": {"triage"},
    "match.released": {"triage"},
    "match.withheld": {"triage"},
    "match.ended": {"triage"},
    "action.decided": {"coordinate"},
    "summary.written": {"coordinate"},
    "hand-off.taken": {"receive-hand-off"},
    "hand-off.returned": {"receive-hand-off"},
    "hand-off.unreceipted": {"triage"},
    "sharing.decided": {"log-concern", "coordinate", "work-case"},
    "item.disclosed": {"log-concern", "coordinate", "work-case", "hand-off"},
    "referral.offered": {"coordinate"},
    "referral.recalled": {"coordinate"},
    "referral.expired": {"coordinate"},
    "referral.pulled": {"answer-referral"},
    "referral.accepted": {"answer-referral"},
    "referral.declined": {"answer-referral"},
    "referral.amended": {"coordinate"},
    "referral.escalated": {"coordinate"},
    "referral.reported": {"work-case"},
    "item.contributed": {"work-case"},
    "item.withdrawn": {"work-case"},
    "note.made": {"work-case"},
    "item.ended": {"coordinate"},
    "measure.planned": {"work-case"},
    "measure.changed": {"work-case"},
    "measure.moved": {"work-case"},
    "hand-off.prepared": {"coordinate"},
    "hand-off.sent": {"hand-off"},
    "hand-off.received": {"receive-hand-off"},
    "goal.set": {"work-case"},
    "goal.moved": {"work-case"},
    "plan.adopted": {"coordinate"},
    "progress.reported": {"work-case"},
    "member.joined": {"work-case"},
    "lead.handed-over": {"work-case"},
    "review.held": {"coordinate"},
    "case.closed": {"coordinate"},
    "case.reopened": {"reopen"},
    "erasure.due": {"erase"},
    "erasure.held": {"erase"},
    "erasure.proposed": {"erase"},
    "erasure.told": {"erase"},
    "case.erased": {"erase"},
    "concern.erased": {"erase"},
    "pack.proposed": {"keep-law"},
    "pack.signed": {"keep-law"},
    "pack.activated": {"keep-law"},
    "consent.asked": {"coordinate"},
    "consent.given": {"coordinate"},
    "consent.refused": {"coordinate"},
    "consent.withdrawn": {"work-case"},
    "consent.expired": {"coordinate"},
    "notice.sent": {"coordinate"},
    "notice.acknowledged": {"read-inbox"},
    "item.recalled": {"work-case"},
    "request.registered": {"register-request"},
    "request.answered": {"decide-request"},
    "request.refused": {"decide-request"},
}


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_state_of_every_noun_occurs(demo: Cast, noun: type) -> None:
    assert {row.state for row in rows_of(demo, noun)} == set(noun.State.values)


def test_every_track_occurs(demo: Cast) -> None:
    assert {t.track for t in rows_of(demo, Triage) if t.state == "decided"} == set(Triage.Track.values)


def test_the_desk_has_work_in_every_stage_of_lateness(demo: Cast) -> None:
    karen = demo.actor(KAREN)
    with acting_as(karen):
        late = {name for name, _lines in desk_card(karen).groups}
    assert late == {str(group) for group in LATENESS_ORDER}


def test_a_second_person_of_another_employer_is_waited_for(demo: Cast) -> None:
    klaus = demo.actor(KLAUS)
    with acting_as(klaus):
        assert any(w.mine for _name, lines in desk_card(klaus).groups for w in lines)


def test_one_concern_and_one_question_are_left_for_the_worker(demo: Cast) -> None:
    waiting = Delivery.objects.exclude(state=Delivery.State.DONE)
    assert sorted(d.task for d in waiting) == ["cases.answer_inquiry", "cases.open_triage"]


def test_what_ended_says_how(demo: Cast) -> None:
    assert all(r.reason for r in rows_of(demo, Referral) if r.state == "declined")
    assert all(c.erase_on for c in rows_of(demo, Case) if c.state == "closed")
    unfounded = [t.concern_id for t in rows_of(demo, Triage) if t.warranted is False]
    ended = [c for c in rows_of(demo, Concern) if c.pk in unfounded]
    assert ended and all(c.feedback and c.erase_on for c in ended)


def test_routing_proposed_agencies_for_social_cases(demo: Cast) -> None:
    social = {c.pk for c in rows_of(demo, Case) if c.track == "social"}
    assert social == {p.case_id for p in rows_of(demo, Proposal)}


def test_every_event_was_made_by_somebody_who_could(demo: Cast) -> None:
    events = rows_of(demo, Event)
    hats = set(Membership.objects.values_list("user_id", "agency_id", "role"))
    systems = set(ApiClient.objects.values_list("pk", "agency_id"))
    assert {e.kind for e in events} == set(NEEDS)
    for event in events:
        assert NEEDS[event.kind] & permissions_of(event.role), event.kind
        assert Purpose(event.purpose) in purposes_of(event.role)
        if event.user_id:
            assert (event.user_id, event.agency_id, event.role) in hats
        elif event.client_id:
            assert (event.client_id, event.agency_id) in systems
        else:
            assert event.role == "system"


def test_a_second_seed_makes_nothing_twice(demo: Cast) -> None:
    before = _counts(demo)
    assert live.seed() is False
    assert _counts(demo) == before


def test_twelve_agencies_meet_in_the_district_beside_house_and_centre(demo: Cast) -> None:
    near = Agency.objects.filter(district__name="Ravnsholm")
    assert near.count() == 13
    assert near.values("kind").distinct().count() == 13
    assert not Mandate.objects.filter(agency=demo.agencies["club"]).exists()
    assert all(a.offers for a in near.exclude(kind="info-house"))
    assert set(HOUSE_TABLE) <= set(demo.agencies)


def test_thirty_four_people_work_there_and_one_wears_two_hats(demo: Cast) -> None:
    assert User.objects.count() == 34
    twice = [u.display_name for u in User.objects.all() if u.memberships.count() == 2]
    assert twice == [KLAUS]
    employers = {h.employer.kind for h in demo.hats.values() if h.role == "coordinator"}
    assert {"police", "municipality"} <= employers


def test_the_shared_password_is_one_that_the_platform_accepts(demo: Cast) -> None:
    validate_password(PASSWORD)
    assert demo.hats[KAREN, "house"].user.check_password(PASSWORD)


def test_the_school_of_the_other_district_sees_nothing(demo: Cast) -> None:
    stranger = demo.actor("Fie Fjernprøve", "far-school")
    with acting_as(stranger):
        assert referrals.received_rows(stranger) == []
        # In the transaction of a release, which the whole demo is here, its tombstone shows to everybody.
        for noun in {*NOUNS, Event} - {Erasure}:
            assert not noun.objects.unscoped("a test looks at everything").exists()


def test_the_printed_lines_name_an_offer_that_the_system_can_pull(demo: Cast) -> None:
    printed = _print_logins()
    (ref,) = re.findall(r"/api/v1/referrals/([0-9a-f-]{36})/pull", printed)
    system = demo.client("municipality")
    with acting_as(system):
        offered = {str(row.ref) for row in referrals.received_rows(system) if row.state == "offered"}
    assert ref in offered
    assert "http://somewhere.example/oauth/token/" in printed
    assert PASSWORD in printed and "karen.koordinatorsen" in printed


def test_without_an_open_offer_the_printed_lines_say_so(demo: Cast) -> None:
    system = demo.client("municipality")
    for row in [r for r in rows_of(demo, Referral) if r.recipient_id == system.agency_id]:
        with acting_as(demo.actor(KAREN, purpose=TRIAGE)):
            Referral.objects.unscoped("a test takes the offers away").filter(pk=row.pk).update(
                state="recalled"
            )
    printed = _print_logins()
    assert "/pull" in printed and "Every offer was fetched" in printed


def _print_logins() -> str:
    out = StringIO()
    call_command("demo_logins", base="http://somewhere.example", stdout=out)
    return out.getvalue()


def _counts(demo: Cast) -> list[int]:
    open_tables = [m.objects.count() for m in (Agency, User, Membership, Mandate, ApiClient, Delivery)]
    return [*open_tables, *[len(rows_of(demo, noun)) for noun in (*NOUNS, Event)]]
