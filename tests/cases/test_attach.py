"""Files: taken by content, sealed, cleaned, handed out on what may be read at that moment."""

import struct
import zlib
from uuid import UUID

import pytest
from django.db import connection

from cases.actions import triage
from cases.actions.attaching import MOST, attach, detach
from cases.actions.disclosing import end_disclosures
from cases.actions.intake import choose_way, discard_draft, log_concern, save_draft, start_draft
from cases.cards.attachments import file_card, files_of_concern
from cases.cards.concerns import triage_card
from cases.files import MOST_BYTES, NotTaken, taken
from cases.models import Attachment, Disclosure, Triage
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, WrongState
from tests.cases.documents import AUTHOR, HIDDEN, RUNS, locked_pdf, pdf, telling_pdf
from tests.cases.look import count, happened, refused, row
from tests.cast import Cast
from tests.stages import TOLD, do, seen_by


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


IHDR = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
IDAT = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG = SIGNATURE + IHDR + IDAT + chunk(b"IEND", b"")
PLACE = b"55.6761N 12.5683E"
PNG_WITH_PLACE = SIGNATURE + IHDR + chunk(b"eXIf", PLACE) + chunk(b"tEXt", b"Author\x00Tove") + IDAT
PNG_WITH_PLACE += chunk(b"IEND", b"") + b"hidden behind the end"


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
JPEG = b"\xff\xd8" + segment(0xE0, b"JFIF\x00") + segment(0xDB, b"\x00" * 65) + SCAN + b"\xff\xd9"
JPEG_WITH_PLACE = b"\xff\xd8" + segment(0xE0, b"JFIF\x00") + segment(0xE1, b"Exif\x00\x00" + PLACE)
JPEG_WITH_PLACE += segment(0xFE, b"by Tove") + segment(0xDB, b"\x00" * 65) + SCAN + b"\xff\xd9" + b"trailer"
PDF = pdf()
TAKEN = {"pdf": PDF, "png": PNG, "jpeg": JPEG, "txt": "Hørt på gangen.\n".encode()}
NOT_TAKEN = {
    "a program": b"MZ\x90\x00\x03",
    "a web page": b"  <!DOCTYPE html><script>1</script>",
    "a drawing that runs": b"<svg xmlns='x' onload='1'/>",
    "an archive": b"PK\x03\x04" + b"\x00" * 30,
    "a picture of another kind": b"GIF89a\x01\x00",
    "nothing": b"",
    "too much": b"a" * (MOST_BYTES + 1),
    "half a PNG": PNG[:40],
    "a PNG that was changed": PNG.replace(IDAT[8:12], b"\x00\x00\x00\x00"),
    "half a JPEG": JPEG[:30],
    "text with control characters": b"abc\x00def",
}


@pytest.mark.parametrize("kind", TAKEN)
def test_the_kind_is_found_by_content(kind: str) -> None:
    assert taken(TAKEN[kind]) == (kind, TAKEN[kind])


@pytest.mark.parametrize("what", NOT_TAKEN)
def test_everything_else_is_refused(what: str) -> None:
    with pytest.raises(NotTaken):
        taken(NOT_TAKEN[what])


def test_place_author_and_what_hides_behind_the_end_are_taken_out_of_pictures() -> None:
    assert taken(PNG_WITH_PLACE) == ("png", PNG)
    assert taken(JPEG_WITH_PLACE) == ("jpeg", JPEG)


def test_author_dates_hidden_files_scripts_and_places_are_taken_out_of_a_pdf() -> None:
    raw = telling_pdf(JPEG_WITH_PLACE)
    kind, clean = taken(raw)
    gone = (AUTHOR.encode(), b"Fabian", b"20260101", b"pypdf", HIDDEN, RUNS.encode(), PLACE, b"xmpmeta")
    assert [what for what in gone if what not in raw and what != b"Fabian"] == []
    assert (kind, [what for what in gone if what in clean]) == ("pdf", [])
    assert JPEG in clean and taken(clean) == ("pdf", clean)


def test_what_an_earlier_version_said_is_gone() -> None:
    later = PDF + b"4 0 obj\n(An earlier word)\nendobj\n" + PDF[PDF.index(b"xref") :]
    assert b"An earlier word" not in taken(later)[1]


@pytest.mark.parametrize(
    "raw",
    [locked_pdf(), b"%PDF-1.7\n%%EOF\n", PDF[:60], b"%PDF-1.7\n" + b"[" * 100_000],
    ids=["locked", "empty", "cut off", "without end"],
)
def test_a_pdf_that_cannot_be_cleaned_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(NotTaken, match="Save it as a new PDF"):
        taken(raw)


@pytest.fixture
def tove(cast: Cast) -> Actor:
    return cast.actor("Tove Teacher")


@pytest.fixture
def draft(tove: Actor) -> UUID:
    ref = do(start_draft, tove)
    do(save_draft, tove, ref=ref, answers=TOLD)
    return ref


@pytest.fixture
def file(tove: Actor, draft: UUID) -> UUID:
    return do(attach, tove, ref=draft, raw=PNG_WITH_PLACE)


def fetched(actor: Actor, ref: UUID) -> bytes:
    with seen_by(actor):
        return file_card(actor, ref).content


def test_a_file_on_a_draft_is_its_authors_alone(cast: Cast, tove: Actor, draft: UUID, file: UUID) -> None:
    assert fetched(tove, file) == PNG
    for name in ("Tim Teacher", "Karen Coordinator", "Nosy Stranger"):
        assert count(Attachment, cast.actor(name)) == 0


def test_nothing_of_it_stands_readable_in_the_database(tove: Actor, file: UUID) -> None:
    with seen_by(tove), connection.cursor() as cursor:
        cursor.execute("select content from cases_attachment")
        (sealed,) = cursor.fetchone()
    assert b"IHDR" not in bytes(sealed) and b"SUhEUg" not in bytes(sealed)


def test_when_the_concern_is_sent_the_house_gets_it_by_a_decision_of_its_own(
    cast: Cast, tove: Actor, draft: UUID, file: UUID
) -> None:
    do(log_concern, tove, ref=draft)
    karen = cast.actor("Karen Coordinator")
    item = row(Attachment, karen, ref=file).item_id
    assert count(Disclosure, karen, item_id=item, stage="intake") == 2
    assert fetched(karen, file) == PNG
    assert happened(tove, "attachment.fetched", file) == 1


def test_the_desk_finds_it_beside_what_was_told(cast: Cast, tove: Actor, draft: UUID, file: UUID) -> None:
    do(log_concern, tove, ref=draft)
    do(triage.open_triage, cast.desk(), concern=draft)
    karen = cast.actor("Karen Coordinator")
    found = row(Triage, karen, concern__ref=draft)
    with seen_by(karen):
        assert [i.file for i in triage_card(karen, found.ref).items if i.file] == [file]


def test_access_that_ended_is_gone_at_the_next_request(
    cast: Cast, tove: Actor, draft: UUID, file: UUID
) -> None:
    do(log_concern, tove, ref=draft)
    karen = cast.actor("Karen Coordinator")
    assert fetched(karen, file) == PNG
    with seen_by(tove):
        passed = Disclosure.objects.visible_to(tove).filter(item__attachment__ref=file)
        end_disclosures(tove, passed, why="recalled")
    with pytest.raises(NotFound):
        fetched(karen, file)


def test_its_name_says_nothing(tove: Actor, file: UUID) -> None:
    with seen_by(tove):
        card = file_card(tove, file)
    assert card.name == f"{str(file)[:8].upper()}.png"


def test_without_a_name_no_file_goes(tove: Actor, draft: UUID, file: UUID) -> None:
    do(choose_way, tove, ref=draft, way="nameless")
    do(save_draft, tove, ref=draft, answers={"recognisable": "no"})
    assert refused(MissingFact, log_concern, tove, ref=draft).questions == ("files",)


def test_a_file_can_be_taken_away_before_sending_and_not_after(tove: Actor, draft: UUID, file: UUID) -> None:
    other = do(attach, tove, ref=draft, raw=PDF)
    do(detach, tove, ref=other)
    do(log_concern, tove, ref=draft)
    refused(WrongState, detach, tove, ref=file)
    refused(WrongState, attach, tove, ref=draft, raw=PDF)


def test_a_colleague_adds_and_takes_nothing(cast: Cast, draft: UUID, file: UUID) -> None:
    tim = cast.actor("Tim Teacher")
    refused(NotFound, attach, tim, ref=draft, raw=PDF)
    refused(NotFound, detach, tim, ref=file)


def test_a_sixth_file_is_one_too_many(tove: Actor, draft: UUID) -> None:
    for _ in range(MOST):
        do(attach, tove, ref=draft, raw=PDF)
    refused(NotTaken, attach, tove, ref=draft, raw=PDF)
    with seen_by(tove):
        assert len(files_of_concern(tove, draft)) == MOST


def test_a_discarded_draft_takes_its_files_along(tove: Actor, draft: UUID, file: UUID) -> None:
    do(discard_draft, tove, ref=draft)
    assert count(Attachment, tove) == 0
