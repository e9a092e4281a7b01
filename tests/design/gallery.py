"""The pages of the gallery as functions of nothing: no server, no database."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import Resolver404

from infohouse.design.gallery import urls

WRONG = {"name": "clash", "day_day": "31", "day_month": "2", "day_year": "", "contact": "phone"}
PAGES = {
    "parts": "",
    "fields": "fields/",
    "fields with errors": "fields/",
    "a question": "question/",
    "a question with an error": "question/",
    "a receipt": "receipt/",
    "a desk": "desk/?rows=12",
    "a desk of two hundred rows": "desk/?rows=200",
    "an empty desk": "desk/?rows=0",
    "a case": "case/",
    "bad request": "errors/400/",
    "not allowed": "errors/403/",
    "not found": "errors/404/",
    "failed": "errors/500/",
    "away": "errors/503/",
    "expired": "errors/expired/",
    "refused": "errors/refusal/",
}


def dressed(request: HttpRequest) -> HttpRequest:
    """Give a bare request what middleware would."""
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def show(name: str) -> HttpResponse:
    """Render a page of the gallery by its name above."""
    made = RequestFactory()
    typed = name.endswith(("error", "errors"))
    request = made.post(f"/{PAGES[name]}", WRONG) if typed else made.get(f"/{PAGES[name]}")
    return call(dressed(request))


def call(request: HttpRequest) -> HttpResponse:
    """Find and call the view of the gallery for a request."""
    for pattern in urls.urlpatterns:
        if match := pattern.resolve(request.path.lstrip("/")):
            return match.func(request, *match.args, **match.kwargs)
    raise Resolver404(request.path)
