"""The ground: door, seal, purpose, clock, what was kept."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from cryptography.exceptions import InvalidTag
from django.db.models import Count
from django.test import RequestFactory

from cases.models import Concern, Item
from infohouse.core import clock, kept
from infohouse.core.guard import NotScoped
from infohouse.core.purpose import LABELS, Purpose, mask
from infohouse.core.sealed import seal, unseal

WORDS = {"name": "Fabian Fiktiv", "age": 16}


def test_what_was_sealed_is_read_again_and_is_unreadable_between() -> None:
    sealed = seal(WORDS, "cases.item.content")
    assert unseal(sealed, "cases.item.content") == WORDS
    assert b"Fabian" not in sealed


def test_the_same_words_never_look_the_same() -> None:
    assert seal(WORDS, "a") != seal(WORDS, "a")


def test_content_cannot_be_moved_to_another_field() -> None:
    with pytest.raises(InvalidTag):
        unseal(seal(WORDS, "cases.item.content"), "cases.concern.answers")


@pytest.mark.parametrize("place", [5, 20, -1])
def test_a_changed_byte_is_noticed(place: int) -> None:
    sealed = bytearray(seal(WORDS, "a"))
    sealed[place] ^= 1
    with pytest.raises(InvalidTag):
        unseal(bytes(sealed), "a")


def test_another_key_opens_nothing(settings) -> None:
    sealed = seal(WORDS, "a")
    settings.SEAL_KEY = "another key"
    with pytest.raises(InvalidTag):
        unseal(sealed, "a")


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        unseal(b"\x02" + seal(WORDS, "a")[1:], "a")


def test_sealed_content_is_not_serialized() -> None:
    with pytest.raises(TypeError):
        Item._meta.get_field("content").value_to_string(Item(content=WORDS))


@pytest.mark.parametrize(
    "read",
    [
        lambda rows: list(rows),
        lambda rows: rows.count(),
        lambda rows: rows.exists(),
        lambda rows: rows.filter(state="draft").first(),
        lambda rows: rows.values_list("pk")[:1].get(),
        lambda rows: rows.aggregate(n=Count("pk")),
        lambda rows: list(rows.iterator()),
        lambda rows: rows.in_bulk([1]),
        lambda rows: rows.update(state="draft"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update([Concern(pk=1)], ["state"]),
        lambda rows: list(rows.union(rows)),
        lambda rows: list(rows.select_for_update()),
        lambda rows: rows.get_or_create(pk=1),
    ],
)
def test_a_guarded_row_is_not_read_without_saying_for_whom(db: None, read) -> None:
    with pytest.raises(NotScoped):
        read(Concern.objects.all())


def test_reading_past_the_door_needs_a_reason() -> None:
    with pytest.raises(NotScoped):
        Concern.objects.unscoped("")


def test_every_purpose_has_a_bit_of_its_own_and_words() -> None:
    assert len({p.bit for p in Purpose}) == len(Purpose) == len(LABELS)
    assert mask([Purpose.PVE_PREVENTION, Purpose.PVE_PREVENTION]) == Purpose.PVE_PREVENTION.bit


def test_the_stored_bits_never_change() -> None:
    stored = {"crime-prevention": 1, "pve-prevention": 2, "triage-assessment": 4, "audit": 1 << 16}
    assert {p.value: p.bit for p in Purpose if p.value in stored} == stored


def test_the_day_is_the_houses_own() -> None:
    with clock.travel(datetime(2031, 6, 30, 23, 30, tzinfo=ZoneInfo("UTC"))):
        assert clock.today().isoformat() == "2031-07-01"


def posted(path: str, **fields: str):
    request = RequestFactory().post(path, fields)
    request.session = {}
    return request


def test_what_was_typed_is_given_back_once_and_at_its_address_only() -> None:
    request = posted("/concerns/1/", seen="A word.", csrfmiddlewaretoken="token")
    kept.keep(request)
    assert kept.waiting(request) == "/concerns/1/"
    elsewhere = posted("/concerns/2/")
    elsewhere.session = request.session
    assert kept.give_back(elsewhere) is None
    assert kept.give_back(request) == {"seen": "A word."}
    assert kept.give_back(request) is None


def test_too_much_is_not_kept() -> None:
    request = posted("/concerns/1/", seen="x" * (kept.MOST_BYTES + 1))
    kept.keep(request)
    assert kept.waiting(request) is None
