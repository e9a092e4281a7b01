"""report_outcome: the agency tells the sender how it ended; the law decides what goes back besides."""

from uuid import UUID

import pytest

from cases.actions import outcome as outcomes
from cases.actions.outcome import report_outcome
from cases.actions.referral import accept_referral, pull_referral
from cases.models import Case, Item, Referral
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused, WrongState
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do

ENDED = {"outcome": "stopped", "because": "moved"}
TEXT = {"text": "He met the mentor four times.", "necessity": "The house plans on."}


@pytest.fixture(scope="module")
def accepted(cast: Cast) -> UUID:
    return stages.accepted(cast)[0]


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


def test_the_outcome_and_its_reason_reach_the_sender(karen: Actor, sara: Actor, accepted: UUID) -> None:
    do(report_outcome, sara, ref=accepted, **ENDED)
    found = row(Referral, karen, ref=accepted)
    assert (found.state, found.outcome, found.outcome_because) == ("reported", "stopped", "moved")
    assert happened(karen, "referral.reported", accepted) == 1


def test_what_is_done_needs_no_reason(karen: Actor, sara: Actor, accepted: UUID) -> None:
    do(report_outcome, sara, ref=accepted, outcome="done")
    assert row(Referral, karen, ref=accepted).outcome == "done"


def test_what_is_written_reaches_the_sender_where_the_law_allows_it(
    karen: Actor, sara: Actor, accepted: UUID
) -> None:
    before = readable(karen)
    do(report_outcome, sara, ref=accepted, **ENDED, **TEXT)
    assert "case-note/fact" in readable(karen) - before


def test_what_the_law_refuses_stays_and_nothing_is_reported(
    karen: Actor, sara: Actor, accepted: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**words: object) -> None:
        raise Refused("May not be shared.", ["An invented section"])

    monkeypatch.setattr(outcomes, "contribute_item", refuse)
    refusal = refused(Refused, report_outcome, sara, ref=accepted, **ENDED, **TEXT)
    assert refusal.citations
    assert row(Referral, karen, ref=accepted).state == "accepted"
    do(report_outcome, sara, ref=accepted, **ENDED)
    assert row(Referral, karen, ref=accepted).state == "reported"


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ({"outcome": "fine"}, "outcome"),
        ({"outcome": "stopped"}, "because"),
        ({"outcome": "not-started", "because": "lazy"}, "because"),
        ({"outcome": "done", "because": "lazy"}, "because"),
        ({**ENDED, "text": "He met the mentor."}, "necessity"),
    ],
)
def test_without_the_codes_or_the_reason_for_the_text_nothing_is_reported(
    karen: Actor, sara: Actor, accepted: UUID, words: dict[str, str], question: str
) -> None:
    assert refused(MissingFact, report_outcome, sara, ref=accepted, **words).questions == (question,)
    assert row(Referral, karen, ref=accepted).state == "accepted"
    assert count(Item, karen, category="case-note") == 0


def test_it_is_reported_once(sara: Actor, accepted: UUID) -> None:
    do(report_outcome, sara, ref=accepted, outcome="done")
    refused(WrongState, report_outcome, sara, ref=accepted, **ENDED)


def test_the_case_stays_open_to_the_team(sara: Actor, accepted: UUID) -> None:
    do(report_outcome, sara, ref=accepted, outcome="done")
    assert count(Case, sara) == 1


def test_afterwards_the_agency_can_be_asked_again_and_accept(
    cast: Cast, karen: Actor, sara: Actor, accepted: UUID
) -> None:
    do(report_outcome, sara, ref=accepted, **ENDED)
    again = stages.offer(cast, row(Case, karen).ref, "municipality")
    do(pull_referral, sara, ref=again)
    do(accept_referral, sara, ref=again, lead=cast.user("Svend Social-worker").ref)
    assert row(Referral, karen, ref=again).state == "accepted"
    assert count(Case, cast.actor("Svend Social-worker")) == count(Case, sara) == 1


def test_an_offer_that_was_not_accepted_has_no_outcome(cast: Cast, karen: Actor) -> None:
    open_offer = stages.offer(cast, row(Case, karen).ref, "police")
    refused(WrongState, report_outcome, cast.actor("Olga Officer"), ref=open_offer, outcome="done")


@pytest.mark.parametrize("name", ["Svend Social-worker", "Olga Officer", "Nosy Stranger"])
def test_who_is_not_on_the_team_finds_nothing(cast: Cast, accepted: UUID, name: str) -> None:
    refused(NotFound, report_outcome, cast.actor(name), ref=accepted, outcome="done")


def test_a_role_that_works_on_no_case_is_refused(cast: Cast, accepted: UUID) -> None:
    refused(NotAllowed, report_outcome, cast.actor("Tove Teacher"), ref=accepted, outcome="done")
