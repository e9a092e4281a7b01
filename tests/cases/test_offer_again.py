"""An agency that helped before is offered the case anew: its colleagues read the preview as the first time."""

from uuid import UUID

import pytest

from cases.actions.closure import close_case, reopen_case
from cases.actions.referral import accept_referral, pull_referral
from infohouse.core.actor import Actor
from tests import stages
from tests.cases.look import readable
from tests.cast import Cast
from tests.stages import do


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    """A case that the municipality helped with, closed and opened again."""
    karen, case = cast.actor("Karen Coordinator"), stages.accepted(cast)[1]
    do(close_case, karen, ref=case, outcome="aims-reached")
    do(reopen_case, karen, ref=case, reason="He asks for help again.")
    return case


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


def test_whoever_answers_reads_the_new_preview(cast: Cast, case: UUID, sara: Actor) -> None:
    assert readable(sara) == set()
    do(pull_referral, sara, ref=stages.offer(cast, case, "municipality"))
    assert readable(sara)


def test_after_a_new_yes_the_preview_is_over_for_whoever_is_not_on_the_team(cast: Cast, case: UUID) -> None:
    first, other = cast.actor("Sara Social-worker"), cast.actor("Svend Social-worker")
    ref = stages.offer(cast, case, "municipality")
    do(pull_referral, other, ref=ref)
    assert readable(other)
    do(accept_referral, first, ref=ref, lead=cast.user("Sara Social-worker").ref)
    assert readable(first) and readable(other) == set()
