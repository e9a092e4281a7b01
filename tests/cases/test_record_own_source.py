"""Record that the own agency has the same from elsewhere: only its own provenance, with its source said."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from cases.actions.contribute import contribute_item
from cases.actions.notes import record_own_source
from cases.models import Item
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import TOLD, do


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def like(sara: Actor, case: UUID) -> UUID:
    with stages.seen_by(sara):
        return next(i.ref for i in stages.items_seen(sara, case) if i.category == "concern-narrative")


def told(case: UUID, like: UUID, **changed: Any) -> dict[str, Any]:
    words = {
        "source": "His aunt, on the telephone.",
        "nature": "hearsay",
        "text": "He means to leave with friends.",
    }
    return {"case": case, "like": like, "necessity": "The house asked.", **words, **changed}


def test_it_carries_only_its_own_marks_and_says_its_source(sara: Actor, case: UUID, like: UUID) -> None:
    made = row(Item, sara, ref=do(record_own_source, sara, **told(case, like)))
    assert (made.carries, made.sources, made.made_of, made.forum) == ([], [], [], "none")
    assert made.content["source"] == "His aunt, on the telephone."
    assert (made.category, made.nature) == ("concern-narrative", "hearsay")
    assert happened(sara, "item.obtained", made.ref) == 1


def test_for_an_investigation_the_agency_reads_its_own_and_not_the_marked_one(
    cast: Cast, sara: Actor, case: UUID, like: UUID
) -> None:
    own = do(record_own_source, sara, **told(case, like))
    system = cast.client("municipality", "criminal-investigation")
    assert readable(system, ref=own)
    assert readable(system, ref=like) == set()


@pytest.mark.parametrize(
    "text", [TOLD["seen"], f"As we know: {TOLD['seen'].upper()}", TOLD["seen"].replace(" ", "  ")]
)
def test_a_marked_text_is_not_freed_by_copying_it(sara: Actor, case: UUID, like: UUID, text: str) -> None:
    before = count(Item, sara)
    assert refused(MissingFact, record_own_source, sara, **told(case, like, text=text)).questions == ("text",)
    words = {"category": "case-note", "nature": "fact", "necessity": "The house asked."}
    assert refused(MissingFact, contribute_item, sara, case=case, text=text, **words).questions == ("text",)
    assert count(Item, sara) == before


@pytest.mark.parametrize("lacking", ["source", "nature", "text"])
def test_without_a_source_it_is_not_recorded(sara: Actor, case: UUID, like: UUID, lacking: str) -> None:
    refusal = refused(MissingFact, record_own_source, sara, **told(case, like, **{lacking: " "}))
    assert refusal.questions == (lacking,)


def test_what_is_not_reached_has_no_other_source(cast: Cast, sara: Actor, case: UUID) -> None:
    refused(NotFound, record_own_source, sara, **told(case, uuid4()))
    refused(NotFound, record_own_source, cast.actor("Nosy Stranger"), **told(case, uuid4()))
