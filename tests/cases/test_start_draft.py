"""Begin, keep and throw away a concern that was not sent."""

from uuid import UUID, uuid4

import pytest

from agencies.rows import NoHouse
from cases.actions.intake import discard_draft, log_concern, save_draft, start_draft
from cases.models import Concern
from infohouse.core.actor import Actor
from infohouse.core.errors import NotAllowed, NotFound, WrongState
from tests.cases.look import count, refused, row, waiting
from tests.cast import Cast
from tests.stages import TOLD, do


@pytest.fixture
def tove(cast: Cast) -> Actor:
    return cast.actor("Tove Teacher")


@pytest.fixture
def draft(tove: Actor) -> UUID:
    return do(start_draft, tove)


def test_a_draft_is_its_reporters_and_nobody_elses(cast: Cast, tove: Actor, draft: UUID) -> None:
    assert row(Concern, tove, ref=draft).state == "draft"
    for name in ("Tim Teacher", "Karen Coordinator", "Nosy Stranger"):
        assert count(Concern, cast.actor(name), ref=draft) == 0
    assert count(Concern, cast.desk(), ref=draft) == 0


def test_a_draft_wakes_nobody(draft: UUID) -> None:
    assert waiting("cases.open_triage") == 0


def test_a_role_that_may_not_log_begins_nothing(cast: Cast) -> None:
    karen = cast.actor("Karen Coordinator")
    refused(NotAllowed, start_draft, karen)
    assert count(Concern, karen) == 0


def test_an_agency_without_an_info_house_is_told_to_call(cast: Cast) -> None:
    refusal = refused(NoHouse, start_draft, cast.actor("Nosy Stranger"))
    assert "Call the desk" in str(refusal.detail)


def test_what_was_typed_is_kept_and_later_answers_replace_earlier_ones(tove: Actor, draft: UUID) -> None:
    do(save_draft, tove, ref=draft, answers={"seen": "First.", "name": "Fabian Fiktiv"})
    do(save_draft, tove, ref=draft, answers={"seen": "Second."})
    assert row(Concern, tove, ref=draft).answers == {"seen": "Second.", "name": "Fabian Fiktiv"}


def test_a_colleague_cannot_type_into_it(cast: Cast, tove: Actor, draft: UUID) -> None:
    refused(NotFound, save_draft, cast.actor("Tim Teacher"), ref=draft, answers=TOLD)
    assert row(Concern, tove, ref=draft).answers == {}


def test_what_was_sent_can_no_longer_be_typed_into(tove: Actor, draft: UUID) -> None:
    do(save_draft, tove, ref=draft, answers=TOLD)
    do(log_concern, tove, ref=draft)
    refused(WrongState, save_draft, tove, ref=draft, answers={"seen": "Something else."})


def test_a_discarded_draft_is_gone(tove: Actor, draft: UUID) -> None:
    do(discard_draft, tove, ref=draft)
    assert count(Concern, tove, ref=draft) == 0


def test_a_colleague_cannot_discard_it(cast: Cast, tove: Actor, draft: UUID) -> None:
    refused(NotFound, discard_draft, cast.actor("Tim Teacher"), ref=draft)
    assert count(Concern, tove, ref=draft) == 1


def test_what_was_sent_cannot_be_discarded(tove: Actor, draft: UUID) -> None:
    do(save_draft, tove, ref=draft, answers=TOLD)
    do(log_concern, tove, ref=draft)
    refused(WrongState, discard_draft, tove, ref=draft)
    assert row(Concern, tove, ref=draft).state == "logged"


def test_nothing_that_never_was_can_be_saved(tove: Actor) -> None:
    refused(NotFound, save_draft, tove, ref=uuid4(), answers=TOLD)
