"""Two persons of two bodies sign a version; from its start on it decides, in every process, without a restart."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from infohouse.core import clock
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from infohouse.core.purpose import Purpose
from sharing import floor, rows, store
from sharing.actions.decide import consult, decide
from sharing.actions.versions import PackRefused, sign_pack, withdraw_pack
from sharing.cards.packs import pack_rows
from sharing.engine.request import Datum
from sharing.models import Decision, PackSignature, PackVersion
from sharing.question import Question
from tests import stages
from tests.cast import Cast
from tests.sharing.conftest import OFFICER, SAME_BODY, SECOND
from tests.sharing.versions import LATER, activated, ahead, officer, proposed

pytestmark = pytest.mark.django_db
KAREN = "Karen Coordinator"


def sign(cast: Cast, ref: UUID, name: str) -> None:
    stages.do(sign_pack, officer(cast, name), ref=ref)


def version(cast: Cast, ref: UUID) -> PackVersion:
    with stages.seen_by(officer(cast)):
        return rows.version(ref)


def in_force(cast: Cast, days: int) -> str:
    with stages.seen_by(officer(cast)):
        return store.pack_on("DK", ahead(days)).version


def decision(cast: Cast) -> Decision:
    """Return what the police may tell the house, decided now."""
    house, police = cast.agencies["house"], cast.agencies["police"]
    forum = house.hosted_forums.get()
    question = Question(police, house, Purpose.PVE_PREVENTION, (Datum(str(uuid4()), "police-record"),), forum)
    return stages.do(decide, cast.actor("Olga Officer"), file=uuid4(), question=question)[0]


def test_the_second_signature_activates_from_the_start_on(cast: Cast) -> None:
    ref = proposed(cast, ahead(10))
    sign(cast, ref, OFFICER)
    assert version(cast, ref).state == "proposed"
    sign(cast, ref, SECOND)
    assert version(cast, ref).state == "activated"
    assert [in_force(cast, days) for days in (9, 10, 11)] == ["1.1.0", "1.2.0", "1.2.0"]


def test_a_decision_is_made_under_the_version_of_its_day_and_replays_by_it(cast: Cast) -> None:
    activated(cast, ahead(3))
    before = decision(cast)
    with clock.travel(timezone.now() + timedelta(days=3)):
        after = decision(cast)
    assert before.packs[0]["version"] == "1.1.0" and not any(LATER in c for c in before.citations)
    assert after.packs[0]["version"] == "1.2.0" and any(LATER in c for c in after.citations)


def test_advice_follows_the_same_version(cast: Cast) -> None:
    activated(cast, ahead(3))
    police, house = cast.agencies["police"], cast.agencies["house"]
    asked = Question(
        police, house, Purpose.PVE_PREVENTION, (Datum("1", "police-record"),), house.hosted_forums.get()
    )
    with clock.travel(timezone.now() + timedelta(days=3)), stages.seen_by(cast.actor(KAREN)):
        assert any(LATER in citation for citation in consult(asked).items[0].citations)


def test_of_two_activated_versions_the_later_start_decides(cast: Cast) -> None:
    activated(cast, ahead(20), number="1.3.0")
    activated(cast, ahead(10), number="1.2.0")
    assert [in_force(cast, days) for days in (9, 15, 25)] == ["1.1.0", "1.2.0", "1.3.0"]


def test_one_person_signs_once(cast: Cast) -> None:
    ref = proposed(cast)
    sign(cast, ref, OFFICER)
    with pytest.raises(NotAllowed, match="second person"):
        sign(cast, ref, OFFICER)


def test_two_persons_of_one_body_are_not_enough(cast: Cast) -> None:
    ref = proposed(cast)
    sign(cast, ref, OFFICER)
    with pytest.raises(NotAllowed, match="another body"):
        sign(cast, ref, SAME_BODY)
    assert version(cast, ref).state == "proposed"


def test_the_database_refuses_a_second_signature_of_one_body(cast: Cast) -> None:
    ref = proposed(cast)
    sign(cast, ref, OFFICER)
    same = officer(cast, SAME_BODY)
    with stages.seen_by(same), pytest.raises(IntegrityError), transaction.atomic():
        PackSignature.objects.create(
            version=rows.version(ref), agency_id=same.agency_id, employer_id=same.employer_id,
            user_id=same.user_id, role=same.role, at=clock.now(),
        )  # fmt: skip


def test_a_start_that_has_come_is_signed_no_more(cast: Cast) -> None:
    ref = proposed(cast, ahead(1))
    with clock.travel(timezone.now() + timedelta(days=1)), pytest.raises(MissingFact, match="lie ahead"):
        sign(cast, ref, OFFICER)


def test_what_breaks_the_floor_is_not_signed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = proposed(cast)
    monkeypatch.setattr(floor, "LINES", (lambda pack, day: iter([f"{pack.country} is open"]),))
    with pytest.raises(PackRefused, match="DK is open"):
        sign(cast, ref, OFFICER)


def test_what_fails_its_scenarios_by_then_is_not_signed(cast: Cast) -> None:
    ref = proposed(cast)
    with stages.seen_by(officer(cast)):
        copy = rows.version(ref)
        copy.pk, copy.ref = None, uuid4()
        copy.scenarios = copy.scenarios.replace("decision: permit-with-obligations", "decision: deny", 1)
        copy.save(force_insert=True)
    with pytest.raises(PackRefused, match="expected deny"):
        sign(cast, copy.ref, OFFICER)


def test_an_activated_version_names_its_officers_and_a_default_nobody(cast: Cast) -> None:
    activated(cast, ahead(1))
    with clock.travel(timezone.now() + timedelta(days=1)), stages.seen_by(officer(cast)) as reader:
        found = {row.country: row for row in pack_rows(reader)}
    assert found["DK"].confirmed_by == (
        "Dina Data-officer, Data protection officer, Ravnsholm Municipality; "
        "Daniel Data-officer, Data protection officer, Ravnsholm Police"
    )
    assert found["SE"].confirmed_by == ""


def test_before_its_start_a_version_can_be_withdrawn_and_then_never_decides(cast: Cast) -> None:
    ref = activated(cast, ahead(5))
    stages.do(withdraw_pack, officer(cast, SAME_BODY), ref=ref)
    assert in_force(cast, 6) == "1.1.0"
    for verb in (withdraw_pack, sign_pack):
        with pytest.raises(WrongState):
            stages.do(verb, officer(cast), ref=ref)


def test_what_has_begun_cannot_be_withdrawn(cast: Cast) -> None:
    ref = activated(cast, ahead(1))
    with clock.travel(timezone.now() + timedelta(days=1)), pytest.raises(MissingFact, match="has begun"):
        stages.do(withdraw_pack, officer(cast), ref=ref)


@pytest.mark.parametrize("verb", [sign_pack, withdraw_pack])
def test_nobody_else_signs_or_withdraws(cast: Cast, verb: object) -> None:
    ref = proposed(cast)
    with pytest.raises(NotAllowed):
        stages.do(verb, cast.actor(KAREN), ref=ref)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        stages.do(verb, officer(cast), ref=uuid4())  # type: ignore[arg-type]
