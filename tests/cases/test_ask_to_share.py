"""Ask the law before anything is sent: every answer is written down, and none sends."""

from uuid import UUID, uuid4

import pytest

from cases.actions.closure import close_case
from cases.actions.sharing import ask_to_share
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from infohouse.core.purpose import Purpose
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, disclosed, happened, refused
from tests.cast import PVE, Cast
from tests.stages import asked, do

SUPPORT = Purpose.SUPPORT_DELIVERY
CONSENT = {"consent": "given", "consent_by": "subject-and-guardian"}


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.social_case(cast)


def answers(karen: Actor, asking: UUID) -> list[Decision]:
    with stages.seen_by(karen):
        return list(Decision.objects.visible_to(karen).filter(asking=asking))


def test_every_item_and_agency_gets_an_answer_of_its_own(cast: Cast, karen: Actor, case: UUID) -> None:
    made = answers(karen, asked(cast, case, "municipality", "police", "club"))
    assert len(made) == 3 * 3
    assert {d.file for d in made} == {case}


def test_each_answer_keeps_the_question_and_the_pack_that_decided(
    cast: Cast, karen: Actor, case: UUID
) -> None:
    (first, *_) = answers(karen, asked(cast, case, "municipality"))
    assert first.packs[0]["country"] == "DK"
    assert first.question["purpose"] == "pve-prevention"
    assert "Fabian" not in str(first.question)


def test_asking_sends_nothing(cast: Cast, karen: Actor, case: UUID) -> None:
    before = disclosed(karen)
    asked(cast, case, "municipality", "police")
    assert disclosed(karen) == before
    assert happened(cast.actor("Sara Social-worker"), "sharing.decided") == 0


def test_the_municipality_in_the_house_may_have_it_with_the_section_cited(
    cast: Cast, karen: Actor, case: UUID
) -> None:
    made = answers(karen, asked(cast, case, "municipality"))
    assert all(d.permits and d.citations and d.sentence for d in made)


def test_the_police_get_it_with_the_mark_against_investigation(cast: Cast, karen: Actor, case: UUID) -> None:
    made = answers(karen, asked(cast, case, "police"))
    assert all(d.permits and "no-investigative-use" in d.obligations for d in made)


def test_the_club_without_consent_gets_nothing_with_a_name(cast: Cast, karen: Actor, case: UUID) -> None:
    made = answers(karen, asked(cast, case, "club"))
    assert not any(d.permits for d in made)
    assert {d.outcome for d in made} <= {"permit-deidentified", "deny"}


def test_the_club_is_told_that_consent_is_the_way(cast: Cast, karen: Actor, case: UUID) -> None:
    made = answers(karen, asked(cast, case, "club", purpose=SUPPORT))
    assert not any(d.permits for d in made)
    assert all("consent" in str(d.missing) for d in made)


def test_the_refusal_of_a_club_cites_the_section_under_which_consent_would_open_it(
    cast: Cast, karen: Actor, case: UUID
) -> None:
    made = answers(karen, asked(cast, case, "club", purpose=SUPPORT))
    assert not any(d.permits for d in made)
    assert all("forvaltningsloven §§ 27-28" in d.sentence and d.citations for d in made)


def test_the_club_with_consent_may_have_it(cast: Cast, karen: Actor, case: UUID) -> None:
    made = answers(karen, asked(cast, case, "club", purpose=SUPPORT, **CONSENT))
    assert all(d.permits and "consent-recorded" in d.obligations for d in made)


@pytest.mark.parametrize("consent", ["refused", "withdrawn"])
def test_the_club_against_the_persons_word_gets_nothing(
    cast: Cast, karen: Actor, case: UUID, consent: str
) -> None:
    made = answers(karen, asked(cast, case, "club", purpose=SUPPORT, **{**CONSENT, "consent": consent}))
    assert not any(d.permits for d in made)


@pytest.mark.parametrize("lacking", ["items", "agencies"])
def test_an_empty_question_is_not_asked(cast: Cast, karen: Actor, case: UUID, lacking: str) -> None:
    with stages.seen_by(karen):
        items = [i.ref for i in stages.items_seen(karen, case)]
    question = {"case": case, "items": items, "agencies": [cast.ref("police")], "purpose": PVE, lacking: []}
    refused(MissingFact, ask_to_share, karen, **question)
    assert count(Decision, karen, file=case, recipient=cast.agencies["police"]) == 0


def test_an_item_that_is_not_reached_is_not_found(cast: Cast, karen: Actor, case: UUID) -> None:
    other = {"items": [uuid4()], "agencies": [cast.ref("police")], "purpose": PVE}
    refused(NotFound, ask_to_share, karen, case=case, **other)


@pytest.mark.parametrize("name", ["Kurt Coordinator", "Hans House-worker"])
def test_somebody_of_the_house_who_is_not_on_the_team_does_not_find_the_case(
    cast: Cast, case: UUID, name: str
) -> None:
    other = {"items": [uuid4()], "agencies": [cast.ref("police")], "purpose": PVE}
    refused(NotFound, ask_to_share, cast.actor(name), case=case, **other)


def test_a_role_that_does_not_coordinate_is_refused(cast: Cast, case: UUID) -> None:
    other = {"items": [uuid4()], "agencies": [cast.ref("police")], "purpose": PVE}
    refused(NotAllowed, ask_to_share, cast.actor("Sara Social-worker"), case=case, **other)


def test_about_a_closed_case_nothing_is_asked(cast: Cast, karen: Actor, case: UUID) -> None:
    do(close_case, karen, ref=case, outcome="aims-reached")
    with pytest.raises(WrongState):
        asked(cast, case, "police")
