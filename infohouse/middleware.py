"""Who acts in this request, and what no browser may keep."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from agencies import actors
from agencies import rows as directory
from agencies.models import Membership
from infohouse import errors
from infohouse.core import kept
from infohouse.core.actor import Actor
from infohouse.core.errors import InfohouseError
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as

GetResponse = Callable[[HttpRequest], HttpResponse]
OPEN_PREFIXES = ("account_", "mfa_", "health_", "gallery", "token", "hat", "set_language")


class NoStoreMiddleware:
    """Keep case data out of every cache, and out of the history of a shared computer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class ActorMiddleware:
    """Find out who acts, on every request anew, so that a right taken away is gone at the next click."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor, request.hat = None, None  # type: ignore[attr-defined]
        try:
            actor = _client(request) if request.path.startswith("/api/") else _person(request)
        except InfohouseError as error:
            return errors.respond(request, error)
        request.actor = actor  # type: ignore[attr-defined]
        with acting_as(actor):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Send strangers to the login and people without a hat to the choice of one."""
        name = (request.resolver_match.url_name if request.resolver_match else None) or ""
        if request.path.startswith("/api/") or name.startswith(OPEN_PREFIXES):
            return None
        if not request.user.is_authenticated:
            if request.method == "POST" and not getattr(view, "never_kept", False):
                kept.keep(request)
                messages.info(request, _("You were signed out. What you typed is kept; sign in to go on."))
            return redirect_to_login(request.get_full_path())
        return None if request.actor is not None else redirect("hat")  # type: ignore[attr-defined]

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer our own refusals with their page; all else goes to the error handler."""
        return errors.respond(request, error) if isinstance(error, InfohouseError) else None


def _client(request: HttpRequest) -> Actor | None:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    client = directory.client_behind(token.strip(), request.build_absolute_uri(request.path))
    return actors.from_client(client, request.headers.get("Infohouse-Purpose")) if client else None


def _person(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated or _timed_out(request):
        return None
    ref, purpose = request.session.get("hat"), request.session.get("purpose")
    if not ref or not purpose:
        return None
    hats = Membership.objects.filter(Membership.running(), user=request.user, user__is_active=True, ref=ref)
    hat = hats.select_related("agency", "employer", "user").first()
    request.hat = hat  # type: ignore[attr-defined]
    return actors.from_membership(hat, Purpose(purpose)) if hat else None


def _timed_out(request: HttpRequest) -> bool:
    """End a login that was idle for too long or began too long ago; what was typed is kept as a draft."""
    now = int(time.time())
    began = request.session.setdefault("began", now)
    seen = request.session.get("seen", now)
    if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
        logout(request)
        return True
    # A page that renews itself is nobody at the keyboard.
    by_hand = request.headers.get("X-Requested-With") != "fetch"
    if by_hand and (now - seen > 30 or "seen" not in request.session):
        request.session["seen"] = now
    return False
