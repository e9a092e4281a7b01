"""Concerns of an agency's own system: sent at once, or first as a draft that files can be put on."""

import re

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.intake import discard_draft, draft_by_system, log_concern, log_concern_by_system
from cases.actions.taking_back import take_agreement_back
from cases.api.address import acting, address, doing, listing, making, reading
from cases.api.base import AgencyView, actor_of, read, show
from cases.api.examples import concerns as examples
from cases.api.examples.base import NOTHING
from cases.api.schema import IDEMPOTENCY, operation
from cases.api.serializers import NothingIn
from cases.api.telling import ConcernIn, ConcernOut, ConcernRowOut, ReceiptOut
from cases.cards.concerns import concern_card, own_concern_cards

KEY = re.compile(r"[!-~]{1,80}")


@operation(
    name="log_concern",
    about="Send a concern to the info-house of your district. The receipt comes once it is stored: "
    "201 the first time, 200 when the same key comes again with the same body, 409 with another body.",
    takes=ConcernIn,
    gives=ReceiptOut,
    status=(200, 201),
    refuses=(409,),
    headers=(IDEMPOTENCY,),
    examples=(examples.CONCERN, examples.RECEIPT),
)
def log(self: AgencyView, request: Request) -> Response:
    actor, answers = actor_of(request), read(ConcernIn, request)
    way = answers.pop("way")
    ref, is_new = log_concern_by_system(actor=actor, key=_key(request), answers=answers, way=way)
    return show(ReceiptOut, concern_card(actor, ref), status=201 if is_new else 200)


def _key(request: Request) -> str:
    key: str = request.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        raise ValidationError(
            {"Idempotency-Key": [_("Send your own key of this concern: 1 to 80 visible ASCII characters.")]}
        )
    return key


concerns = address(
    get=listing(
        ConcernRowOut,
        own_concern_cards,
        name="list_concerns",
        about="What your system has told, and the drafts that it has not sent yet.",
        example=examples.CONCERNS,
    ),
    post=log,
)
concern = address(
    get=reading(
        ConcernOut,
        concern_card,
        name="read_concern",
        about="Your own concern: its state, and the feedback of the info-house once it has looked.",
        example=examples.CONCERN_READ,
    )
)
drafts = address(
    post=making(
        ConcernIn,
        draft_by_system,
        name="begin_draft",
        about="Keep a concern back until its files are on it. Nobody looks at a draft: it is told only when "
        "you send it, and deleted a month after you began it. Without files, log the concern instead.",
        refuses=(409,),
        example=examples.CONCERN,
    )
)
send = address(
    post=acting(
        NothingIn,
        log_concern,
        shows=(ReceiptOut, concern_card),
        name="send_draft",
        about="Send a draft with its files to the info-house. Sent twice, it is logged once. Where the law "
        "refuses, the draft stays as it was.",
        examples=(NOTHING, examples.SENT),
    )
)
discard = address(
    post=doing(
        NothingIn,
        discard_draft,
        name="discard_draft",
        about="Throw a draft away, with its files.",
        example=NOTHING,
    )
)
take_back = address(
    post=acting(
        NothingIn,
        take_agreement_back,
        shows=(ConcernOut, concern_card),
        name="take_agreement_back",
        about="Record that the person has taken back the agreement on which your concern went by name. What "
        "rests on it ends at once, and the info-house is told.",
        examples=(NOTHING, examples.CONCERN_READ),
    )
)
