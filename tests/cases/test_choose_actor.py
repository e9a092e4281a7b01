"""Who acts: proposed with reasons, chosen by a person, with a clock; otherwise than proposed only with a reason."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from agencies.models import Service
from cases.actions.choosing import choose_actor
from cases.actions.routing import prepare_offer
from cases.actions.triage import Assessment, triage_concern
from cases.cards.proposals import ProposalCard, action_cards, choice_card, proposal_cards
from cases.models import ActionDecision, Proposal
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound
from sharing.models import Decision
from tests import stages
from tests.cases.look import happened, refused, row, waiting
from tests.cast import Cast
from tests.stages import SOCIAL, do

LATER = {"due_on": clock.today() + timedelta(days=5)}


@pytest.fixture(scope="module")
def services(cast: Cast) -> None:
    for agency, name, kind, fits in (
        ("municipality", "Housing", "ordinary", ["family"]),
        ("municipality", "Exit mentor", "special", ["family", "rhetoric"]),
        ("social", "Family talks", "ordinary", ["family"]),
        ("police", "Preventive talk", "ordinary", ["rhetoric"]),
    ):
        Service.objects.create(agency=cast.agencies[agency], name=name, kind=kind, fits=fits)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def routed(cast: Cast, found: Assessment = SOCIAL) -> UUID:
    ref = stages.on_the_desk(cast)
    do(triage_concern, cast.actor("Karen Coordinator"), ref=ref, assessment=found)
    return stages.routed(cast, ref, "social")


def proposed(actor: Actor, case: UUID) -> list[ProposalCard]:
    with stages.seen_by(actor):
        found = Proposal.objects.visible_to(actor).filter(case__ref=case).first()
        return list(proposal_cards(actor, found.case))


def names(found: list[ProposalCard]) -> list[str]:
    return [f"{p.name}/{p.service}".removeprefix("Ravnsholm ") for p in found]


def test_A97_the_catalogue_has_both_kinds_and_ordinary_help_stands_first(
    cast: Cast, karen: Actor, services: None
) -> None:
    found = names(proposed(karen, routed(cast, replace(SOCIAL, needs=("family",)))))
    ordinary = [found.index(n) for n in ("Municipality/Housing", "Social Services/Family talks")]
    assert max(ordinary) < found.index("Municipality/Exit mentor")


def test_A97_an_ordinary_offer_is_asked_for_without_what_was_noticed(
    cast: Cast, karen: Actor, services: None
) -> None:
    case = routed(cast)
    chosen = choose(karen, case, "Housing")
    do(prepare_offer, cast.desk(), action=chosen)
    action = row(ActionDecision, karen, ref=chosen)
    with stages.seen_by(karen):
        asked = Decision.objects.visible_to(karen).filter(asking=action.asking)
        categories = {d.question["data"][0]["category"] for d in asked}
    assert categories <= {"identity", "contact"}
    assert categories


def test_what_meets_a_need_is_said_and_stands_before_what_does_not(
    cast: Cast, karen: Actor, services: None
) -> None:
    found = proposed(karen, routed(cast, replace(SOCIAL, needs=("family",))))
    fitting = [p for p in found if "meets a need that was named" in p.why]
    assert {p.service for p in fitting} == {"Housing", "Exit mentor", "Family talks"}
    assert fitting[0].place == 1


def test_A98_the_trusted_actor_is_ranked_first_and_it_says_why(
    cast: Cast, karen: Actor, services: None
) -> None:
    for who, words in (
        ("person", "the person says"),
        ("family", "the family says"),
        ("school", "the school says"),
    ):
        found = replace(SOCIAL, trusted=cast.ref("club"), trusted_by=who)
        first = proposed(karen, routed(cast, found))[0]
        assert (first.name, first.place) == ("Ravnsholm Football Club", 1)
        assert first.why[0].startswith(words)


def test_A10_a_secondary_case_proposes_a_lead_that_is_not_the_police(
    cast: Cast, karen: Actor, services: None
) -> None:
    for level in ("primary", "secondary"):
        found = proposed(karen, routed(cast, replace(SOCIAL, level=level, needs=("rhetoric",))))
        lawful = [p for p in found if "the law allows it" in p.why]
        assert lawful[-1].name == "Ravnsholm Police"
        assert "not the police" in lawful[0].why


def test_A10_choosing_the_police_asks_why(cast: Cast, karen: Actor, services: None) -> None:
    case = routed(cast)
    police = ref_of(karen, case, "Preventive talk")
    given = {"case": case, "proposal": police, "against": "He asked for the officer.", **LATER}
    assert refused(MissingFact, choose_actor, karen, **given).questions == ("police",)
    do(choose_actor, karen, **given, police="Only the officer meets him.")
    with stages.seen_by(karen):
        (card,) = action_cards(karen, row(ActionDecision, karen).case)
    assert card.police == "Only the officer meets him."


def test_A10_at_tertiary_level_nobody_asks_why_the_police(cast: Cast, karen: Actor, services: None) -> None:
    case = routed(cast, replace(SOCIAL, level="tertiary"))
    with stages.seen_by(karen):
        assert "police" not in choice_card(karen, case, ref_of(karen, case, "Preventive talk")).asks


def test_choosing_against_the_ranking_asks_why_and_keeps_it_sealed(
    cast: Cast, karen: Actor, services: None
) -> None:
    case = routed(cast)
    last = proposed(karen, case)[-1]
    given = {"case": case, "proposal": last.ref, "police": "Why not.", **LATER}
    assert refused(MissingFact, choose_actor, karen, **given).questions == ("against",)
    do(choose_actor, karen, **given, against="They know the family.")
    assert row(ActionDecision, karen).why["against"] == "They know the family."
    assert type(ActionDecision._meta.get_field("why")).__name__ == "SealedField"


def test_A95_the_decision_names_actor_alternatives_and_deadline(
    cast: Cast, karen: Actor, services: None
) -> None:
    case = routed(cast)
    first, second, *_rest = proposed(karen, case)
    do(choose_actor, karen, case=case, proposal=first.ref, considered=[second.ref, case], **LATER)
    with stages.seen_by(karen):
        (card,) = action_cards(karen, row(ActionDecision, karen).case)
    assert (card.name, card.due_at.date() >= LATER["due_on"]) == (first.name, True)
    assert len(card.considered) == 1
    assert happened(karen, "action.decided") == 1


def test_A95_the_routing_job_prepares_the_offer_once(cast: Cast, karen: Actor, services: None) -> None:
    case = routed(cast)
    chosen = choose(karen, case, "")
    assert waiting("cases.prepare_offer") == 1
    do(prepare_offer, cast.desk(), action=chosen)
    before = row(ActionDecision, karen, ref=chosen).asking
    do(prepare_offer, cast.desk(), action=chosen)
    assert before
    assert row(ActionDecision, karen, ref=chosen).asking == before


def test_a_day_that_has_passed_starts_no_clock(cast: Cast, karen: Actor, services: None) -> None:
    case = routed(cast)
    first = proposed(karen, case)[0]
    yesterday = clock.today() - timedelta(days=1)
    refusal = refused(MissingFact, choose_actor, karen, case=case, proposal=first.ref, due_on=yesterday)
    assert refusal.questions == ("due_on",)


def test_nobody_outside_the_team_chooses(cast: Cast, karen: Actor, services: None) -> None:
    case = routed(cast)
    first = proposed(karen, case)[0]
    kurt = cast.actor("Kurt Coordinator")
    refused(NotFound, choose_actor, kurt, case=case, proposal=first.ref, **LATER)


def ref_of(actor: Actor, case: UUID, service: str) -> UUID:
    return next(p.ref for p in proposed(actor, case) if p.service == service)


def choose(actor: Actor, case: UUID, service: str) -> UUID:
    found = next(p for p in proposed(actor, case) if p.service == service or not service)
    return do(choose_actor, actor, case=case, proposal=found.ref, against="It is near.", **LATER)
