"""What is passed to ordinary help is screened where it is passed: words that tell the context do not slip out."""

from uuid import UUID

import pytest
from django.utils import translation

from agencies.discretion import neutral, neutral_name, telling_words
from cases.actions import goals, plan
from cases.actions.contribute import contribute_item
from cases.actions.passing import share_items
from cases.actions.recall import correct_item, recall_disclosure
from cases.actions.referral import accept_referral, pull_referral, refer_case
from cases.actions.triage import triage_concern
from cases.models import Disclosure, Item, Notice
from infohouse.core.errors import MissingFact
from tests import stages
from tests.cases.look import count, refused, row
from tests.cast import Cast
from tests.edges.helper_scene import CARL, CONSENT, DAY, KAREN, SUPPORT, Helped, accept, offered
from tests.stages import do

TELLS = "Says that the extremists are his family."


def case_that_tells(cast: Cast) -> UUID:
    """Return a case whose report says what it is about."""
    ref = stages.on_the_desk(cast, seen=TELLS)
    do(triage_concern, cast.actor(KAREN), ref=ref, assessment=stages.SOCIAL)
    return stages.routed(cast, ref, "social")


def terms(cast: Cast, case: UUID, **more: object) -> dict[str, object]:
    asking = stages.asked(cast, case, "club", purpose=SUPPORT, **CONSENT)
    return {
        "case": case,
        "asking": asking,
        "recipient": cast.ref("club"),
        "request": "A place in the team, please.",
        "necessity": "They know him.",
        **more,
    }


@pytest.fixture
def helped(cast: Cast) -> Helped:
    scene = offered(cast)
    accept(scene)
    return scene


def test_B32_information_that_tells_is_not_offered_and_the_words_are_named(cast: Cast) -> None:
    refusal = refused(MissingFact, refer_case, cast.actor(KAREN), **terms(cast, case_that_tells(cast)))
    assert refusal.questions == ("telling",)
    assert "extremists" in str(refusal.detail)


def test_B32_it_goes_where_somebody_writes_down_why_it_must(cast: Cast) -> None:
    karen, carl, case = cast.actor(KAREN), cast.actor(CARL, SUPPORT), case_that_tells(cast)
    why = "The trainer must know whom to keep away."
    ref = do(refer_case, karen, **terms(cast, case, telling=why))
    do(pull_referral, carl, ref=ref)
    do(accept_referral, carl, ref=ref, lead=cast.user(CARL).ref)
    with stages.seen_by(karen):
        passed = Disclosure.objects.visible_to(karen).filter(recipient=cast.agencies["club"], stage="full")
        assert {d.written["telling"] for d in passed} == {why}
    with stages.seen_by(carl):
        assert TELLS in str([i.content for i in stages.items_seen(carl, case)])


def test_B32_it_goes_to_an_agency_with_a_seat_without_a_question(cast: Cast) -> None:
    assert stages.offer(cast, case_that_tells(cast), "municipality")


def test_B32_what_is_passed_on_later_is_looked_at_as_well(cast: Cast, helped: Helped) -> None:
    karen = cast.actor(KAREN)
    noted = {"category": "case-note", "nature": "fact", "text": TELLS}
    from_house = do(contribute_item, karen, case=helped.case, **noted)
    words = terms(cast, helped.case)
    asked = {k: words[k] for k in ("case", "asking", "recipient", "necessity")}
    refusal = refused(MissingFact, share_items, karen, **asked, items=[from_house])
    assert refusal.questions == ("telling",)


def test_B32_a_plan_is_not_written_in_words_that_tell_while_a_helper_reads_it(
    cast: Cast, helped: Helped
) -> None:
    karen, words = cast.actor(KAREN), {"case": helped.case, "due_on": DAY}
    goal = {"family": "harm", "text": "He leaves the extremists.", "indicator": "His mother sees it."}
    assert refused(MissingFact, goals.set_goal, karen, **words, **goal).questions == ("text",)
    measure = {
        "agency": cast.ref("house"),
        "mechanism": "desistance",
        "what": "Talks.",
        "effect": "Less jihad.",
    }
    assert refused(MissingFact, plan.plan_measure, karen, **words, **measure).questions == ("effect",)


def test_B32_a_helper_is_not_let_in_on_a_plan_that_tells(cast: Cast) -> None:
    karen, case = cast.actor(KAREN), stages.social_case(cast)
    goal = {"family": "harm", "text": "He leaves the extremists.", "indicator": "His mother sees it."}
    do(goals.set_goal, karen, case=case, due_on=DAY, **goal)
    assert "extremists" in str(refused(MissingFact, refer_case, karen, **terms(cast, case)).detail)


def test_B32_a_recall_is_not_explained_to_a_helper_in_words_that_tell(cast: Cast, helped: Helped) -> None:
    karen = cast.actor(KAREN)
    with stages.seen_by(karen):
        passed = Disclosure.objects.visible_to(karen).filter(recipient=cast.agencies["club"], stage="full")
        one = passed[0].ref
    words = {"ref": one, "why": "sent-in-error", "reason": "It was about radicalisation."}
    assert refused(MissingFact, recall_disclosure, karen, **words).questions == ("reason",)


def test_B32_a_correction_that_tells_ends_what_the_helper_has_and_its_author_learns_nothing(
    cast: Cast, helped: Helped
) -> None:
    tove, carl = cast.actor("Tove Teacher"), cast.actor(CARL, SUPPORT)
    with stages.seen_by(tove):
        mine = Item.objects.visible_to(tove).get(category="concern-narrative", nature="fact")
    do(correct_item, tove, ref=mine.ref, content={"seen": TELLS}, why="It was the extremists.")
    with stages.seen_by(carl):
        texts = str([i.content for i in stages.items_seen(carl, helped.case)])
    assert stages.TOLD["seen"] not in texts and telling_words([texts]) == []
    notice = row(Notice, carl)
    assert (notice.kind, notice.reason) == ("recalled", None)
    assert count(Notice, cast.actor(KAREN), kind="corrected") == 1


def test_B32_the_house_and_the_police_show_to_a_helper_under_their_neutral_names(cast: Cast) -> None:
    carl, house, police = cast.actor(CARL), cast.agencies["house"], cast.agencies["police"]
    with translation.override("en"):
        assert neutral(carl, house) == "The public authority that asks you"
        assert neutral(carl, police) == "Another public authority"
    police.neutral_name = "Ravnsholm Youth Contact"
    assert (neutral(carl, police), neutral_name(police)) == ("Ravnsholm Youth Contact",) * 2
    assert neutral(carl, cast.agencies["school"]) == "Ravnsholm School"
    assert neutral(cast.actor("Sara Social-worker"), police) == "Ravnsholm Police"


@pytest.mark.parametrize(
    "text",
    [
        "højreekstremister",
        "antiterrorloven",
        "de-radikalisering",
        "radicalised",
        "pve-prevention",
        "PVE",
        "Infohuset",
        "nynazister",
        "a nazi",
    ],
)
def test_B32_words_that_tell_are_found_in_compounds_too(text: str) -> None:
    assert telling_words([text])


@pytest.mark.parametrize(
    "text",
    ["extra time", "a radio", "the house", "informed", "Nazim and Nazira", "Pia is at the security desk"],
)
def test_B32_ordinary_words_are_left_alone(text: str) -> None:
    assert telling_words([text]) == []
