"""A case is worked at a level: its template and deadlines follow, and every change says why."""

from datetime import timedelta
from uuid import UUID

import pytest

from cases.actions.approach import change_level
from cases.cards.approach import approach_cards
from cases.levels import TEMPLATES
from cases.models import Approach, Case
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound
from sharing import pack
from tests import stages
from tests.cases.look import count, happened, refused, row
from tests.cast import Cast
from tests.stages import do

WHY = "He has joined the group for good."


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.social_case(cast)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def cards(actor: Actor, case: UUID) -> list[object]:
    with stages.seen_by(actor):
        return approach_cards(actor, case)


def test_A26_the_level_chosen_at_triage_sets_template_and_deadlines(karen: Actor, case: UUID) -> None:
    (now,) = cards(karen, case)
    today, template = clock.today(), TEMPLATES["secondary"]
    assert (now.level, now.offer_by) == ("secondary", today + timedelta(days=template.offer_days))
    longest = pack.in_force("DK", today).retention.review.after(today)
    assert row(Case, karen, ref=case).review_on == min(today + timedelta(days=60), longest)


def test_A26_changing_the_level_swaps_the_template_and_logs_why(karen: Actor, case: UUID) -> None:
    do(change_level, karen, case=case, level="tertiary", why=WHY)
    now, before = cards(karen, case)
    assert (now.level, now.why, before.level) == ("tertiary", WHY, "secondary")
    assert now.steps != before.steps
    assert row(Case, karen, ref=case).review_on == clock.today() + timedelta(days=30)
    assert happened(karen, "case.relevelled", case) == 1


@pytest.mark.parametrize(
    ("level", "why", "missing"),
    [("tertiary", " ", "why"), ("secondary", WHY, "level"), ("fourth", WHY, "level")],
    ids=["no reason", "the same", "unknown"],
)
def test_without_a_reason_or_another_level_nothing_changes(
    karen: Actor, case: UUID, level: str, why: str, missing: str
) -> None:
    refusal = refused(MissingFact, change_level, karen, case=case, level=level, why=why)
    assert refusal.questions == (missing,)
    assert count(Approach, karen) == 1


def test_only_coordinators_on_the_team_change_it(cast: Cast, case: UUID) -> None:
    kurt, tove = cast.actor("Kurt Coordinator"), cast.actor("Tove Teacher")
    refused(NotFound, change_level, kurt, case=case, level="tertiary", why=WHY)
    refused(NotAllowed, change_level, tove, case=case, level="tertiary", why=WHY)
