"""Word from other agencies about what your agency was given: read it, act on it, say so."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.notice import acknowledge_notice
from cases.api import examples
from cases.api.base import AgencyView, actor_of, read, show, show_all
from cases.api.schema import operation
from cases.api.serializers import Strict, list_of
from cases.cards.notices import ANSWERS, KINDS, inbox, notice_card


class AcknowledgeIn(Strict):
    """What your agency has done."""

    answer = serializers.ChoiceField(ANSWERS)


class ToldItemOut(serializers.Serializer[Any]):
    """One item that the notice is about, as you received it."""

    ref = serializers.UUIDField()
    label = serializers.CharField()  # type: ignore[assignment]
    came_at = serializers.DateTimeField()


class NoticeOut(serializers.Serializer[Any]):
    """One notice. Act on `kind`; a correction has the reference of the new item."""

    ref = serializers.UUIDField()
    kind = serializers.ChoiceField(KINDS)
    state = serializers.ChoiceField(["open", "acknowledged"])
    sender = serializers.CharField()
    made_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    overdue = serializers.BooleanField()
    reason = serializers.CharField()
    items = ToldItemOut(many=True)
    correction = serializers.UUIDField(allow_null=True)
    answer = serializers.CharField(help_text="Yours, once given.")


class Notices(AgencyView):
    """What your agency was told."""

    @operation(
        name="list_notices",
        about="What was withdrawn, expired, called back or corrected of that which your agency was given for "
        "the purpose stated; what waits for your answer comes first.",
        gives=list_of(NoticeOut, 100),
        examples=(examples.NOTICES,),
    )
    def get(self, request: Request) -> Response:
        return show_all(NoticeOut, inbox(actor_of(request)))


class Notice(AgencyView):
    """One notice."""

    @operation(
        name="read_notice",
        about="One notice to your agency, with the items it is about.",
        gives=NoticeOut,
        refuses=(404,),
        examples=(examples.NOTICE,),
    )
    def get(self, request: Request, ref: UUID) -> Response:
        return show(NoticeOut, notice_card(actor_of(request), ref))


class Acknowledge(AgencyView):
    """Say what was done."""

    @operation(
        name="acknowledge_notice",
        about="Say that the notice was seen, or that your agency has erased or returned what it is about. "
        "The sender sees it. Without an answer by `due_at` it stands on the sender's desk.",
        takes=AcknowledgeIn,
        gives=NoticeOut,
        refuses=(404, 409),
        examples=(examples.ACKNOWLEDGE, examples.ACKNOWLEDGED),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        actor, sent = actor_of(request), read(AcknowledgeIn, request)
        acknowledge_notice(actor=actor, ref=ref, answer=sent["answer"])
        return show(NoticeOut, notice_card(actor, ref))
