"""Tell a case without a name: checked by machine and person, beside nothing named, leading to nobody."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from cases.actions.nameless import draft, share_nameless
from cases.actions.referral import accept_referral, pull_referral, refer_case
from cases.cards.nameless import preview, received
from cases.models import Case, Disclosure, Item
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, Refused, WrongState
from infohouse.core.purpose import Purpose
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, disclosed, readable, refused, row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import asked, do

SUPPORT = Purpose.SUPPORT_DELIVERY
TEXT = "A person, 15 to 17, talks of leaving with new friends and is alone a lot."


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.social_case(cast)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def carl(cast: Cast) -> Actor:
    return cast.actor("Carl Clubman", SUPPORT)


def telling(cast: Cast, case: UUID, **changed: Any) -> dict[str, Any]:
    to = changed.pop("to", "club")
    return {
        "case": case,
        "asking": asked(cast, case, to, purpose=SUPPORT),
        "recipient": cast.ref(to),
        "text": TEXT,
        "few_people_fit": False,
        "recipient_knows_identity": False,
        "reidentification": "Left out the place and the group.",
        **changed,
    }


def test_the_receiver_reads_exactly_the_preview(cast: Cast, karen: Actor, carl: Actor, case: UUID) -> None:
    do(share_nameless, karen, **telling(cast, case))
    with stages.seen_by(karen):
        shown = preview(karen, TEXT, reader=cast.ref("club"))
    with stages.seen_by(carl):
        (read,) = received(carl)
    assert (
        (read.text, read.sender) == (shown.text, shown.sender) == (TEXT, "The public authority that asks you")
    )
    page = browser(cast, "Carl Clubman", SUPPORT).get("/nameless/").content.decode()
    assert TEXT in page and "Fabian" not in page


def test_it_leads_to_nobody(cast: Cast, karen: Actor, carl: Actor, case: UUID) -> None:
    ref = do(share_nameless, karen, **telling(cast, case))
    item = row(Item, carl, ref=ref)
    assert (item.case_id, item.concern_id, item.sources, item.made_of) == (None, None, [], [])
    assert row(Disclosure, carl, item_ref=ref).case_id is None
    assert readable(carl) == {"deidentified-case/assessment"}
    assert count(Case, carl) == 0


@pytest.mark.parametrize("fact", ["few_people_fit", "recipient_knows_identity"])
def test_where_it_identifies_all_the_same_it_does_not_go(
    cast: Cast, karen: Actor, carl: Actor, case: UUID, fact: str
) -> None:
    refused(Refused, share_nameless, karen, **telling(cast, case, **{fact: True}))
    assert readable(carl) == set()
    refusal = refused(MissingFact, share_nameless, karen, **telling(cast, case, **{fact: None}))
    assert refusal.questions == (fact,)


def test_the_check_itself_is_written_down(cast: Cast, karen: Actor, case: UUID) -> None:
    refusal = refused(MissingFact, share_nameless, karen, **telling(cast, case, reidentification=""))
    assert refusal.questions == ("reidentification",)


@pytest.mark.parametrize(
    "slip",
    [
        "It is fabian.",
        "The Fiktiv family.",
        "He is 16.",
        "A pupil of Ravnsholm School.",
        "Lives in Ravnsholm.",
        "Call 20 30 40 50.",
        "Case 4711.",
        "Write to him at f@example.org.",
    ],
)
def test_a_text_that_still_names_somebody_is_sent_back(
    cast: Cast, karen: Actor, carl: Actor, case: UUID, slip: str
) -> None:
    refusal = refused(MissingFact, share_nameless, karen, **telling(cast, case, text=f"{TEXT} {slip}"))
    assert refusal.questions == ("text",)
    assert "abian" not in str(refusal.detail)
    assert readable(carl) == set()


def test_the_draft_leaves_identity_out(karen: Actor, case: UUID) -> None:
    with stages.seen_by(karen):
        items = [i.ref for i in stages.items_seen(karen, case)]
        text = draft(karen, case, items=items)
    assert "15 to 17" in text and stages.TOLD["seen"] in text
    assert not {"Fabian", "Fiktiv", "16"} & set(text.replace(",", " ").replace(".", " ").split())


def test_nothing_nameless_stands_beside_something_named(cast: Cast, karen: Actor, case: UUID) -> None:
    stages.offer(cast, case, "municipality")
    refused(WrongState, share_nameless, karen, **telling(cast, case, to="municipality"))
    assert disclosed(karen, stage="nameless") == 0


def test_what_was_not_asked_about_is_not_told(cast: Cast, karen: Actor, case: UUID) -> None:
    refused(WrongState, share_nameless, karen, **telling(cast, case, asking=uuid4()))


def test_only_a_coordinator_tells_it(cast: Cast, case: UUID) -> None:
    refused(NotAllowed, share_nameless, cast.actor("Sara Social-worker"), **telling(cast, case))


def test_the_answer_is_asked_for_again_and_kept(cast: Cast, karen: Actor, case: UUID) -> None:
    ref = do(share_nameless, karen, **telling(cast, case))
    decision = row(Decision, karen, item=ref)
    assert decision.outcome == "permit-deidentified"
    assert decision.question["facts"]["few_people_fit"] is False


def test_B32_an_agency_for_ordinary_help_reads_no_word_about_the_context(
    cast: Cast, karen: Actor, carl: Actor, case: UUID
) -> None:
    """Titles, addresses and lists around the text say nothing about why somebody is helped."""
    do(share_nameless, karen, **telling(cast, case))
    page = browser(cast, "Carl Clubman", SUPPORT).get("/nameless/").content.decode().casefold()
    for word in ("extremis", "radicalis", "terror", "police", "security"):
        assert word not in page.replace("content-security", "")


def test_the_inbox_leads_to_it_only_when_there_is_something(cast: Cast, karen: Actor, case: UUID) -> None:
    client = browser(cast, "Carl Clubman", SUPPORT)
    assert "/nameless/" not in client.get("/referrals/").content.decode()
    do(share_nameless, karen, **telling(cast, case))
    assert "/nameless/" in client.get("/referrals/").content.decode()


def by_name(cast: Cast, case: UUID, preview: set[UUID]) -> dict[str, Any]:
    """Return what offers the case to the municipality, with these items in the preview."""
    return {
        "case": case,
        "asking": asked(cast, case, "municipality"),
        "recipient": cast.ref("municipality"),
        "request": "Please offer a mentor.",
        "necessity": "You know the family.",
        "preview": preview,
    }


@pytest.mark.parametrize("shown", [True, False])
def test_D4_what_had_no_name_ends_when_the_case_is_offered_to_the_agency(
    cast: Cast, karen: Actor, case: UUID, shown: bool
) -> None:
    do(share_nameless, karen, **telling(cast, case, to="municipality"))
    do(share_nameless, karen, **telling(cast, case))
    sara = cast.actor("Sara Social-worker", SUPPORT)
    assert readable(sara) == {"deidentified-case/assessment"}
    with stages.seen_by(karen):
        preview = {i.ref for i in stages.items_seen(karen, case)} if shown else set()
    do(refer_case, karen, **by_name(cast, case, preview))
    assert readable(sara) == set()
    assert (
        row(Disclosure, karen, stage="nameless", recipient__ref=cast.ref("municipality")).ended_why == "named"
    )
    assert disclosed(karen, stage="nameless") == 1  # the club's stays


def test_D4_nothing_nameless_stands_beside_what_opens_on_acceptance(
    cast: Cast, karen: Actor, case: UUID
) -> None:
    ref = do(refer_case, karen, **by_name(cast, case, set()))
    refused(WrongState, share_nameless, karen, **telling(cast, case, to="municipality"))
    sara = cast.actor("Sara Social-worker")
    do(pull_referral, sara, ref=ref)
    do(accept_referral, sara, ref=ref, lead=cast.user("Sara Social-worker").ref)
    assert disclosed(karen, stage="nameless") == 0
    assert readable(sara) - {"deidentified-case/assessment"}


def test_D4_what_had_no_name_about_another_person_stays(cast: Cast, karen: Actor, case: UUID) -> None:
    do(share_nameless, karen, **telling(cast, stages.social_case(cast), to="municipality"))
    do(refer_case, karen, **by_name(cast, case, set()))
    assert disclosed(karen, stage="nameless") == 1
