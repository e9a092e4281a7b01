"""The board: an agency with a seat is asked what it knows, on which sides of life, until when."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.actions.board import decline_invitation, finish_invitation, lay_down
from cases.api.address import acting, address, listing, making, reading
from cases.api.examples import invitations as examples
from cases.api.examples.base import NOTHING
from cases.api.items import ItemIn
from cases.api.serializers import ItemOut, NothingIn, Strict
from cases.cards.board import REASONS, invitation_card, part_of_invitations
from cases.dimensions import CHOICES as DIMENSIONS

STATES = ["sent", "answered", "declined"]


class LaidIn(ItemIn):
    """One piece of information of your own agency, and the side of life on which it lies."""

    dimension = serializers.ChoiceField(DIMENSIONS)


class DeclineInvitationIn(Strict):
    """Why not."""

    reason = serializers.ChoiceField(REASONS)


class DimensionOut(serializers.Serializer[Any]):
    """One of the nine sides of life."""

    code = serializers.ChoiceField(DIMENSIONS)
    label = serializers.CharField()  # type: ignore[assignment]


class LaidOut(serializers.Serializer[Any]):
    """One item that your agency has laid down."""

    dimension = serializers.CharField(help_text="In words.")
    item = ItemOut()


class InvitationRowOut(serializers.Serializer[Any]):
    """One invitation, without saying about whom."""

    ref = serializers.UUIDField()
    house = serializers.CharField()
    state = serializers.ChoiceField(STATES)
    purpose = serializers.CharField()
    sent_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    overdue = serializers.BooleanField()
    dimensions = serializers.SerializerMethodField()

    @extend_schema_field(DimensionOut(many=True))
    def get_dimensions(self, card: Any) -> list[dict[str, str]]:
        """Return what is asked for, by code and words."""
        return [{"code": code, "label": label} for code, label in card.dimensions]


class InvitationOut(InvitationRowOut):
    """One invitation: about whom, while it is open, and what your agency has laid down."""

    age = serializers.IntegerField(allow_null=True)
    about = ItemOut(many=True)
    laid = serializers.SerializerMethodField()

    @extend_schema_field(LaidOut(many=True))
    def get_laid(self, card: Any) -> Any:
        """Return the own agency's items on the board."""
        return LaidOut([{"dimension": on, "item": item} for on, item in card.laid], many=True).data


SHOWN = (InvitationOut, invitation_card)
invitations = address(
    get=listing(
        InvitationRowOut,
        part_of_invitations,
        name="list_invitations",
        about="Where info-houses ask what your agency knows, for the purpose stated.",
        example=examples.INVITATIONS,
    )
)
invitation = address(
    get=reading(
        InvitationOut,
        invitation_card,
        name="read_invitation",
        about="One invitation with the person it is about. Once you have answered, that part is empty.",
        example=examples.INVITATION,
    )
)
laid = address(
    post=making(
        LaidIn,
        lay_down,
        name="lay_down_item",
        about="Lay one item of your own agency on the board. The law decides whether the house may have it: "
        "a refusal cites the sections, and nothing is kept.",
        example=examples.LAY_DOWN,
    )
)
finish = address(
    post=acting(
        NothingIn,
        finish_invitation,
        shows=SHOWN,
        name="finish_invitation",
        about="Say that your agency has laid down what it has. From then on you no longer read whom it "
        "was about.",
        examples=(NOTHING, examples.FINISHED),
    )
)
decline = address(
    post=acting(
        DeclineInvitationIn,
        decline_invitation,
        shows=SHOWN,
        name="decline_invitation",
        about="Refuse to contribute, with a coded reason that reaches the house.",
        examples=(examples.DECLINE, examples.DECLINED),
    )
)
