"""What the pages of the law desk share."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from infohouse.core.http import ActorRequest
from infohouse.design.parts import Link


def page(request: ActorRequest, name: str, **context: Any) -> HttpResponse:
    """Render a page of the law desk; a form with errors answers 422."""
    form = context.get("form")
    status = 422 if form is not None and form.errors else 200
    return render(request, f"pages/sharing/{name}.html", context, status=status)


def tabs(country: str, active: str) -> list[Link]:
    """Return the parts of one country's law."""
    places = (
        (_("Who may tell whom"), "law_pack"),
        (_("Try a situation"), "law_try"),
        (_("All rules"), "law_rules"),
        (_("Periods, ages, forums"), "law_periods"),
        (_("Versions"), "law_versions"),
    )
    return [Link(text, reverse(name, args=[country]), active=name == active) for text, name in places]
