"""Requests from outside: filed, asked of the law item by item, decided by a named person, all on record."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from agencies.models import Agency
from cases.actions.outside import (
    Demand,
    answer_request,
    refuse_request,
    register_request,
)
from cases.cards.outside import request_card
from cases.cards.sharing import choices
from cases.models import Disclosure, OutsideRequest
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused, WrongState
from infohouse.core.purpose import Purpose
from sharing.cards.gaps import gaps_card
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do

INVESTIGATION, NATIONAL = Purpose.CRIMINAL_INVESTIGATION, Purpose.NATIONAL_SECURITY_PREVENTION
LATER = date(2031, 1, 1)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def pia(cast: Cast) -> Actor:
    return cast.actor("Pia Police-seat")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.with_the_police(cast)


@pytest.fixture(scope="module")
def items(cast: Cast, case: UUID) -> dict[str, UUID]:
    with stages.seen_by(cast.actor("Karen Coordinator")) as karen:
        return {f"{i.category}/{i.nature}": i.ref for i in stages.items_seen(karen, case)}


def demand(cast: Cast, asker: str, purpose: Purpose, *, written: bool = True) -> Demand:
    return Demand(
        purpose=purpose,
        text="Letter of today, in the red folder.",
        basis="As the letter says.",
        due_on=LATER,
        written=written,
        asker=cast.ref(asker),
    )


@pytest.fixture
def from_pet(cast: Cast, karen: Actor, case: UUID, items: dict[str, UUID]) -> UUID:
    chosen = [items["identity/fact"], items["concern-narrative/fact"]]
    return do(register_request, karen, case=case, demand=demand(cast, "pet", NATIONAL), items=chosen)


@pytest.fixture
def from_police(cast: Cast, karen: Actor, case: UUID, items: dict[str, UUID]) -> UUID:
    asked = demand(cast, "police", INVESTIGATION)
    return do(register_request, karen, case=case, demand=asked, items=list(items.values()))


def answers(actor: Actor, ref: UUID):  # type: ignore[no-untyped-def]
    return [a.decision for a in shown(actor, ref).decisions]


def shown(actor: Actor, ref: UUID):  # type: ignore[no-untyped-def]
    with stages.seen_by(actor):
        return request_card(actor, ref)


# An investigator's request


def test_an_investigators_request_for_forum_data_is_refused_with_its_section(
    karen: Actor, from_police: UUID
) -> None:
    card = shown(karen, from_police)
    assert card.decisions and {a.decision.outcome for a in card.decisions} == {"deny"}
    assert all("§ 115, stk. 2" in a.decision.sentence + a.came_under for a in card.decisions)
    do(refuse_request, karen, ref=from_police, reason="The forum does not serve investigations.")
    assert shown(karen, from_police).row.state == "refused"
    assert happened(karen, "request.refused", from_police) == 1


def test_what_the_police_wrote_down_themselves_is_none_of_it(
    karen: Actor, from_police: UUID, items: dict[str, UUID]
) -> None:
    card = shown(karen, from_police)
    assert card.own_items == 1
    assert items["police-record/fact"] not in {a.decision.item for a in card.decisions}


def test_a_request_for_nothing_but_the_askers_own_is_sent_back(
    cast: Cast, karen: Actor, case: UUID, items: dict[str, UUID]
) -> None:
    own = [items["police-record/fact"]]
    asked = demand(cast, "police", INVESTIGATION)
    error = refused(MissingFact, register_request, karen, case=case, demand=asked, items=own)
    assert error.questions == ("items",)


def test_nothing_can_be_answered_against_the_law(karen: Actor, from_police: UUID) -> None:
    (first, *_more) = answers(karen, from_police)
    error = refused(Refused, answer_request, karen, ref=from_police, items=[first.item])
    assert "investigations" in str(error.detail)
    assert shown(karen, from_police).row.state == "open"


def test_the_refusal_is_counted_in_the_gap_log(karen: Actor, from_police: UUID) -> None:
    with stages.seen_by(karen):
        found = gaps_card(karen)
    assert [(g.rules, g.times) for g in found.refusals] == [("P5", 3)]


# The security service's demand


def test_a_written_demand_of_the_security_service_is_a_duty(karen: Actor, from_pet: UUID) -> None:
    made = answers(karen, from_pet)
    assert {d.outcome for d in made} == {"duty"}
    assert all("PET-loven § 4" in d.sentence for d in made)


def test_a_demand_that_is_not_in_writing_is_none(
    cast: Cast, karen: Actor, case: UUID, items: dict[str, UUID]
) -> None:
    asked = demand(cast, "pet", NATIONAL, written=False)
    ref = do(register_request, karen, case=case, demand=asked, items=[items["identity/fact"]])
    assert {d.outcome for d in answers(karen, ref)} == {"deny"}


def test_whoever_registered_it_does_not_decide_it(karen: Actor, from_pet: UUID) -> None:
    asked = [d.item for d in answers(karen, from_pet)]
    assert not shown(karen, from_pet).mine_to_decide
    refused(NotAllowed, answer_request, karen, ref=from_pet, items=asked)
    refused(NotAllowed, refuse_request, karen, ref=from_pet, reason="No.")


def test_a_named_second_person_answers_and_the_centre_reads_it(
    cast: Cast, karen: Actor, pia: Actor, from_pet: UUID
) -> None:
    asked = [d.item for d in answers(pia, from_pet)]
    do(answer_request, pia, ref=from_pet, items=asked)
    petra = cast.actor("Petra Prevention-centre", NATIONAL)
    assert readable(petra) == {"identity/fact", "concern-narrative/fact"}
    request = row(OutsideRequest, pia, ref=from_pet)
    assert (request.state, request.decided_by, set(request.given)) == ("answered", pia.user_id, set(asked))
    passed = row(Disclosure, pia, item_ref=asked[0], recipient=cast.agencies["pet"])
    assert passed.written["demand"] == request.demand and passed.secret
    assert passed.written["decider"] == str(cast.user("Pia Police-seat").ref)


def test_a_duty_is_neither_refused_nor_answered_by_half(pia: Actor, from_pet: UUID) -> None:
    (first, *_more) = answers(pia, from_pet)
    refused(Refused, refuse_request, pia, ref=from_pet, reason="We would rather not.")
    refused(Refused, answer_request, pia, ref=from_pet, items=[first.item])
    refused(MissingFact, answer_request, pia, ref=from_pet, items=[])


def test_without_clearance_there_is_no_such_request(
    cast: Cast, karen: Actor, case: UUID, from_pet: UUID, items: dict[str, UUID]
) -> None:
    uncleared = replace(karen, cleared=False)
    with pytest.raises(NotFound):
        shown(uncleared, from_pet)
    assert count(OutsideRequest, uncleared) == 0 and happened(uncleared, "request.registered") == 0
    asked = demand(cast, "pet", NATIONAL)
    refused(NotFound, register_request, uncleared, case=case, demand=asked, items=[items["identity/fact"]])


# Bodies outside, refusals of form


def test_a_court_outside_the_platform_can_be_filed_and_is_in_no_list(
    cast: Cast, karen: Actor, case: UUID, items: dict[str, UUID]
) -> None:
    asked = replace(
        demand(cast, "police", Purpose.PROSECUTION), asker=None, body="Court of Ravnsholm", body_kind="court"
    )
    do(register_request, karen, case=case, demand=asked, items=[items["identity/fact"]])
    again = do(register_request, karen, case=case, demand=asked, items=[items["identity/fact"]])
    court = Agency.objects.get(name="Court of Ravnsholm")  # one, however often it asks
    assert shown(karen, again).row.asker == court.name
    with stages.seen_by(karen):
        assert court.ref not in {a.ref for a in choices(karen, case)}


@pytest.mark.parametrize("kind", ["security-service", "school", ""])
def test_nobody_types_in_a_body_that_takes_part(
    cast: Cast, karen: Actor, case: UUID, items: dict[str, UUID], kind: str
) -> None:
    asked = replace(demand(cast, "police", INVESTIGATION), asker=None, body="Somebody", body_kind=kind)
    refused(MissingFact, register_request, karen, case=case, demand=asked, items=[items["identity/fact"]])
    assert not Agency.objects.filter(outside=True).exists()


@pytest.mark.parametrize("lacking", [{"text": " "}, {"basis": ""}])
def test_a_request_without_its_demand_is_not_filed(
    cast: Cast, karen: Actor, case: UUID, items: dict[str, UUID], lacking: dict[str, str]
) -> None:
    asked = replace(demand(cast, "police", INVESTIGATION), **lacking)
    refused(MissingFact, register_request, karen, case=case, demand=asked, items=[items["identity/fact"]])
    assert count(OutsideRequest, karen) == 0


def test_a_request_is_decided_once_with_a_reason_by_who_may(
    cast: Cast, karen: Actor, from_police: UUID
) -> None:
    refused(MissingFact, refuse_request, karen, ref=from_police, reason="")
    refused(NotAllowed, refuse_request, cast.actor("Tove Teacher"), ref=from_police, reason="No.")
    for name in ("Kurt Coordinator", "Olga Officer", "Nosy Stranger"):
        refused(NotFound, refuse_request, cast.actor(name), ref=from_police, reason="No.")
    do(refuse_request, karen, ref=from_police, reason="No.")
    refused(WrongState, refuse_request, karen, ref=from_police, reason="No.")
