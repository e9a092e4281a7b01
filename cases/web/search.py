"""The page to search on. What was looked for is in no address, no title and no session."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.cards import search as cards
from cases.web.attempt import attempt
from cases.web.pages import COLOURS, Table, day, page
from infohouse.core.http import ActorRequest
from infohouse.core.kept import never_kept
from infohouse.design.parts import Cell, Column


class SearchForm(forms.Form):
    """A reference, or parts of a name."""

    words = forms.CharField(
        label=gettext_lazy("Reference or name"),
        help_text=gettext_lazy("The eight characters of a reference, or one or more parts of a name."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type a reference or a part of a name.")},
    )


@never_kept
@require_http_methods(["GET", "POST"])
def search(request: ActorRequest) -> HttpResponse:
    """Ask for words, and show what they find among what the reader may see."""
    request.actor.must("work-case")
    form = SearchForm(request.POST or None)
    hits = None
    if form.is_bound and form.is_valid():
        hits = attempt(form, cards.search, actor=request.actor, words=form.cleaned_data["words"])
    table = _table(hits) if hits is not None else None
    more = hits is not None and hits.more
    return page(request, "cases/search", heading=_("Search"), form=form, table=table, more=more)


def _table(hits: cards.Hits) -> Table:
    return Table(
        caption=_("Found"),
        columns=[_("Reference"), _("What it is"), Column(_("Age"), numeric=True), _("Since"), _("State")],
        rows=[
            [
                Cell(h.short, href=reverse(h.place, args=[h.target])),
                h.kind,
                h.age if h.age is not None else "",
                day(h.since),
                Cell(h.state_label, colour=COLOURS.get(h.state, "grey")),
            ]
            for h in hits.rows
        ],
        empty=_("Nothing that you may see."),
    )
