"""What a system looks up: people of its agency, the nine mechanisms, the description."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.address import address, listing_all
from cases.api.base import AgencyView
from cases.api.examples import cases as examples
from cases.api.schema import document
from cases.cards.referrals import colleague_cards
from mechanisms.cards import mechanism_cards


class ColleagueOut(serializers.Serializer[Any]):
    """Somebody of your agency who could take the lead."""

    ref = serializers.UUIDField()
    name = serializers.CharField()


class MechanismOut(serializers.Serializer[Any]):
    """One of the nine ways in which prevention works."""

    number = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()
    how = serializers.CharField()
    caution = serializers.CharField()


@extend_schema(exclude=True)
def _describe(self: AgencyView, request: Request) -> Response:
    return Response(document())


colleagues = address(
    get=listing_all(
        ColleagueOut,
        colleague_cards,
        name="list_colleagues",
        about="Who at your agency could take the lead.",
        example=examples.COLLEAGUES,
    )
)
mechanisms = address(
    get=listing_all(
        MechanismOut,
        lambda actor: mechanism_cards(),
        name="list_mechanisms",
        about="The nine ways in which prevention works.",
        example=examples.MECHANISMS,
    )
)
schema = address(get=_describe)
