"""Recognise an agency's system by its access token."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from agencies.rows import SCOPE
from infohouse.core.actor import Actor


class Client:
    """The authenticated machine, in the form the framework asks for."""

    is_authenticated = True

    def __init__(self, actor: Actor) -> None:
        self.actor = actor


class ClientAuthentication(BaseAuthentication):
    """Hand over the actor that the middleware found behind the token. Browser logins do not count here."""

    def authenticate(self, request: Request) -> tuple[Client, None] | None:
        raw: HttpRequest = request._request
        actor: Actor | None = getattr(raw, "actor", None)
        return (Client(actor), None) if actor else None

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge of RFC 6750: an error is named only where credentials were sent."""
        wrong = ', error="invalid_token"' if "Authorization" in request.headers else ""
        return f'Bearer realm="infohouse"{wrong}'


class ClientScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description of the API names this way to sign in."""

    target_class = ClientAuthentication
    name = "agency"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """Return the OAuth 2 flow of client credentials (RFC 6749 section 4.4)."""
        flow = {"tokenUrl": "/oauth/token/", "scopes": settings.OAUTH2_PROVIDER["SCOPES"]}
        return {"type": "oauth2", "flows": {"clientCredentials": flow}}

    def get_security_requirement(self, auto_schema: Any) -> dict[str, list[str]]:
        """Return the scope that every operation needs."""
        return {self.name: [SCOPE]}
