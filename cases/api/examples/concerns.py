"""Examples: concerns, drafts and their files."""

from drf_spectacular.utils import OpenApiExample

from cases.api.examples.base import OWN_ITEM
from cases.api.schema import REF, answers, sends

_TOLD = {
    "seen": "Says he will join the others at the harbour on Friday.",
    "when": "Wednesday, in the canteen",
    "name": "Fabian Fiktiv",
    "age": 16,
    "heard": "Two classmates say he has new friends outside school.",
    "believed": "He has been alone a lot since the summer.",
    "talked": "The class teacher has talked to his mother.",
}
CONCERN = sends(**_TOLD)
RECEIPT = answers(200, 201, ref=REF, state="logged", desk="Info-house Ravnsholm")
SENT = answers(ref=REF, state="logged", desk="Info-house Ravnsholm")
_ROW = {
    "ref": REF,
    "state": "triaged",
    "desk": "Info-house Ravnsholm",
    "logged_at": "2026-11-21T14:00:00+01:00",
}
CONCERNS = answers(
    results=[
        {**_ROW, "started_at": "2026-11-21T14:00:00+01:00", "deleted_on": None},
        {
            **_ROW,
            "state": "draft",
            "logged_at": None,
            "started_at": "2026-11-20T10:00:00+01:00",
            "deleted_on": "2026-12-20",
        },
    ],
    next=None,
)
CONCERN_READ = answers(**_ROW, feedback="Thank you. We are looking into how to help.", items=[OWN_ITEM])
FILES = answers(results=[{"ref": REF, "label": "Picture (JPEG)", "kilobytes": 412}])
FILE = OpenApiExample(
    "request", value="%PDF-1.7 ...", request_only=True, media_type="application/octet-stream"
)
CONTENT = tuple(
    OpenApiExample("answer", value=value, response_only=True, media_type=media, status_codes=["200"])
    for media, value in {
        "application/pdf": "%PDF-1.7 ...",
        "image/png": "\u0089PNG ...",
        "image/jpeg": "\u00ff\u00d8\u00ff ...",
        "text/plain": "Heard in the corridor.",
    }.items()
)
