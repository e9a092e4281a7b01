"""Files: put on a draft, and fetched one by one on what may be read at that moment."""

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.attaching import attach, detach
from cases.api.address import address, doing, listing_all
from cases.api.base import AgencyView, actor_of
from cases.api.examples import concerns as examples
from cases.api.examples.base import MADE, NOTHING
from cases.api.parsing import FileBody
from cases.api.schema import operation
from cases.api.serializers import MadeOut, NothingIn
from cases.api.telling import FileOut
from cases.cards.attachments import file_card, files_of_concern
from infohouse.core.http import download

MEDIA = ("application/pdf", "image/png", "image/jpeg", "text/plain")


@operation(
    name="attach_file",
    about="Put one file on a draft: a PDF, a PNG or JPEG picture, or a plain text of at most 5 MB. Its "
    "content says what it is; place, time and device are taken out of pictures. Five files at most.",
    takes={"application/octet-stream": OpenApiTypes.BINARY},
    gives=MadeOut,
    status=(201,),
    refuses=(404, 409),
    examples=(examples.FILE, MADE),
)
def upload(self: AgencyView, request: Request, ref: UUID) -> Response:
    sent = request.data
    made = attach(actor=actor_of(request), ref=ref, raw=sent if isinstance(sent, bytes) else b"")
    return Response({"ref": str(made)}, status=201)


@operation(
    name="fetch_attachment",
    about="One file as a download, if your agency may read it at this moment. Each look is on record.",
    gives=OpenApiTypes.BINARY,
    media=MEDIA,
    refuses=(404,),
    examples=examples.CONTENT,
)
def fetch(self: AgencyView, request: Request, ref: UUID) -> HttpResponse:
    card = file_card(actor_of(request), ref)
    return download(card.content, card.media_type, card.name)


of_concern = address(
    parser_classes=[FileBody],
    get=listing_all(
        FileOut,
        files_of_concern,
        name="list_attachments",
        about="The files on a draft or a concern of your own.",
        at_most=5,
        refuses=(404,),
        example=examples.FILES,
    ),
    post=upload,
)
one = address(get=fetch)
remove = address(
    post=doing(NothingIn, detach, name="detach_file", about="Take a file off a draft.", example=NOTHING)
)
