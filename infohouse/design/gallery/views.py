"""The pages of the gallery."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from infohouse.design.gallery import samples
from infohouse.design.gallery.forms import EveryField, OneQuestion

FRAME = {"hat": samples.HAT, "navigation": samples.NAVIGATION, "emergency_phone": "112", "demo": True}


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    return render(request, f"design/gallery/{name}.html", FRAME | context)


def parts(request: HttpRequest) -> HttpResponse:
    """Show every tag."""
    messages.success(request, "The concern was sent.")
    messages.info(request, "The desk answers by Friday.")
    names = ("ROWS", "TASKS", "ENTRIES", "COLUMNS", "IDENTITY", "CASE_LINKS", "BARS", "COLOURS")
    values = {name.lower(): getattr(samples, name) for name in names}
    return _page(request, "parts", table_rows=samples.table_rows(3), **values)


def fields(request: HttpRequest) -> HttpResponse:
    """Show every field; a POST shows what stands there when it is wrong."""
    form = EveryField(request.POST, request.FILES) if request.method == "POST" else EveryField()
    return _page(request, "fields", form=form)


def question(request: HttpRequest) -> HttpResponse:
    """Show one question on one page."""
    form = OneQuestion(request.POST) if request.method == "POST" else OneQuestion()
    return _page(request, "question", form=form, back="/design/")


def receipt(request: HttpRequest) -> HttpResponse:
    """Show a receipt to somebody who is not signed in."""
    return _page(request, "receipt", hat=None, navigation=[])


def desk(request: HttpRequest) -> HttpResponse:
    """Show two hundred rows, or none with ``?rows=0``."""
    count = min(int(request.GET.get("rows", "200")), 500)
    return _page(request, "desk", heading="My work", columns=samples.COLUMNS, rows=samples.table_rows(count))


def case(request: HttpRequest) -> HttpResponse:
    """Show a page of one case."""
    shown = {"identity": samples.IDENTITY, "case_navigation": samples.CASE_LINKS, "heading": "Overview"}
    return _page(request, "case", rows=samples.ROWS, entries=samples.ENTRIES, tasks=samples.TASKS, **shown)


def error(request: HttpRequest, status: int) -> HttpResponse:
    """Show an error page; without a context where the real one has none."""
    frame = {} if status in {400, 500, 503} else FRAME
    own = {"reference": "Q4TZ-81KD", "emergency": "112", "phone": "+45 00 00 00 00"}
    return render(request, f"{status}.html", frame | own, status=status)


def expired(request: HttpRequest) -> HttpResponse:
    """Show what an expired session says."""
    return render(request, "errors/expired.html", FRAME, status=403)


def refusal(request: HttpRequest) -> HttpResponse:
    """Show one of our own refusals."""
    extra = {"citations": ["Invented Act, section 1"], "questions": ["Has the young person turned 15?"]}
    words = {
        "title": "The law does not allow this",
        "detail": "The club may not have this item without consent.",
    }
    return render(request, "errors/refusal.html", FRAME | words | {"extra": extra}, status=422)
