"""Word from other agencies about what your agency was given: read it, act on it, say so."""

from typing import Any

from rest_framework import serializers

from cases.actions.notice import acknowledge_notice
from cases.api.address import acting, address, listing, reading
from cases.api.examples import notices as examples
from cases.api.serializers import Strict
from cases.cards.notices import ANSWERS, KINDS, notice_card, part_of_inbox


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


notices = address(
    get=listing(
        NoticeOut,
        part_of_inbox,
        name="list_notices",
        about="What was withdrawn, expired, called back or corrected of that which your agency was given for "
        "the purpose stated, newest first; those in state `open` wait for your answer.",
        example=examples.NOTICES,
    )
)
notice = address(
    get=reading(
        NoticeOut,
        notice_card,
        name="read_notice",
        about="One notice to your agency, with the items it is about.",
        example=examples.NOTICE,
    )
)
acknowledge = address(
    post=acting(
        AcknowledgeIn,
        acknowledge_notice,
        shows=(NoticeOut, notice_card),
        name="acknowledge_notice",
        about="Say that the notice was seen, or that your agency has erased or returned what it is about. "
        "The sender sees it. Without an answer by `due_at` it stands on the sender's desk.",
        examples=(examples.ACKNOWLEDGE, examples.ACKNOWLEDGED),
    )
)
