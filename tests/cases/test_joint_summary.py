"""Both tracks: two files with teams of their own, and one summary that crosses once both sides agree."""

from dataclasses import replace
from uuid import UUID

import pytest

from cases.actions.joint import agree_summary, write_summary
from cases.actions.triage import confirm_triage, triage_concern
from cases.cards.case import case_card
from cases.models import Case, JointSummary
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import SECURITY, do

TEXT = "Needs a calm adult; avoid being alone with him in the evening."


@pytest.fixture(scope="module")
def pair(cast: Cast) -> dict[str, UUID]:
    karen, pia = cast.actor("Karen Coordinator"), cast.actor("Pia Police-seat")
    ref = stages.on_the_desk(cast)
    do(triage_concern, karen, ref=ref, assessment=replace(SECURITY, track="both"))
    do(confirm_triage, pia, ref=ref, agrees=True)
    return {track: stages.routed(cast, ref, track) for track in ("social", "security")}


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def pia(cast: Cast) -> Actor:
    return cast.actor("Pia Police-seat")


@pytest.fixture
def written(pia: Actor, pair: dict[str, UUID]) -> None:
    do(write_summary, pia, case=pair["security"], text=TEXT)


def test_the_two_files_have_teams_of_their_own(karen: Actor, pia: Actor, pair: dict[str, UUID]) -> None:
    assert count(Case, karen) == 2
    assert row(Case, pia).track == "security"


def test_only_what_both_sides_agreed_on_crosses(
    karen: Actor, pia: Actor, pair: dict[str, UUID], written: None
) -> None:
    assert "assessment/assessment" not in readable(karen, case__ref=pair["social"])
    do(agree_summary, karen, case=pair["social"])
    assert readable(karen, case__ref=pair["social"]) == {"assessment/assessment"}
    assert row(JointSummary, pia).state == "agreed"


def test_an_agreed_summary_is_an_item_that_the_law_decides_on_like_any_other(
    cast: Cast, karen: Actor, pair: dict[str, UUID], written: None
) -> None:
    do(agree_summary, karen, case=pair["social"])
    with stages.seen_by(karen):
        item = row(JointSummary, karen).item.ref
        assert item in {i.ref for i in case_card(karen, pair["social"]).items}
    assert stages.asked(cast, pair["social"], "municipality")


def test_the_writer_does_not_agree_and_neither_does_the_same_side(
    karen: Actor, pia: Actor, pair: dict[str, UUID], written: None
) -> None:
    refused(NotAllowed, agree_summary, pia, case=pair["security"])
    refused(NotAllowed, agree_summary, karen, case=pair["security"])
    do(write_summary, karen, case=pair["social"], text=TEXT)
    refused(NotAllowed, agree_summary, karen, case=pair["security"])


def test_a_new_text_asks_anew_and_an_empty_one_nothing(
    karen: Actor, pair: dict[str, UUID], written: None
) -> None:
    refused(MissingFact, write_summary, karen, case=pair["social"], text=" ")
    do(write_summary, karen, case=pair["social"], text="Another text.")
    refused(NotAllowed, agree_summary, karen, case=pair["social"])


def test_what_is_agreed_is_not_rewritten(
    karen: Actor, pia: Actor, pair: dict[str, UUID], written: None
) -> None:
    do(agree_summary, karen, case=pair["social"])
    refused(WrongState, write_summary, pia, case=pair["security"], text="Afterwards.")


def test_without_clearance_the_pair_does_not_show(cast: Cast, pair: dict[str, UUID], written: None) -> None:
    blind = replace(cast.actor("Karen Coordinator"), cleared=False)
    assert count(JointSummary, blind) == 0
    with stages.seen_by(blind):
        assert case_card(blind, pair["social"]).joint == ""
    refused(NotFound, write_summary, blind, case=pair["social"], text=TEXT)
    assert happened(blind, "summary.written") == 0


def test_a_case_on_one_track_has_no_summary(cast: Cast, karen: Actor) -> None:
    refused(NotFound, write_summary, karen, case=stages.social_case(cast), text=TEXT)
