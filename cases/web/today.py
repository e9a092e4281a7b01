"""The page of the day: what waits for the reader, whatever the hat; and the choice about the morning mail."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from agencies.actions.digest import choose_digest
from cases.cards.digest import DigestCard, digest_card
from cases.web.attempt import attempt, filled
from cases.web.desk_waiting import waiting_tables
from cases.web.pages import Table, number, page
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Column


class MailForm(forms.Form):
    """Whether a mail comes in the morning, and in which language."""

    by_mail = forms.ChoiceField(
        label=gettext_lazy("Do you want a mail on mornings when something waits?"),
        help_text=gettext_lazy("It says how many things wait, and nothing about them."),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect(attrs={"small": True, "inline": True}),
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language?"), choices=settings.LANGUAGES)


@require_http_methods(["GET", "POST"])
def today(request: ActorRequest) -> HttpResponse:
    """Show what waits, and keep the choice about the mail."""
    card = digest_card(request.actor, number(request))
    words = {"by_mail": "yes" if card.by_mail else "no", "language": card.language}
    form = filled(request, MailForm, initial=words)
    if form.is_bound and form.is_valid():
        wanted = {"by_mail": form.cleaned_data["by_mail"] == "yes", "language": form.cleaned_data["language"]}
        attempt(form, choose_digest, actor=request.actor, **wanted)
        if not form.errors:
            messages.success(request, _("Your choice is kept."))
            return redirect("today")
    has_desk = request.actor.can("triage")
    shown = {"card": card.desk, "tables": _tables(card, has_desk=has_desk), "form": form, "desk": has_desk}
    return page(request, "cases/today", heading=_("Today"), **shown)


def _tables(card: DigestCard, *, has_desk: bool) -> list[Table]:
    """Return the lines; for whoever has a desk, which has them, how much there is of each kind."""
    if not has_desk:
        return waiting_tables(card.desk)
    kinds = Table(
        caption=_("By kind"),
        columns=[_("What"), Column(_("How many"), numeric=True), Column(_("Overdue"), numeric=True)],
        rows=[[r.what, r.count, r.late or ""] for r in card.reasons],
        empty="",
    )
    return [kinds] if card.reasons else []
