"""Our errors as pages and as problem documents (RFC 9457); the one place where they meet HTTP."""

import logging
import sys
import uuid
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import bad_request
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import set_rollback

from infohouse.core.errors import InfohouseError, NotFound, Refused

log = logging.getLogger("infohouse.errors")
PROBLEM = "application/problem+json"
AWAY = (OperationalError, InterfaceError)


def respond(request: HttpRequest, error: InfohouseError) -> HttpResponse:
    """Answer a refusal: a problem document to a system, a page to a person."""
    if request.path.startswith("/api/"):
        return _document(error.status, error.code, str(error.title), str(error.detail), error.extra)
    if isinstance(error, NotFound):
        return not_found(request)
    context = {"title": error.title, "detail": error.detail, "extra": error.extra}
    return render(request, "errors/refusal.html", context, status=error.status)


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Map what an API view raised to a problem document; None lets it go on to the error handler."""
    if not (isinstance(error, Refused) and error.on_record):
        set_rollback()
    if isinstance(error, Http404):
        error = NotFound()
    if isinstance(error, InfohouseError):
        body = _members(error.status, error.code, str(error.title), str(error.detail), error.extra)
        return Response(body, status=error.status, content_type=PROBLEM)
    if isinstance(error, APIException):
        fields = _by_field(error.detail) if isinstance(error.detail, dict) else {}
        detail = "" if fields else str(error.detail)
        code = error.default_code.replace("_", "-")
        body = _members(
            error.status_code, code, HTTPStatus(error.status_code).phrase, detail, {"errors": fields}
        )
        challenge = getattr(error, "auth_header", None)
        headers = {"WWW-Authenticate": challenge} if challenge else None
        return Response(body, status=error.status_code, content_type=PROBLEM, headers=headers)
    return None


def _by_field(detail: dict[str, Any]) -> dict[str, list[str]]:
    """Return the sentences about each field in one list, however deep they lay."""
    return {field: list(_sentences(found)) for field, found in detail.items()}


def _sentences(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for inner in found:
            yield from _sentences(inner)
    else:
        yield str(found)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one answer for what is absent and for what is not yours."""
    if request.path.startswith("/api/"):
        return _document(404, NotFound.code, str(NotFound.title), "", {})
    return render(request, "404.html", status=404)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what no address can read, such as a host that is not ours."""
    if request.path.startswith("/api/"):
        return _document(400, "malformed", HTTPStatus(400).phrase, "", {})
    return bad_request(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer what nobody foresaw: 503 where the database is away, else 500, with a reference to quote."""
    error, reference = sys.exc_info()[1], uuid.uuid4().hex[:12]
    away = isinstance(error, AWAY)
    log.error("reference %s: %s", reference, type(error).__name__)
    status, code = (503, "away") if away else (500, "failed")
    title = _("The service is away") if away else _("Something went wrong")
    if request.path.startswith("/api/"):
        response: HttpResponse = _document(status, code, title, "", {"reference": reference})
    else:
        # No request, no context processors: they would ask the database that may be away.
        phones = {"phone": settings.DESK_PHONE, "emergency": settings.EMERGENCY_PHONE}
        response = HttpResponse(
            render_to_string(f"{status}.html", {"reference": reference, **phones}), status=status
        )
    if away:
        response["Retry-After"] = "30"
    return response


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is no longer good, mostly because the login ended meanwhile."""
    return render(request, "errors/expired.html", status=403)


def _document(status: int, code: str, title: str, detail: str, extra: dict[str, object]) -> HttpResponse:
    return JsonResponse(_members(status, code, title, detail, extra), status=status, content_type=PROBLEM)


def _members(status: int, code: str, title: str, detail: str, extra: dict[str, object]) -> dict[str, object]:
    urn = f"urn:infohouse:problem:{code}"
    members: dict[str, object] = {"type": urn, "code": code, "title": title, "status": status}
    if detail:
        members["detail"] = detail
    return {**members, **{k: v for k, v in extra.items() if v != {}}}
