"""Ask the person, and write down the answer: by the right people for the age, with proof, for a scope."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from cases.actions.consent import Said, Scope, ask_consent, record_consent
from cases.actions.sharing import ask_to_share
from cases.models import Case, Consent
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused, WrongState
from infohouse.core.purpose import Purpose
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, happened, refused, row
from tests.cast import PVE, Cast
from tests.stages import asked, consented, do

SUPPORT = Purpose.SUPPORT_DELIVERY
MONTH = timedelta(days=30)
YES = Said(
    agrees=True,
    by="subject-and-guardian",
    form="written",
    proof="Signed paper in the drawer of the house.",
    on=clock.today(),
    until=clock.today() + MONTH,
)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.social_case(cast)  # about somebody of sixteen


@pytest.fixture
def question(cast: Cast, karen: Actor, case: UUID) -> UUID:
    return do(ask_consent, karen, case=case, scope=Scope([cast.ref("club")], [SUPPORT]))


def outcomes(karen: Actor, asking: UUID) -> dict[str, bool]:
    """Return whether each category may go."""
    with stages.seen_by(karen):
        items = {i.ref: i.category for i in stages.rows.items(karen)}
        return {items[d.item]: d.permits for d in Decision.objects.visible_to(karen).filter(asking=asking)}


def test_a_question_is_kept_before_its_answer(karen: Actor, question: UUID) -> None:
    assert row(Consent, karen, ref=question).state == "asked"
    assert happened(karen, "consent.asked", question) == 1


def test_an_answer_of_both_is_kept_with_its_proof(karen: Actor, question: UUID) -> None:
    do(record_consent, karen, ref=question, said=YES)
    kept = row(Consent, karen, ref=question)
    assert (kept.state, kept.by, kept.proof, kept.recorded_by) == ("given", YES.by, YES.proof, karen.user_id)
    assert happened(karen, "consent.given", question) == 1


def test_a_no_needs_no_last_day(karen: Actor, question: UUID) -> None:
    do(record_consent, karen, ref=question, said=replace(YES, agrees=False, until=None))
    assert row(Consent, karen, ref=question).state == "refused"


YEARS = 365.25
OF_AGE = [(0, False), (1.9 * YEARS, False), (2.1 * YEARS, True)]


@pytest.mark.parametrize(("days", "adult"), OF_AGE, ids=["sixteen", "not yet sure", "of age since"])
def test_who_came_of_age_since_the_case_began_agrees_alone(
    karen: Actor, question: UUID, case: UUID, days: float, adult: bool
) -> None:
    with clock.travel(clock.now() + timedelta(days=days)):
        alone = replace(YES, by="subject", understands=True, on=clock.today(), until=clock.today() + MONTH)
        for_a_child = replace(alone, by="guardian", understands=False)
        refused(Refused, record_consent, karen, ref=question, said=for_a_child if adult else alone)
        do(record_consent, karen, ref=question, said=alone if adult else for_a_child)
        assert row(Consent, karen, ref=question).state == "given"


@pytest.mark.parametrize(("days", "adult"), OF_AGE, ids=["sixteen", "not yet sure", "of age since"])
def test_the_law_is_told_the_age_of_the_day(
    cast: Cast, karen: Actor, case: UUID, days: float, adult: bool
) -> None:
    with clock.travel(clock.now() + timedelta(days=days)):
        asking = asked(cast, case, "municipality")
        with stages.seen_by(karen):
            ages = {d.question["age"] for d in Decision.objects.visible_to(karen).filter(asking=asking)}
    assert {age >= 18 for age in ages} == {adult}


@pytest.mark.parametrize(
    ("age", "by", "understands"),
    [
        (16, "subject", True),
        (16, "subject", False),
        (16, "guardian", True),
        (20, "guardian", None),
        (20, "guardian", False),
        (None, "subject", True),
    ],
)
def test_the_wrong_giver_is_refused_with_the_sentence_of_the_law(
    karen: Actor, case: UUID, question: UUID, age: int | None, by: str, understands: bool | None
) -> None:
    aged(karen, case, age)
    error = refused(
        Refused, record_consent, karen, ref=question, said=replace(YES, by=by, understands=understands)
    )
    assert "agree" in str(error.detail) and "E15" in str(error.detail) and "Denmark" in str(error.detail)
    assert row(Consent, karen, ref=question).state == "asked"


@pytest.mark.parametrize(
    ("age", "by", "understands"), [(16, "guardian", False), (20, "subject", None), (None, YES.by, None)]
)
def test_the_right_giver_is_believed(
    karen: Actor, case: UUID, question: UUID, age: int | None, by: str, understands: bool | None
) -> None:
    aged(karen, case, age)
    do(record_consent, karen, ref=question, said=replace(YES, by=by, understands=understands))
    assert row(Consent, karen, ref=question).understands == understands


@pytest.mark.parametrize(
    ("lacking", "value"),
    [
        ("proof", " "),
        ("by", "a friend"),
        ("form", ""),
        ("on", clock.today() + timedelta(days=1)),
        ("until", None),
        ("until", clock.today()),
    ],
)
def test_an_answer_that_proves_nothing_is_not_kept(
    karen: Actor, question: UUID, lacking: str, value: object
) -> None:
    said = replace(YES, **{lacking: value})  # type: ignore[arg-type]
    error = refused(MissingFact, record_consent, karen, ref=question, said=said)
    assert lacking in error.questions


def test_for_a_child_somebody_must_say_whether_it_understands(karen: Actor, question: UUID) -> None:
    error = refused(MissingFact, record_consent, karen, ref=question, said=replace(YES, by="guardian"))
    assert error.questions == ("understands",)


def test_an_answer_is_given_once(karen: Actor, question: UUID) -> None:
    do(record_consent, karen, ref=question, said=YES)
    refused(WrongState, record_consent, karen, ref=question, said=replace(YES, agrees=False))


@pytest.mark.parametrize("scope", [Scope([], [PVE]), Scope([uuid4()], [])])
def test_a_question_without_a_scope_is_not_asked(karen: Actor, case: UUID, scope: Scope) -> None:
    refused(MissingFact, ask_consent, karen, case=case, scope=scope)


@pytest.mark.parametrize("verb", ["ask", "record"])
def test_only_a_coordinator_of_the_team_asks_and_records(
    cast: Cast, case: UUID, question: UUID, verb: str
) -> None:
    act, given = {
        "ask": (ask_consent, {"case": case, "scope": Scope([cast.ref("club")], [PVE])}),
        "record": (record_consent, {"ref": question, "said": YES}),
    }[verb]
    refused(NotAllowed, act, cast.actor("Sara Social-worker"), **given)
    refused(NotFound, act, cast.actor("Kurt Coordinator"), **given)


# What the law hears of it


def test_what_is_recorded_opens_what_it_covers(cast: Cast, karen: Actor, case: UUID) -> None:
    consented(cast, case, "club", purpose=SUPPORT)
    assert all(outcomes(karen, asked(cast, case, "club", purpose=SUPPORT)).values())


@pytest.mark.parametrize("scope", ["agency", "purpose", "question"])
def test_what_it_does_not_cover_stays_closed(
    cast: Cast, karen: Actor, case: UUID, question: UUID, scope: str
) -> None:
    if scope == "agency":
        consented(cast, case, "school", purpose=SUPPORT)
    elif scope == "purpose":
        consented(cast, case, "club", purpose=Purpose.CHILD_PROTECTION)
    assert not any(outcomes(karen, asked(cast, case, "club", purpose=SUPPORT)).values())


def test_a_consent_to_one_category_opens_no_other(cast: Cast, karen: Actor, case: UUID) -> None:
    consented(cast, case, "club", purpose=SUPPORT, categories=["identity"])
    made = outcomes(karen, asked(cast, case, "club", purpose=SUPPORT))
    assert made["identity"] and not made["concern-narrative"]


def test_a_consent_to_one_item_opens_no_other(cast: Cast, karen: Actor, case: UUID) -> None:
    with stages.seen_by(karen):
        (name,) = [i.ref for i in stages.items_seen(karen, case) if i.category == "identity"]
    consented(cast, case, "club", purpose=SUPPORT, items=[name])
    made = outcomes(karen, asked(cast, case, "club", purpose=SUPPORT))
    assert made["identity"] and not made["concern-narrative"]


def test_the_newest_answer_counts(cast: Cast, karen: Actor, case: UUID) -> None:
    consented(cast, case, "club", purpose=SUPPORT)
    consented(cast, case, "club", purpose=SUPPORT, answer="refused")
    assert not any(outcomes(karen, asked(cast, case, "club", purpose=SUPPORT)).values())


def test_what_has_run_out_says_nothing(cast: Cast, karen: Actor, case: UUID) -> None:
    consented(cast, case, "club", purpose=SUPPORT)
    with clock.travel(clock.now() + timedelta(days=91)):
        assert not any(outcomes(karen, asked(cast, case, "club", purpose=SUPPORT)).values())


def test_nobody_can_simply_state_consent(cast: Cast, karen: Actor, case: UUID) -> None:
    with stages.seen_by(karen):
        items = [i.ref for i in stages.items_seen(karen, case)]
    stated = {"consent": "given", "consent_by": "subject-and-guardian"}
    question = {"case": case, "items": items, "agencies": [cast.ref("club")], "purpose": SUPPORT}
    refused(MissingFact, ask_to_share, karen, **question, facts=stated)
    assert count(Decision, karen, file=case, recipient=cast.agencies["club"]) == 0


def aged(karen: Actor, case: UUID, age: int | None) -> None:
    with stages.seen_by(karen):
        Case.objects.visible_to(karen).filter(ref=case).update(age=age)
