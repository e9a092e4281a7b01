"""Every concern ends in an answer to its reporter, or in the rule that forbids one."""

from datetime import timedelta
from uuid import UUID

import pytest

from cases import lessons
from cases.actions import triage
from cases.actions.feedback import Feedback, give_feedback
from cases.actions.intake import choose_way, log_concern, save_draft, start_draft
from cases.cards.concerns import concern_card, own_concern_cards
from cases.cards.desk import waiting
from cases.cards.feedback import feedback_card
from cases.models import Concern, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused, WrongState
from sharing import store
from tests import stages
from tests.cases.look import refused, row
from tests.cast import Cast
from tests.stages import do, seen_by

KAREN, HANS, TOVE, CARL = "Karen Coordinator", "Hans House-worker", "Tove Teacher", "Carl Clubman"
LONG = timedelta(days=40)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor(KAREN)


def decided(cast: Cast, found: triage.Assessment, who: str = KAREN) -> UUID:
    ref = stages.on_the_desk(cast)
    do(triage.triage_concern, cast.actor(who), ref=ref, assessment=found)
    return ref


def concern_of(cast: Cast, ref: UUID) -> Concern:
    karen = cast.actor(KAREN)
    found: Concern = row(Concern, karen, triage__ref=ref)
    return found


def test_B22_every_decision_tells_the_reporter_a_sentence_of_the_pack(cast: Cast) -> None:
    sentences = store.pack_on("DK", clock.today()).feedback
    for found, code in ((stages.SOCIAL, "taken-up"), (stages.UNFOUNDED, "not-warranted")):
        concern = concern_of(cast, decided(cast, found))
        assert (concern.feedback_code, concern.feedback, concern.feedback_rule) == (code, sentences[code], "")


def test_B22_where_the_law_forbids_to_tell_the_rule_is_recorded(cast: Cast) -> None:
    carl = cast.actor(CARL)
    ref = do(start_draft, carl)
    do(choose_way, carl, ref=ref, way="nameless")
    do(save_draft, carl, ref=ref, answers={"seen": "Gives away his things.", "recognisable": "no"})
    do(log_concern, carl, ref=ref)
    do(triage.open_triage, cast.desk(), concern=ref)
    found = row(Triage, cast.actor(KAREN), concern__ref=ref)
    do(triage.triage_concern, cast.actor(KAREN), ref=found.ref, assessment=stages.SOCIAL)
    concern = concern_of(cast, found.ref)
    assert concern.feedback_code == "may-not-say" and concern.feedback_rule
    with seen_by(carl):
        assert concern_card(carl, ref).forbidden_by
    refused(Refused, give_feedback, cast.actor(KAREN), ref=found.ref, feedback=Feedback("passed-on"))


def test_the_sentence_is_the_same_for_care_and_for_danger(cast: Cast) -> None:
    social = concern_of(cast, decided(cast, stages.SOCIAL))
    secret = decided(cast, stages.SECURITY)
    do(triage.confirm_triage, cast.actor("Pia Police-seat"), ref=secret, agrees=True)
    assert concern_of(cast, secret).feedback == social.feedback


def test_the_reporter_reads_it_on_the_concern_and_in_the_own_list(cast: Cast) -> None:
    concern, tove = concern_of(cast, decided(cast, stages.SOCIAL)), cast.actor(TOVE)
    with seen_by(tove):
        assert concern_card(tove, concern.ref).feedback == concern.feedback
        assert concern.feedback in [c.feedback for c in own_concern_cards(tove)]


def test_another_sentence_of_the_pack_can_be_chosen(cast: Cast, karen: Actor) -> None:
    ref = decided(cast, stages.SOCIAL)
    do(give_feedback, karen, ref=ref, feedback=Feedback("passed-on"))
    assert concern_of(cast, ref).feedback_code == "passed-on"


def test_what_is_kept_back_by_choice_says_why_as_well(cast: Cast, karen: Actor) -> None:
    ref = decided(cast, stages.SOCIAL)
    do(give_feedback, karen, ref=ref, feedback=Feedback("may-not-say"))
    assert concern_of(cast, ref).feedback_rule == "The house found that more would harm."


def test_A46_unfounded_sets_the_short_retention_and_asks_for_a_lesson(cast: Cast, karen: Actor) -> None:
    ref = decided(cast, stages.UNFOUNDED)
    unfounded = store.pack_on("DK", clock.today()).retention.unfounded
    assert concern_of(cast, ref).erase_on == unfounded.after(clock.today())
    assert lines(karen, "Unfounded: say what it teaches") == {ref: ""}
    assert refused(
        MissingFact, give_feedback, karen, ref=ref, feedback=Feedback("not-warranted")
    ).questions == ("lesson",)
    do(give_feedback, karen, ref=ref, feedback=Feedback("not-warranted", "faith"))
    assert lines(karen, "Unfounded: say what it teaches") == {}
    assert concern_of(cast, ref).lesson == "faith"


def test_A46_taking_ordinary_faith_for_more_is_a_lesson_of_its_own() -> None:
    assert "faith" in lessons.LESSONS


def test_B22_a_reporter_who_waits_too_long_shows_on_the_desk(cast: Cast, karen: Actor) -> None:
    ref = stages.on_the_desk(cast)
    assert lines(karen, "Assess a concern") == {ref: ""}
    with clock.travel(clock.now() + LONG):
        assert lines(karen, "Assess a concern") == {ref: "The reporter waits for an answer"}


def test_what_may_be_danger_waits_unseen_by_whoever_is_not_cleared(cast: Cast) -> None:
    ref = decided(cast, stages.SECURITY)
    hans = cast.actor(HANS)
    with clock.travel(clock.now() + LONG):
        assert lines(hans) == {}
    refused(NotFound, give_feedback, hans, ref=ref, feedback=Feedback("taken-up"))


def lines(actor: Actor, what: str = "") -> dict[UUID, str]:
    """Return what waits for somebody, of one kind where it is named, each with its note."""
    with seen_by(actor):
        return {w.ref: w.note for w in waiting(actor) if what in w.what}


def test_a_sentence_that_does_not_fit_the_decision_is_refused(cast: Cast, karen: Actor) -> None:
    ref = decided(cast, stages.SOCIAL)
    refused(MissingFact, give_feedback, karen, ref=ref, feedback=Feedback("not-warranted", "faith"))


def test_before_the_decision_nothing_is_told(cast: Cast, karen: Actor) -> None:
    ref = stages.on_the_desk(cast)
    refused(WrongState, give_feedback, karen, ref=ref, feedback=Feedback("taken-up"))
    with seen_by(karen), pytest.raises(WrongState):
        feedback_card(karen, ref)


def test_a_reporter_gives_no_feedback(cast: Cast) -> None:
    ref = decided(cast, stages.SOCIAL)
    refused(NotAllowed, give_feedback, cast.actor(TOVE), ref=ref, feedback=Feedback("taken-up"))
