"""What the law asks for in writing: a field of its own each, filled before anything is sent, and kept sealed."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from cases.actions.referral import refer_case
from cases.actions.written import ASKED, FIELDS, checked, fields_for
from cases.models import Disclosure
from cases.web.written_forms import MAKE, WrittenForm
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from sharing.models import Decision
from tests import stages
from tests.cases.look import disclosed, refused, row
from tests.cast import Cast
from tests.stages import asked, do


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def filled(cast: Cast) -> dict[str, Any]:
    """Everything that could be asked, as a form gives it."""
    pia = cast.user("Pia Police-seat").ref
    return {
        "necessity": "They know the family.",
        "balancing": "Help weighs more.",
        "demand": "Asked in writing on 3 May under section 4.",
        "best_interests": "He asks for help himself.",
        "decider": pia,
        "agreed": "School\nPolice",
        "checked_by": str(pia),
        "reidentification": "Left out the club.",
        "transfer_basis": "Adequacy decision.",
        "told_on": date(2031, 5, 3),
        "not_told_why": "It would endanger a witness.",
        "not_told_until": date(2031, 6, 3),
    }


def wants(*obligations: str) -> list[Decision]:
    return [Decision(outcome="permit-with-obligations", obligations=list(obligations))]


@pytest.mark.parametrize("obligation", ASKED)
def test_each_obligation_has_a_field_of_its_own_and_nothing_else_fulfils_it(
    cast: Cast, karen: Actor, filled: dict[str, Any], obligation: str
) -> None:
    fields = ASKED[obligation]
    others = {k: v for k, v in filled.items() if k not in (*fields, "not_told_why")}
    with pytest.raises(MissingFact) as refusal:
        checked(karen, wants(obligation), given=others)
    assert set(fields) & set(refusal.value.questions) == set(refusal.value.questions) != set()
    kept = checked(karen, wants(obligation), given={f: filled[f] for f in fields})
    assert set(kept) == set(fields)


def test_blanks_do_not_fulfil_it(cast: Cast, karen: Actor) -> None:
    with pytest.raises(MissingFact) as refusal:
        checked(
            karen, wants("record-necessity", "record-balancing"), given={"necessity": " ", "balancing": "\n"}
        )
    assert refusal.value.questions == ("necessity", "balancing")


@pytest.mark.parametrize("name", ["Sara Social-worker", "Nosy Stranger"])
def test_only_a_named_professional_of_the_sender_decides(cast: Cast, karen: Actor, name: str) -> None:
    for value in (cast.user(name).ref, "somebody"):
        with pytest.raises(MissingFact) as refusal:
            checked(karen, wants("human-decision"), given={"decider": value})
        assert refusal.value.questions == ("decider",)


def test_instead_of_telling_the_person_one_says_why_not_and_until_when(
    cast: Cast, karen: Actor, filled: dict[str, Any]
) -> None:
    later = {name: filled[name] for name in ("not_told_why", "not_told_until")}
    assert checked(karen, wants("notify-subject"), given=later)
    for half in later:
        with pytest.raises(MissingFact):
            checked(karen, wants("notify-subject"), given={half: later[half]})
    with pytest.raises(MissingFact):
        checked(karen, wants("defer-notification"), given={"told_on": filled["told_on"]})


def test_a_form_asks_for_what_the_decisions_need_and_for_nothing_else() -> None:
    needed = fields_for(["human-decision", "record-balancing", "purpose-bound", "log"])
    assert needed == ["balancing", "decider"]
    assert list(WrittenForm(asks=needed).fields) == needed
    assert set(MAKE) == set(FIELDS)


def test_what_was_written_is_kept_with_the_disclosure_and_sealed(
    cast: Cast, karen: Actor, filled: dict[str, Any]
) -> None:
    case = stages.social_case(cast)
    do(refer_case, karen, **offer(cast, case, karen), **filled)
    made = row(Disclosure, karen, recipient=cast.agencies["municipality"])
    assert made.written["balancing"] == filled["balancing"]
    assert made.written["told_on"] == "2031-05-03"
    with stages.seen_by(karen), connection.cursor() as cursor:
        cursor.execute("select written from cases_disclosure where id = %s", [made.pk])
        assert b"weighs" not in bytes(cursor.fetchone()[0])


def test_without_it_nothing_is_sent(cast: Cast, karen: Actor) -> None:
    case = stages.social_case(cast)
    refusal = refused(
        MissingFact, refer_case, karen, **offer(cast, case, karen), balancing="Help weighs more."
    )
    assert refusal.questions == ("necessity",)
    assert disclosed(karen, recipient=cast.agencies["municipality"]) == 0


def offer(cast: Cast, case: UUID, karen: Actor) -> dict[str, Any]:
    with stages.seen_by(karen):
        preview = {i.ref for i in stages.items_seen(karen, case) if i.category == "identity"}
    return {
        "case": case,
        "asking": asked(cast, case, "municipality"),
        "recipient": cast.ref("municipality"),
        "request": "A mentor, please.",
        "preview": preview,
    }
