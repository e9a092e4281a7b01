"""Documents as people send them: invented, and with everything in them that must not stay."""

from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

AUTHOR, HIDDEN, RUNS = "Tove Teacher", b"hidden in it", "runsByItself"


def pdf() -> bytes:
    """Return a document of one empty page that says nothing of its maker."""
    return b"".join(
        (
            b"%PDF-1.3\n%\xe2\xe3\xcf\xd3\n",
            b"1 0 obj\n<<\n/Type /Catalog\n/Pages 2 0 R\n>>\nendobj\n",
            b"2 0 obj\n<<\n/Type /Pages\n/Count 1\n/Kids [ 3 0 R ]\n>>\nendobj\n",
            b"3 0 obj\n<<\n/Type /Page\n/Resources <<\n>>\n/MediaBox [ 0.0 0.0 72 72 ]\n/Parent 2 0 R\n>>\nendobj\n",
            b"xref\n0 4\n0000000000 65535 f \n0000000015 00000 n \n0000000064 00000 n \n0000000123 00000 n \n",
            b"trailer\n<<\n/Size 4\n/Root 1 0 R\n>>\nstartxref\n215\n%%EOF\n",
        )
    )


def telling_pdf(picture: bytes) -> bytes:
    """Return a document with author, XMP, a hidden file, a script, a signed comment and a photograph."""
    writer = PdfWriter()
    page = writer.add_blank_page(72, 72)
    writer.add_metadata({"/Author": AUTHOR, "/Title": "About Fabian", "/CreationDate": "D:20260101"})
    writer.add_attachment("hidden.txt", HIDDEN)
    xmp = _stream(b"<x:xmpmeta>Tove Teacher</x:xmpmeta>", {"/Type": "/Metadata", "/Subtype": "/XML"})
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})
    script[NameObject("/JS")] = TextStringObject(RUNS)
    comment = DictionaryObject({NameObject("/Subtype"): NameObject("/Text")})
    comment[NameObject("/Rect")] = ArrayObject()
    comment[NameObject("/T")] = TextStringObject(AUTHOR)
    photo = writer._add_object(_stream(picture, {"/Subtype": "/Image", "/Filter": "/DCTDecode"}))
    writer.root_object[NameObject("/Metadata")] = writer._add_object(xmp)
    writer.root_object[NameObject("/OpenAction")] = script
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(comment)])
    inside = DictionaryObject({NameObject("/Photo"): photo})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): inside})
    return _written(writer)


def locked_pdf() -> bytes:
    """Return a document that only opens with a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt("an invented password", algorithm="RC4-128")
    return _written(writer)


def _stream(data: bytes, names: Mapping[str, str]) -> StreamObject:
    made = StreamObject()
    made._data = data
    made.update({NameObject(key): NameObject(value) for key, value in names.items()})
    return made


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
