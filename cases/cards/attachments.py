"""Files, listed without their content, and one file as it is handed out."""

from base64 import b64decode
from dataclasses import dataclass
from uuid import UUID

from audit import trail
from cases import rows
from cases.cards.words import short
from cases.files import ENDINGS, MEDIA_TYPES
from cases.models import Attachment
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file in a list."""

    ref: UUID
    label: str
    kilobytes: int


@dataclass(frozen=True, slots=True)
class FileCard:
    """One file on its way to a reader; its name says nothing."""

    name: str
    media_type: str
    content: bytes


def files_of_concern(actor: Actor, ref: UUID) -> list[FileRow]:
    """Return the files of a concern that this reader may fetch."""
    return [_row(a) for a in rows.attachments_of(actor, rows.concern(actor, ref))]


def file_card(actor: Actor, ref: UUID) -> FileCard:
    """Hand out one file, on what the reader may read at this moment, and record it."""
    found = rows.attachment(actor, ref)
    about = found.concern.ref if found.concern else found.ref
    trail.record(actor, "attachment.fetched", found.ref, file=about, keeper=found.agency_id)
    return FileCard(
        name=f"{short(found.ref)}.{ENDINGS[found.kind]}",
        media_type=MEDIA_TYPES[found.kind],
        content=b64decode(found.content),
    )


def _row(found: Attachment) -> FileRow:
    return FileRow(found.ref, str(found.get_kind_display()), -(-found.size // 1024))
