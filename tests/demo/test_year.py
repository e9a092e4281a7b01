"""The year behind the live cases follows the shares of a real one, and adds up."""

from collections import Counter
from random import Random

import pytest

from audit.models import Delivery
from cases.cards.figures import YearCard, year_card
from cases.demo import year
from cases.demo.people import HENRIK, KAREN, Cast
from cases.models import Concern, Item, Triage
from infohouse.core import clock
from infohouse.core.wall import acting_as
from tests.demo.everything import rows_of

pytestmark = pytest.mark.django_db
TARGET = 30


@pytest.fixture(scope="module")
def filled(district: Cast) -> Cast:
    """Fill a small year, stopped in the middle and taken up again."""
    first = year.fill(district, TARGET)
    assert next(first) == 1
    first.close()
    assert list(year.fill(district, TARGET)) == list(range(2, TARGET + 1))
    return district


def card_of(cast: Cast, who: str) -> YearCard:
    actor = cast.actor(who)
    with acting_as(actor):
        return year_card(actor)


def test_a_full_year_makes_nothing_more(filled: Cast) -> None:
    assert list(year.fill(filled, TARGET)) == []
    assert year.made(filled) == TARGET


def test_the_sources_follow_their_shares(filled: Cast) -> None:
    agencies = {agency.pk: key for key, agency in filled.agencies.items()}
    told = Counter(agencies[c.agency_id] for c in rows_of(filled, Concern))
    for source, share in year.SOURCES.items():
        assert abs(told[source] - share * TARGET) <= 1, source


def test_the_funnel_follows_its_shares(filled: Cast) -> None:
    warranted = sum(bool(t.warranted) for t in rows_of(filled, Triage))
    adopted = dict((f.label, f.count) for f in card_of(filled, KAREN).funnel)
    assert abs(warranted - 0.13 * TARGET) <= 2
    assert adopted["An agency accepted"] == adopted["A plan began"]
    assert abs(adopted["A plan began"] - 0.07 * TARGET) <= 1


@pytest.mark.parametrize("who", [KAREN, HENRIK])
def test_the_figures_add_up_with_and_without_clearance(filled: Cast, who: str) -> None:
    card = card_of(filled, who)
    assert card.total == TARGET
    assert sum(f.count for f in card.sources) == card.total
    assert sum(f.count for f in card.outcomes) == card.total
    counts = [f.count for f in card.funnel]
    assert counts == sorted(counts, reverse=True)


def test_nothing_happened_in_the_future_or_before_the_year(filled: Cast) -> None:
    began = [c.logged_at for c in rows_of(filled, Concern)]
    assert max(began) < clock.now()
    assert (clock.now() - min(began)).days <= 366
    assert (max(began) - min(began)).days > 180
    assert all(t.decided_at < clock.now() for t in rows_of(filled, Triage))


def test_the_year_leaves_nothing_for_the_worker(filled: Cast) -> None:
    assert not Delivery.objects.exclude(state=Delivery.State.DONE).exists()


def test_no_two_people_tell_the_same(filled: Cast) -> None:
    told = [str(i.content) for i in rows_of(filled, Item) if i.category == "concern-narrative"]
    assert len(set(told)) > 0.8 * len(told)


def test_four_hundred_concerns_keep_the_shares_of_the_year_they_copy() -> None:
    there, ends = Counter(school=12, police=6, youth=3), Counter(none=9, social=8, security=4)
    made = year.entries(Random(1), 400, there, ends)
    sources = there + Counter(e.source for e in made)
    funnel = ends + Counter(e.end for e in made)
    assert len(made) == 400 - 21
    assert abs(sources["school"] + sources["college"] - 160) <= 2
    assert abs(sources["police"] - 112) <= 1
    assert abs(400 - funnel["none"] - 52) <= 1
    assert abs(funnel["adopted"] - 28) <= 1
