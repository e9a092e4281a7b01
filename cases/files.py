"""What a file really is, by its content, and the same file without what it tells about its maker.

Four kinds are taken: PDF, PNG, JPEG and plain text. Their first bytes say so; the name and the type that a
browser sends are never looked at. Cameras write place, time and device into a picture: only what is needed to
show it is kept (PNG: chunks of ISO/IEC 15948; JPEG: segments of ISO/IEC 10918-1). A PDF is built anew from
its pages (cases.pdfs). No virus scanner is here: whoever opens a file that somebody sent needs the protection
of the own desk.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from cases import pdfs
from infohouse.core.errors import MissingFact

MOST_BYTES = 5 * 1024 * 1024
PDF, PNG, JPEG, TXT = "pdf", "png", "jpeg", "txt"
MEDIA_TYPES = {PDF: "application/pdf", PNG: "image/png", JPEG: "image/jpeg", TXT: "text/plain; charset=utf-8"}
ENDINGS = {PDF: "pdf", PNG: "png", JPEG: "jpg", TXT: "txt"}
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Start of image, Adobe's colours and JFIF's density stay; every other application segment and comment goes.
_SOI, _EOI, _SOS = b"\xff\xd8", 0xD9, 0xDA
_JPEG_KEPT = {0xE0, 0xEE}
_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length


class NotTaken(MissingFact):
    """The file is too large, empty, broken, or of a kind that is not taken."""

    def __init__(self, detail: object) -> None:
        super().__init__(detail, ["file"])


def taken(raw: bytes) -> tuple[str, bytes]:
    """Return the kind of a file and its content without metadata.

    Raises:
        NotTaken: too large, empty, broken, or none of the four kinds.
    """
    if not raw or len(raw) > MOST_BYTES:
        raise NotTaken(_("Choose a file of at most 5 MB."))
    kind = _kind(raw)
    if kind is None:
        raise NotTaken(_("Choose a PDF, a PNG or JPEG picture, or a plain text."))
    try:
        clean = _CLEAN[kind](raw)
    except (ValueError, IndexError, struct.error) as error:
        raise NotTaken(_("The picture is damaged. Save it anew and try again.")) from error
    if len(clean) > MOST_BYTES:
        raise NotTaken(_("Choose a file of at most 5 MB."))
    return kind, clean


def _kind(raw: bytes) -> str | None:
    if raw.startswith(b"%PDF-"):
        return PDF
    if raw.startswith(_PNG_SIGNATURE):
        return PNG
    if raw.startswith(_SOI + b"\xff"):
        return JPEG
    return TXT if _is_text(raw) else None


def _is_text(raw: bytes) -> bool:
    """Say whether it is UTF-8 without control characters; markup is none, since a browser might run it."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(text) and not text.lstrip("\ufeff \t\r\n").startswith("<")


def _png(raw: bytes) -> bytes:
    return _PNG_SIGNATURE + b"".join(_chunks(raw))


def _chunks(raw: bytes) -> Iterator[bytes]:
    """Yield the chunks that show the picture; what stands behind the last one is dropped."""
    at = len(_PNG_SIGNATURE)
    while True:
        length, name = struct.unpack_from(">I4s", raw, at)
        whole = raw[at : at + 12 + length]
        if len(whole) != 12 + length or zlib.crc32(whole[4:-4]) != struct.unpack(">I", whole[-4:])[0]:
            raise ValueError("a chunk is cut off or changed")
        if name in _PNG_KEPT:
            yield whole
        if name == b"IEND":
            return
        at += 12 + length


def _jpeg(raw: bytes) -> bytes:
    return _SOI + b"".join(_segments(raw))


def _segments(raw: bytes) -> Iterator[bytes]:
    """Yield the segments that show the picture, up to its end."""
    at = 2
    while True:
        if raw[at] != 0xFF:
            raise ValueError("no marker where one must stand")
        marker = raw[at + 1]
        if marker == _EOI:
            yield raw[at : at + 2]
            return
        end = at + 2 if marker in _ALONE else at + 2 + int(struct.unpack_from(">H", raw, at + 2)[0])
        if end > len(raw):
            raise ValueError("a segment is cut off")
        if marker == _SOS:
            end = _end_of_scan(raw, end)
        if marker in _JPEG_KEPT or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            yield raw[at:end]
        at = end


def _end_of_scan(raw: bytes, at: int) -> int:
    """Return where the next marker stands; stuffed zeros and restarts belong to the scan."""
    while True:
        at = raw.index(b"\xff", at)
        follows = raw[at + 1]
        if follows != 0x00 and follows not in _ALONE:
            return at
        at += 2


def _pdf(raw: bytes) -> bytes:
    try:
        return pdfs.clean(raw, picture=_jpeg)
    except Exception as error:  # a hostile or broken document makes its reader stumble in any way
        raise NotTaken(
            _(
                "This PDF cannot be freed of what it tells about its maker. Save it as a new PDF without a "
                "password, or send a picture of it."
            )
        ) from error


_CLEAN: dict[str, Callable[[bytes], bytes]] = {PDF: _pdf, TXT: bytes, PNG: _png, JPEG: _jpeg}
