"""What is given back for another purpose than the house's own still reaches the house."""

from uuid import UUID

import pytest

from cases.actions.contribute import contribute_item
from cases.actions.referral import accept_referral, pull_referral
from cases.models import Case
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cases.look import readable, row
from tests.cast import Cast
from tests.stages import do

NOTE = {"category": "case-note", "nature": "fact", "text": "He came to the talk.", "necessity": "They asked."}


@pytest.fixture
def olga(cast: Cast) -> Actor:
    return cast.actor("Olga Officer", Purpose.CRIME_PREVENTION)


@pytest.fixture
def case(cast: Cast, olga: Actor) -> UUID:
    ref = stages.offer(cast, stages.social_case(cast), "police", purpose=Purpose.CRIME_PREVENTION)
    do(pull_referral, olga, ref=ref)
    do(accept_referral, olga, ref=ref, lead=cast.user("Olga Officer").ref)
    return row(Case, olga).ref


def test_a_note_for_another_purpose_is_read_by_the_case_team(cast: Cast, olga: Actor, case: UUID) -> None:
    ref = do(contribute_item, olga, case=case, **NOTE)
    assert readable(cast.actor("Karen Coordinator"), ref=ref) == {"case-note/fact"}
