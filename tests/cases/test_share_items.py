"""Pass items to an agency on the case already: only on decisions that permit, also for another purpose."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from cases.actions.passing import share_items
from cases.actions.sharing import ask_again
from cases.models import Case, Disclosure
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused, WrongState
from infohouse.core.purpose import Purpose
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import asked, do

CRIME, SUPPORT = Purpose.CRIME_PREVENTION, Purpose.SUPPORT_DELIVERY


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def items_of(karen: Actor, case: UUID) -> list[UUID]:
    with stages.seen_by(karen):
        return [i.ref for i in stages.items_seen(karen, case)]


def passing(cast: Cast, karen: Actor, case: UUID, purpose: Purpose = CRIME, **changed: Any) -> dict[str, Any]:
    to = changed.pop("to", "municipality")
    return {
        "case": case,
        "asking": asked(cast, case, to, purpose=purpose),
        "recipient": cast.ref(to),
        "items": items_of(karen, case),
        "necessity": "To plan the evenings.",
        **changed,
    }


def test_an_agency_on_the_case_gets_it_for_a_further_purpose(cast: Cast, karen: Actor, case: UUID) -> None:
    system = cast.client("municipality", CRIME.value)
    assert readable(system) == set() and count(Case, system) == 0
    do(share_items, karen, **passing(cast, karen, case))
    assert "concern-narrative/fact" in readable(system)
    assert count(Case, system) == 1
    assert readable(cast.client("municipality"))  # the first purpose stays
    assert happened(karen, "items.shared", case) == 1


def test_only_what_was_chosen_goes_with_its_marks(cast: Cast, karen: Actor, case: UUID) -> None:
    one = items_of(karen, case)[:1]
    do(share_items, karen, **passing(cast, karen, case, items=one))
    made = row(Disclosure, karen, purposes=CRIME.bit)
    assert "no-investigative-use" in made.carries
    assert (made.written, made.stage) == ({"necessity": "To plan the evenings."}, "full")


def test_what_the_law_refuses_does_not_go(cast: Cast, karen: Actor, case: UUID) -> None:
    before = disclosed(karen)
    refusal = refused(Refused, share_items, karen, **passing(cast, karen, case, purpose=SUPPORT))
    assert str(refusal.detail)
    assert disclosed(karen) == before


def test_without_the_reason_in_writing_nothing_goes(cast: Cast, karen: Actor, case: UUID) -> None:
    refusal = refused(MissingFact, share_items, karen, **passing(cast, karen, case, necessity=" "))
    assert refusal.questions == ("necessity",)


def test_an_agency_outside_the_case_is_offered_it_instead(cast: Cast, karen: Actor, case: UUID) -> None:
    refused(WrongState, share_items, karen, **passing(cast, karen, case, to="police"))


@pytest.mark.parametrize(
    "changed", [{"items": []}, {"asking": UUID(int=1)}, {"items": [UUID(int=2)]}], ids=str
)
def test_what_was_not_asked_about_does_not_go(
    cast: Cast, karen: Actor, case: UUID, changed: dict[str, Any]
) -> None:
    refused(WrongState, share_items, karen, **passing(cast, karen, case, **changed))


def test_it_goes_once(cast: Cast, karen: Actor, case: UUID) -> None:
    words = passing(cast, karen, case)
    do(share_items, karen, **words)
    refused(WrongState, share_items, karen, **words)


def test_only_the_coordinator_on_the_team_passes_on(cast: Cast, karen: Actor, case: UUID) -> None:
    words = passing(cast, karen, case)
    refused(NotAllowed, share_items, cast.actor("Sara Social-worker"), **words)
    refused(NotFound, share_items, cast.actor("Kurt Coordinator"), **words)


def test_a_question_answered_is_asked_again_with_the_answer(cast: Cast, karen: Actor, case: UUID) -> None:
    first = asked(cast, case, "club", purpose=SUPPORT)
    again = do(ask_again, karen, case=case, asking=first, facts={"necessary": True})
    with stages.seen_by(karen):
        old, new = (list(Decision.objects.visible_to(karen).filter(asking=a)) for a in (first, again))
    assert {(d.item, d.recipient_id, d.purpose) for d in old} == {
        (d.item, d.recipient_id, d.purpose) for d in new
    }
    assert all(d.question["facts"]["necessary"] is True for d in new)


def test_consent_is_no_answer_typed_on_the_way(cast: Cast, karen: Actor, case: UUID) -> None:
    first = asked(cast, case, "club", purpose=SUPPORT)
    refused(MissingFact, ask_again, karen, case=case, asking=first, facts={"consent": "given"})
    refused(WrongState, ask_again, karen, case=case, asking=uuid4(), facts={})
