"""A PDF without what it tells about its maker, and without what runs or hides in it.

The document is built anew from what its pages reach. Gone are title, author, programs and dates (ISO 32000
document information and XMP), the file's own number, earlier versions behind the last one, embedded files,
scripts, authors of comments, and what cameras wrote into pictures. What the pages show stays.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

Cleaner = Callable[[bytes], bytes]
# About the maker, wherever it stands.
TOLD = frozenset({"/Metadata", "/PieceInfo", "/LastModified", "/CreationDate", "/ModDate", "/Info", "/ID"})
# What runs by itself, or carries another file along.
ACTIVE = frozenset({"/OpenAction", "/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/AF", "/XFA"})
ACTS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition"})
# Who wrote a comment and when; on a form field /T is its name.
OF_COMMENTS = ("/T", "/M", "/NM")


def clean(raw: bytes, *, picture: Cleaner) -> bytes:
    """Return the document without metadata; `picture` cleans a JPEG.

    Raises:
        ValueError: it is locked by a password or has no page. A damaged one raises whatever its reader meets.
    """
    # Twice: what the first round cut off is left behind by the second.
    return _rewritten(_rewritten(raw, picture), picture)


def _rewritten(raw: bytes, picture: Cleaner) -> bytes:
    reader = PdfReader(BytesIO(raw), strict=False)
    if reader.is_encrypted or not len(reader.pages):
        raise ValueError("locked, or without a page")
    for name in ("/Info", "/ID"):
        reader.trailer.pop(NameObject(name), None)
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    _strip(writer.root_object, picture)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _strip(root: DictionaryObject, picture: Cleaner) -> None:
    """Walk everything that the root reaches, without recursion: a hostile file may be deep."""
    waiting: list[Any] = [root]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in seen:
                continue
            seen.add(found.idnum)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            _strip_one(found, picture)
            waiting.extend(found.values())
        elif isinstance(found, ArrayObject):
            waiting.extend(found)


def _strip_one(found: DictionaryObject, picture: Cleaner) -> None:
    comment = "/Rect" in found and found.get("/Subtype") != "/Widget"
    for name in (*TOLD, *ACTIVE, *(OF_COMMENTS if comment else ())):
        found.pop(NameObject(name), None)
    if found.get("/S") in ACTS:
        found.clear()
    if isinstance(found, StreamObject) and found.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        found._data = picture(found._data)
