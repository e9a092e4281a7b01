"""Every text that the year may draw stands the checks of the verb that takes it."""

from datetime import timedelta
from random import Random

import pytest

from cases.demo import texts
from cases.demo.people import Cast
from cases.demo.stories import Story
from cases.models import PlannedMeasure
from infohouse.core import clock
from tests.demo.everything import rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def helped(district: Cast) -> Story:
    """Give a case that the municipality has taken on."""
    story, draw = Story(district, clock.now() - timedelta(days=30)), Random(1)
    story.log(district.actor("Lis Lektiehjælper", "school"), texts.answers(draw)).deliver().wait(days=1)
    story.triage(texts.social(draw)).wait(days=1).offer("municipality", texts.REQUESTS[0]).wait(days=1)
    return story.pull("municipality").wait(days=1).accept("municipality")


@pytest.mark.parametrize("measure", texts.PLANS, ids=lambda m: m[0])
def test_every_measure_of_the_year_can_be_planned(
    helped: Story, district: Cast, measure: tuple[str, str, str]
) -> None:
    helped.plan("municipality", *measure)
    assert measure[1] in {m.what for m in rows_of(district, PlannedMeasure)}
