"""A decision for the security track is looked at again on its day, by whoever may know of it."""

from datetime import date
from uuid import UUID

import pytest

from cases.actions import review
from cases.cards.desk import desk_card
from cases.models import Case
from cases.periods import due_on
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound
from tests import stages
from tests.cases.look import refused, row
from tests.cast import Cast
from tests.stages import do

KAREN, PIA, HANS = "Karen Coordinator", "Pia Police-seat", "Hans House-worker"
SAID = dict.fromkeys(review.SECURITY_QUESTIONS, "They met every week.")


@pytest.fixture
def case(cast: Cast) -> UUID:
    return stages.security_case(cast)


def waiting(actor: Actor, day: date) -> set[UUID]:
    """Return the cases whose review stands on the desk on a day."""
    at = clock.now() + (day - clock.today())
    with clock.travel(at), stages.seen_by(actor):
        lines = [line for _name, found in desk_card(actor).groups for line in found]
        return {line.ref for line in lines if line.page == "reviews"}


def test_B33_a_security_decision_is_reviewed_on_its_day(cast: Cast, case: UUID) -> None:
    karen, pia, hans = (cast.actor(name) for name in (KAREN, PIA, HANS))
    day = row(Case, karen, ref=case).review_on
    assert clock.today() < day <= due_on(karen, "review"), "set at once, no later than the pack says"
    assert case not in waiting(karen, clock.today())
    assert case in waiting(karen, day) & waiting(pia, day)
    assert case not in waiting(hans, day)
    lacking = {**SAID, "unfit": " "}
    words = {"case": case, "seen_due": day, "outcome": "keep"}
    with clock.travel(clock.now() + (day - clock.today())):
        refusal = refused(MissingFact, review.hold_review, karen, answers=lacking, **words)
        assert refusal.questions == ("unfit",)
        refused(NotFound, review.hold_review, hans, answers=SAID, **words)
        do(review.hold_review, karen, answers=SAID, **words)
        assert day < row(Case, karen, ref=case).review_on <= due_on(karen, "review")


def test_B33_a_security_decision_that_nobody_reviewed_freezes_its_case(cast: Cast, case: UUID) -> None:
    found = row(Case, cast.actor(KAREN), ref=case)
    with clock.travel(clock.now() + (found.review_on - clock.today()) * 2):
        assert found.frozen


def test_a_review_on_the_social_track_does_not_ask_for_it(cast: Cast) -> None:
    assert "unfit" not in review.questions_for(
        row(Case, cast.actor(KAREN), ref=stages.social_case(cast)).track
    )
