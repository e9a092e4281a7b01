"""What all addresses of the agency API share. No rule stands here: verbs and cards hold them."""

from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import MethodNotAllowed, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from agencies.api.authentication import Client
from cases.api.parsing import JsonAlways, JsonBody
from cases.api.schema import Described
from infohouse.core.actor import Actor
from infohouse.core.paging import Part


class AgencyView(APIView):
    """One address, for one agency's system, for the purpose it stated."""

    # HEAD would look without being shown anything, OPTIONS would tell what only the schema tells.
    http_method_names = ["get", "post"]
    parser_classes = [JsonBody]
    content_negotiation_class = JsonAlways
    schema = Described()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check who asks, then refuse every parameter that is not taken: one ignored would mislead."""
        super().initial(request, *args, **kwargs)
        name = (request.method or "").lower()
        method = getattr(self, name, None)
        if name not in self.http_method_names or method is None:
            raise MethodNotAllowed(request.method or "")
        if unknown := set(request.query_params) - set(getattr(method, "takes", ())):
            raise ValidationError({name: [_("There is no such parameter.")] for name in unknown})


def after(request: Request) -> UUID | None:
    """Return the reference after which the list goes on, or refuse what is none."""
    stated = request.query_params.get("after")
    try:
        return UUID(stated) if stated is not None else None
    except ValueError as error:
        raise ValidationError({"after": [_("Must be a valid UUID.")]}) from error


def actor_of(request: Request) -> Actor:
    """Return the system that asks, as the middleware found it behind the token."""
    client = cast(Client, request.user)
    return client.actor


def read(form: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """Return what was sent, checked against the form; refuse unknown fields."""
    filled = form(data=request.data)
    filled.is_valid(raise_exception=True)
    return dict(filled.validated_data)


def show(form: type[serializers.Serializer[Any]], card: Any, *, status: int = 200) -> Response:
    """Answer with the fields of a card that the form names."""
    return Response(form(card).data, status=status)


def show_all(form: type[serializers.Serializer[Any]], cards: Any) -> Response:
    """Answer with a whole list."""
    return Response({"results": form(cards, many=True).data})


def show_part(form: type[serializers.Serializer[Any]], cards: Part[Any], request: Request) -> Response:
    """Answer with a part of a list, and where it goes on."""
    following = f"{request.path}?after={cards.older}" if cards.older else None
    return Response({"results": form(cards, many=True).data, "next": following})
