"""The people on a case."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.actions.team import add_member, end_membership, hand_over_lead
from cases.api.address import acting, address, making, reading
from cases.api.examples import team as examples
from cases.api.examples.base import NOTHING
from cases.api.reference import ColleagueOut
from cases.api.serializers import NothingIn, Ref, Strict
from cases.cards.team import JOINING, ROLES, teams_card

OF_CASE = {"ref": "case"}


class MemberIn(Strict):
    """A colleague, in which role, until when. The lead is handed over on its own."""

    person = Ref(help_text="One of `colleagues`.")
    role = serializers.ChoiceField(JOINING)
    until = serializers.DateField(required=False, help_text="The last day, where one is known.")


class MemberOut(serializers.Serializer[Any]):
    """One person on a team, from when until when."""

    ref = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.ChoiceField(ROLES)
    since = serializers.DateField()
    until = serializers.DateField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    runs = serializers.BooleanField(help_text="Whether it is in force today.")


class TeamOut(serializers.Serializer[Any]):
    """The people of one agency."""

    agency = serializers.CharField()
    own = serializers.BooleanField()
    members = MemberOut(many=True)


class TeamsOut(serializers.Serializer[Any]):
    """Your agency's team; on a case that it keeps, all of them. And whom you could add."""

    ref = serializers.UUIDField(source="row.ref", help_text="Of the case.")
    teams = TeamOut(many=True)
    colleagues = serializers.SerializerMethodField()

    @extend_schema_field(ColleagueOut(many=True))
    def get_colleagues(self, card: Any) -> list[dict[str, str]]:
        """Return those of the own agency whose role works on cases."""
        return [{"ref": str(ref), "name": name} for ref, name in card.colleagues]


SHOWN = (TeamsOut, teams_card)
team = address(
    get=reading(
        TeamsOut,
        teams_card,
        name="read_team",
        about="Who works on a case at your agency, in which role, since when and until when.",
        example=examples.TEAM,
    ),
    post=making(
        MemberIn,
        add_member,
        refs=OF_CASE,
        name="add_member",
        about="Put a colleague on your agency's team of a case, from today.",
        example=examples.ADD,
    ),
)
end = address(
    post=acting(
        NothingIn,
        end_membership,
        shows=SHOWN,
        refs=OF_CASE,
        name="end_member",
        about="End a colleague's work on a case. It is closed to that person at the next request. The last "
        "one and the lead stay.",
        examples=(NOTHING, examples.TEAM),
    )
)
lead = address(
    post=acting(
        NothingIn,
        hand_over_lead,
        shows=SHOWN,
        refs=OF_CASE,
        name="hand_over_lead",
        about="Make somebody on your agency's team its lead professional.",
        examples=(NOTHING, examples.TEAM),
    )
)
