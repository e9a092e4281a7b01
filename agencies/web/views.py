"""Pages of the agencies room: choosing the hat."""

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from agencies import actors, rows
from agencies.permissions import role_label
from agencies.web.forms import HatForm
from infohouse.core import kept


@login_required
def hat(request: HttpRequest) -> HttpResponse:
    """Let somebody choose for whom and for which purpose they act."""
    choices = _choices(cast(int, request.user.pk))
    if len(choices) == 1 and request.method == "GET" and "hat" not in request.session:
        return _wear(request, choices[0][0])
    form = HatForm(request.POST or None, choices=choices)
    if form.is_valid():
        return _wear(request, form.cleaned_data["hat"])
    context = {"form": form, "none": not choices, "desk_phone": settings.DESK_PHONE}
    return render(request, "pages/agencies/hat.html", context, status=422 if form.is_bound else 200)


def _wear(request: HttpRequest, choice: str) -> HttpResponse:
    ref, purpose = choice.split(":")
    request.session.cycle_key()
    request.session["hat"], request.session["purpose"] = ref, purpose
    return redirect(kept.waiting(request) or "home")


def _choices(user_id: int) -> list[tuple[str, str]]:
    return [
        (f"{hat.ref}:{purpose.value}", f"{role_label(hat.role)}, {hat.agency.name} – {purpose.label}")
        for hat in rows.hats(user_id)
        for purpose in actors.purposes_for(hat)
    ]
