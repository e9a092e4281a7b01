"""Where the law does not let a concern go by name, the reporter is told before a name is asked for, and what is left."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from audit.models import Event
from cases import ways
from cases.actions import triage
from cases.actions.intake import choose_way, log_concern, log_concern_by_system, save_draft, start_draft
from cases.actions.taking_back import take_agreement_back
from cases.cards.concerns import concern_card, triage_card
from cases.cards.ways import way_card
from cases.models import Concern, Disclosure, Item, Notice, Triage
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, Refused, WrongState
from sharing.models import Decision
from tests import stages
from tests.abroad import DUTY, settle
from tests.cases.look import count, happened, readable, refused, row, waiting
from tests.cast import Cast
from tests.stages import TOLD, do, seen_by

ABROAD = ("SE", "FI", "NO")
NO_NAME = {"seen": "Says he will join them.", "age_band": "15-17", "heard": "Rumours.", "recognisable": "no"}
AGREED = {**TOLD, "consent_by": "subject-and-guardian", "consent_proof": "On Monday, on paper, in my drawer."}


@pytest.fixture(scope="module", autouse=True)
def districts(cast: Cast) -> None:
    for country in ABROAD:
        settle(cast, country)


@pytest.fixture(params=[*ABROAD, "the Danish club"])
def outsider(cast: Cast, request: pytest.FixtureRequest) -> Actor:
    """Somebody whose law lets no name go to the house."""
    name = "Carl Clubman" if request.param == "the Danish club" else f"Tyra Teacher-{request.param}"
    return cast.actor(name)


@pytest.fixture
def draft(outsider: Actor) -> UUID:
    return do(start_draft, outsider)


def type_and_choose(actor: Actor, ref: UUID, way: str, answers: dict[str, str]) -> None:
    do(choose_way, actor, ref=ref, way=way)
    do(save_draft, actor, ref=ref, answers=answers)


def test_the_law_is_asked_when_the_draft_begins_and_its_answer_recorded(outsider: Actor, draft: UUID) -> None:
    concern = row(Concern, outsider, ref=draft)
    assert (concern.by_name, concern.way, concern.answers) == (False, "open", {})
    assert count(Decision, outsider, asking=concern.advice, outcome="permit-deidentified") == 6


def test_a_danish_school_at_the_table_is_asked_nothing(cast: Cast) -> None:
    tove = cast.actor("Tove Teacher")
    concern = row(Concern, tove, ref=do(start_draft, tove))
    assert (concern.by_name, concern.way) == (True, "named")
    assert ways.ways(tove.agency_id).named


def test_the_reporter_is_told_why_and_what_is_open(outsider: Actor, draft: UUID) -> None:
    with seen_by(outsider):
        card = way_card(outsider, draft)
    assert not card.ways.named
    assert card.ways.why_not.startswith("May be shared without identity only")
    assert "nameless" in card.ways.open
    assert card.consent


@pytest.mark.parametrize("country", ABROAD)
def test_the_duty_towards_children_is_named_with_its_section_and_whom_to_tell(
    cast: Cast, country: str
) -> None:
    found = ways.ways(cast.agencies[f"{country}-school"].pk)
    assert found.open == ["consent", "nameless", "duty"]
    duties = [d for d in found.duties if d.must and d.purpose == "child-protection"]
    assert duties and all(DUTY[country] in d.sentence and country in d.agency for d in duties)


def test_a_danish_club_must_tell_the_municipality_of_a_child_that_needs_support(cast: Cast) -> None:
    found = ways.ways(cast.agencies["club"].pk)
    assert ("Ravnsholm Municipality", True) in {(d.agency, d.must) for d in found.duties}
    assert any("Barnets lov" in d.sentence for d in found.duties)


def test_nothing_is_sent_before_a_way_is_chosen(outsider: Actor, draft: UUID) -> None:
    do(save_draft, outsider, ref=draft, answers=TOLD)
    assert refused(MissingFact, log_concern, outsider, ref=draft).questions == ("way",)
    assert row(Concern, outsider, ref=draft).state == "draft"


def test_by_name_it_is_refused_and_the_refusal_is_on_record(outsider: Actor, draft: UUID) -> None:
    type_and_choose(outsider, draft, "named", TOLD)
    before = count(Decision, outsider)
    assert caught(outsider, draft) == before + 6


def caught(actor: Actor, ref: UUID) -> int:
    """Send as a page does, which catches the refusal and commits; return how many decisions there are."""
    with seen_by(actor):
        try:
            log_concern(actor=actor, ref=ref)
        except Refused as error:
            assert error.on_record and "nameless" in error.ways
    return count(Decision, actor)


def test_what_was_refused_is_still_there_to_the_last_word(outsider: Actor, draft: UUID) -> None:
    type_and_choose(outsider, draft, "named", TOLD)
    caught(outsider, draft)
    concern = row(Concern, outsider, ref=draft)
    assert (concern.state, concern.answers) == ("draft", TOLD)
    assert happened(outsider, "concern.refused", draft) == 1
    assert count(Item, outsider) == count(Disclosure, outsider) == waiting("cases.open_triage") == 0


def test_without_a_name_it_goes_and_holds_no_identity(outsider: Actor, draft: UUID) -> None:
    type_and_choose(
        outsider, draft, "nameless", {**NO_NAME, "name": "Fabian Fiktiv", "age": "16", "contact": "9b"}
    )
    do(log_concern, outsider, ref=draft)
    concern = row(Concern, outsider, ref=draft)
    assert (concern.state, concern.age) == ("logged", None)
    assert readable(outsider, concern=concern) == {"deidentified-case/fact", "deidentified-case/hearsay"}
    with seen_by(outsider):
        texts = " ".join(str(i.content) for i in Item.objects.visible_to(outsider))
        carried = {o for d in Decision.objects.visible_to(outsider).filter(file=draft) for o in d.obligations}
    assert "Fabian" not in texts and "9b" not in texts
    assert {"de-identify", "check-reidentification"} <= carried
    assert waiting("cases.open_triage") == 1


def test_the_check_of_who_could_be_recognised_is_a_question_to_a_person(outsider: Actor, draft: UUID) -> None:
    type_and_choose(outsider, draft, "nameless", {**NO_NAME, "recognisable": ""})
    assert refused(MissingFact, log_concern, outsider, ref=draft).questions == ("recognisable",)


def test_where_few_people_fit_even_the_nameless_way_is_closed(outsider: Actor, draft: UUID) -> None:
    type_and_choose(outsider, draft, "nameless", {**NO_NAME, "recognisable": "yes"})
    refusal = refused(Refused, log_concern, outsider, ref=draft)
    assert str(refusal.detail).startswith("May not be shared")
    assert row(Concern, outsider, ref=draft).state == "draft"


def test_the_reporter_is_shown_what_may_name_somebody_and_is_not_stopped(
    outsider: Actor, draft: UUID
) -> None:
    type_and_choose(outsider, draft, "nameless", {**NO_NAME, "seen": "It is Fabian, call 12 34 56 78."})
    with seen_by(outsider):
        hints = concern_card(outsider, draft).hints
    assert [h.split("”")[0] for h in hints] == ["“Fabian", "“12 34 56 78"]
    do(log_concern, outsider, ref=draft)
    assert row(Concern, outsider, ref=draft).state == "logged"


@pytest.mark.parametrize("country", ABROAD)
def test_with_consent_of_the_right_people_it_goes_by_name(cast: Cast, country: str) -> None:
    tyra = cast.actor(f"Tyra Teacher-{country}")
    ref = do(start_draft, tyra)
    type_and_choose(tyra, ref, "consent", AGREED)
    do(log_concern, tyra, ref=ref)
    concern = row(Concern, tyra, ref=ref)
    assert (concern.state, concern.consent["consent_by"]) == ("logged", "subject-and-guardian")
    assert "identity/fact" in readable(tyra, concern=concern)
    with seen_by(tyra):
        assert {d.basis for d in Decision.objects.visible_to(tyra).exclude(asking=concern.advice)} == {
            "consent"
        }


@pytest.mark.parametrize("country", ABROAD)
def test_an_agreement_taken_back_ends_what_the_house_got_and_tells_it(cast: Cast, country: str) -> None:
    tyra = cast.actor(f"Tyra Teacher-{country}")
    ref = do(start_draft, tyra)
    type_and_choose(tyra, ref, "consent", AGREED)
    assert refused(WrongState, take_agreement_back, tyra, ref=ref)
    do(log_concern, tyra, ref=ref)
    assert refused(NotFound, take_agreement_back, cast.actor("Nosy Stranger"), ref=ref)
    do(take_agreement_back, tyra, ref=ref)
    with seen_by(tyra):
        made = Disclosure.objects.visible_to(tyra).filter(item__concern__ref=ref)
        assert {d.ended_why for d in made} == {"consent-withdrawn"}
    assert row(Notice, tyra, concern__ref=ref).kind == "withdrawn"
    assert refused(WrongState, take_agreement_back, tyra, ref=ref), "it can be taken back once"


def test_the_consent_of_a_swedish_guardian_alone_does_not_speak_for_an_adult(cast: Cast) -> None:
    tyra = cast.actor("Tyra Teacher-SE")
    ref = do(start_draft, tyra)
    type_and_choose(tyra, ref, "consent", {**AGREED, "age": "19", "consent_by": "guardian"})
    refused(Refused, log_concern, tyra, ref=ref)


def test_consent_without_proof_is_none(cast: Cast) -> None:
    tyra = cast.actor("Tyra Teacher-FI")
    ref = do(start_draft, tyra)
    type_and_choose(tyra, ref, "consent", {**AGREED, "consent_proof": " "})
    assert refused(MissingFact, log_concern, tyra, ref=ref).questions == ("consent_proof",)


def test_the_house_reads_a_nameless_concern_and_decides_on_it(cast: Cast) -> None:
    carl, karen = cast.actor("Carl Clubman"), cast.actor("Karen Coordinator")
    ref = do(start_draft, carl)
    type_and_choose(carl, ref, "nameless", NO_NAME)
    do(log_concern, carl, ref=ref)
    do(triage.open_triage, cast.desk(), concern=ref)
    found = row(Triage, karen, concern__ref=ref)
    with seen_by(karen):
        card = triage_card(karen, found.ref)
    assert {i.category_label for i in card.items} == {"Without identity"}
    assert ("About how old", "15 to 17") in card.items[0].fields
    do(triage.triage_concern, karen, ref=found.ref, assessment=stages.SOCIAL)


def test_a_colleague_chooses_no_way_for_it(cast: Cast, draft: UUID) -> None:
    refused(NotFound, choose_way, cast.actor("Tim Teacher"), ref=draft, way="nameless")


def test_a_way_that_does_not_exist_is_none(outsider: Actor, draft: UUID) -> None:
    assert refused(MissingFact, choose_way, outsider, ref=draft, way="open").questions == ("way",)


def test_after_sending_no_other_way_is_chosen(outsider: Actor, draft: UUID) -> None:
    type_and_choose(outsider, draft, "nameless", NO_NAME)
    do(log_concern, outsider, ref=draft)
    refused(WrongState, choose_way, outsider, ref=draft, way="consent")


@pytest.fixture(params=["SE-school", "club"])
def system(cast: Cast, request: pytest.FixtureRequest) -> Iterator[Actor]:
    yield cast.client(request.param)


def send(system: Actor, **kwargs: Any) -> Any:
    """Send as the API does: the refusal is caught and what is on record stays."""
    with seen_by(system):
        try:
            return log_concern_by_system(actor=system, **kwargs)
        except Refused as error:
            return error


def test_a_system_is_told_the_ways_that_remain_and_the_refusal_stays_on_record(system: Actor) -> None:
    refusal = send(system, key="k1", answers=TOLD)
    assert isinstance(refusal, Refused) and refusal.on_record and "nameless" in refusal.ways
    assert count(Concern, system) == 0
    assert count(Decision, system, outcome="permit-deidentified") >= 6
    assert count(Event, system, kind="concern.refused") == 1


def test_a_refused_key_may_be_used_again_for_the_way_that_is_open(system: Actor) -> None:
    send(system, key="k2", answers=TOLD)
    _, new = send(system, key="k2", answers=NO_NAME, way="nameless")
    assert new
    assert count(Concern, system, state="logged", way="nameless") == 1
