"""A decision of today can be computed again years later, whatever has become of the files."""

from datetime import date
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command

from infohouse.core.actor import Actor
from infohouse.core.errors import NotAllowed, NotFound
from infohouse.core.purpose import Purpose
from sharing import pack as shipped
from sharing import store
from sharing.actions.decide import decide
from sharing.cards.replays import ReplayCard, decision_rows, replay_decision
from sharing.engine.request import Datum, Origin
from sharing.models import Decision, PackText
from sharing.pack import from_texts, shipped_groups, shipped_texts
from sharing.question import Question
from tests import stages
from tests.cast import Cast
from tests.sharing.conftest import OFFICER

pytestmark = pytest.mark.django_db
KAREN, TOVE, NOSY = "Karen Coordinator", "Tove Teacher", "Nosy Stranger"


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(OFFICER, Purpose.AUDIT)


def decided(cast: Cast, **more: Any) -> UUID:
    datum = Datum(str(uuid4()), "concern-narrative", origin=more.pop("origin", None))
    asked = {"track": "social", "age": 16, "facts": {"necessary": True}, **more}
    question = Question(
        cast.agencies["house"], cast.agencies["club"], Purpose.SUPPORT_DELIVERY, (datum,), **asked
    )
    return stages.do(decide, cast.actor(KAREN), file=uuid4(), question=question)[0].ref


def replayed(officer: Actor, ref: UUID) -> ReplayCard:
    with stages.seen_by(officer):
        return replay_decision(officer, ref)


def stored(cast: Cast, ref: UUID) -> Decision:
    with stages.seen_by(cast.actor(KAREN)) as karen:
        return Decision.objects.visible_to(karen).get(ref=ref)


def test_every_digest_a_decision_names_is_in_the_store_at_once(cast: Cast) -> None:
    named = stored(cast, decided(cast)).packs
    assert [label["country"] for label in named] == ["DK"]
    assert PackText.objects.filter(pk=named[0]["digest"], version=named[0]["version"]).exists()


def test_an_item_from_a_secret_forum_abroad_names_that_law_as_well(cast: Cast) -> None:
    ref = decided(cast, origin=Origin("police", "lisc-r", "BE"))
    assert [label["country"] for label in stored(cast, ref).packs] == ["DK", "BE"]


@pytest.mark.parametrize("facts", [{}, {"consent": "given", "consent_by": "subject-and-guardian"}])
def test_a_decision_replays_to_the_same_answer(cast: Cast, officer: Actor, facts: dict[str, object]) -> None:
    card = replayed(officer, decided(cast, facts={"necessary": True, **facts}))
    assert card.same, [part for part in card.compared if not part.same]
    assert len(card.compared) == 7


def test_it_replays_the_same_after_the_pack_has_changed(
    cast: Cast, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = decided(cast, facts={"consent": "given", "consent_by": "subject-and-guardian"})
    texts = shipped_texts("DK")
    texts["sharing.toml"] = texts["sharing.toml"].replace('id = "DK-R8"', 'id = "DK-R88"')
    changed = from_texts("DK", texts, groups=shipped_groups())
    monkeypatch.setattr(store, "all_packs", lambda: {**shipped.all_packs(), "DK": changed})
    fresh = decided(cast, facts={"consent": "given", "consent_by": "subject-and-guardian"})
    assert replayed(officer, ref).same and replayed(officer, fresh).same
    assert stored(cast, ref).packs != stored(cast, fresh).packs


def test_a_changed_answer_is_told_part_by_part(cast: Cast, officer: Actor) -> None:
    original = stored(cast, decided(cast))
    with stages.seen_by(cast.actor(KAREN)):
        original.pk, original.ref, original.outcome, original.rules = None, uuid4(), "permit", ["DK-R2"]
        original.save(force_insert=True)
    card = replayed(officer, original.ref)
    assert not card.same
    assert [part.name for part in card.compared if not part.same] == ["Answer", "Rules"]


def test_a_pack_that_is_not_in_the_store_is_named(cast: Cast, officer: Actor) -> None:
    original = stored(cast, decided(cast))
    with stages.seen_by(cast.actor(KAREN)):
        original.pk, original.ref = None, uuid4()
        original.packs = [{"country": "DK", "version": "0.9.0", "digest": "0" * 64}]
        original.save(force_insert=True)
    card = replayed(officer, original.ref)
    assert card.lost == ("DK 0.9.0 (000000000000)",)
    assert not card.same and card.compared == ()


def test_content_that_is_not_what_its_digest_says_counts_as_lost(db: None) -> None:
    false = shipped.load("ZZ").canonical.replace("Zedland Sharing Act s. 1", "Zedland Sharing Act s. 11")
    PackText.objects.create(
        digest="f" * 64, country="ZZ", version="1", canonical=false, stored_at="2026-01-01T00:00Z"
    )
    with pytest.raises(store.NotStored):
        store.by_digest("f" * 64)


def test_only_an_officer_replays_and_only_what_the_own_agency_asked(cast: Cast, officer: Actor) -> None:
    ref = decided(cast)
    with stages.seen_by(cast.actor(KAREN)) as karen, pytest.raises(NotAllowed):
        replay_decision(karen, ref)
    with pytest.raises(NotFound):
        replayed(officer, uuid4())
    with stages.seen_by(officer):
        assert decision_rows(officer)[0].ref == ref


def test_a_pack_reads_back_from_its_stored_content_to_the_same_law(db: None) -> None:
    for pack in shipped.all_packs().values():
        again = shipped.from_canonical(pack.canonical)
        assert (again.digest, again.rules, again.retention) == (pack.digest, pack.rules, pack.retention)
        assert again.law(date(2026, 1, 1)).rules == pack.law(date(2026, 1, 1)).rules


def test_the_command_says_the_same_and_closes_with_a_count(cast: Cast) -> None:
    out = StringIO()
    call_command("replay_decision", str(decided(cast)), agency=str(cast.ref("house")), stdout=out)
    assert "the same answer" in out.getvalue() and "1 the same, 0 not" in out.getvalue()


def test_the_command_finds_nothing_for_another_agency(cast: Cast) -> None:
    with pytest.raises(CommandError, match="has asked for no such decision"):
        call_command("replay_decision", str(decided(cast)), agency=str(cast.ref("school")))
