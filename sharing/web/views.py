"""Pages of the law desk. Nothing can be changed here, and nothing is about anybody."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from infohouse.core.errors import NotFound
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Colour, Column, Link
from sharing.cards import answers, packs, words
from sharing.cards import gaps as gap_cards
from sharing.engine.answer import Outcome
from sharing.web.forms import CellForm, MatrixForm, TryForm

COLOURS: dict[str, Colour] = {
    Outcome.DUTY: "blue",
    Outcome.PERMIT: "green",
    Outcome.OBLIGED: "teal",
    Outcome.DEIDENTIFIED: "yellow",
    answers.ASK: "orange",
    Outcome.DENY: "red",
}


@require_GET
def law(request: ActorRequest) -> HttpResponse:
    """List the packs: version, start, who confirmed them, what is open."""
    found = packs.pack_rows(request.actor)
    notices = list(dict.fromkeys(p.notice for p in found))
    shows_gaps = request.actor.can("read-trail")
    return _page(request, "law", packs=found, notices=notices, table=_packs(found), shows_gaps=shows_gaps)


@require_GET
def browse(request: ActorRequest, country: str) -> HttpResponse:
    """Show who may pass what to whom, for one kind of information, purpose and forum."""
    card = packs.desk_card(request.actor, country)
    form = MatrixForm({**MatrixForm.begin(card), **request.GET.dict()}, card=card)
    context: dict[str, Any] = {"card": card, "form": form, "tabs": _tabs(country, "law_pack")}
    if form.is_valid():
        chosen = dict(form.cleaned_data)
        everybody = chosen.pop("show") == "all"
        matrix = answers.matrix_card(request.actor, country, **chosen, everybody=everybody)
        context |= {
            "matrix": _matrix(matrix),
            "kinds": [words.KINDS[k] for k in matrix.kinds],
            "legend": _legend(),
        }
        context |= {"plain": _plain(card, matrix.category, matrix.purpose, matrix.forum)}
    return _page(request, "pack", **context)


@require_GET
def cell(request: ActorRequest, country: str) -> HttpResponse:
    """Show one answer of the matrix: the rules in words, and those that nearly applied."""
    card = packs.desk_card(request.actor, country)
    form = CellForm({**CellForm.begin(card), **request.GET.dict()}, card=card)
    if not form.is_valid():
        raise NotFound()
    chosen = dict(form.cleaned_data)
    show, frm, to = chosen.pop("show"), chosen.pop("from"), chosen.pop("to")
    answer = answers.cell_card(request.actor, country, frm=frm, to=to, **chosen)
    back = f"{reverse('law_pack', args=[country])}?{urlencode({**chosen, 'show': show})}"
    heading = _("%(sender)s to %(recipient)s") % {"sender": words.KINDS[frm], "recipient": words.KINDS[to]}
    plain = _plain(card, chosen["category"], chosen["purpose"], chosen["forum"])
    return _page(request, "cell", card=card, heading=heading, plain=plain, back=back, **_answer(answer))


@require_GET
def try_out(request: ActorRequest, country: str) -> HttpResponse:
    """Answer a situation that the reader makes up, step by step."""
    card = packs.desk_card(request.actor, country)
    begin = {**CellForm.begin(card), "source_sits": "yes", "recipient_sits": "yes", "track": "social"}
    form = TryForm(request.GET or None, card=card, initial=begin)
    context: dict[str, Any] = {"card": card, "form": form, "tabs": _tabs(country, "law_try")}
    if form.is_bound and form.is_valid():
        context |= _answer(answers.try_card(request.actor, country, form.stated()))
    return _page(request, "try", **context)


@require_GET
def rules(request: ActorRequest, country: str) -> HttpResponse:
    """Show every rule of one country, and what is open."""
    card = packs.rules_card(request.actor, country)
    return _page(request, "rules", card=card, tabs=_tabs(country, "law_rules"))


@require_GET
def gaps(request: ActorRequest) -> HttpResponse:
    """Show how often the law refused and which questions stayed open, in the reader's agency."""
    card = gap_cards.gaps_card(request.actor)
    refused = [[g.what, g.rules, g.answer, g.purpose, g.times] for g in card.refusals]
    asked = [[g.what, g.rules, g.purpose, g.times] for g in card.questions]
    times, rule, purpose = Column(_("Times"), numeric=True), _("Rule"), _("Purpose")
    tables = [
        {
            "caption": _("Refused, by name or altogether"),
            "columns": [_("Section or general rule"), rule, _("Answer"), purpose, times],
            "rows": refused,
            "empty": _("Nothing was refused."),
        },
        {
            "caption": _("Questions nobody answered"),
            "columns": [_("Question"), rule, purpose, times],
            "rows": asked,
            "empty": _("No question stayed open."),
        },
    ]
    return _page(request, "gaps", tables=tables)


def _page(request: ActorRequest, name: str, **context: Any) -> HttpResponse:
    form = context.get("form")
    status = 422 if form is not None and form.errors else 200
    return render(request, f"pages/sharing/{name}.html", context, status=status)


def _tabs(country: str, active: str) -> list[Link]:
    places = (
        (_("Who may tell whom"), "law_pack"),
        (_("Try a situation"), "law_try"),
        (_("All rules"), "law_rules"),
    )
    return [Link(text, reverse(name, args=[country]), active=name == active) for text, name in places]


def _packs(found: list[packs.PackRow]) -> dict[str, Any]:
    rows = [
        [
            Cell(p.name, href=reverse("law_pack", args=[p.slug])),
            p.version,
            p.short_digest,
            date_format(p.start, "DATE_FORMAT"),
            p.confirmed_by or Cell(_("Not confirmed"), colour="orange"),
            p.rules,
            len(p.open_points),
        ]
        for p in found
    ]
    many = [Column(_("Rules in force"), numeric=True), Column(_("Open points"), numeric=True)]
    columns = [_("Country"), _("Version"), _("Digest"), _("In force from"), _("Confirmed by"), *many]
    return {"columns": columns, "rows": rows}


def _matrix(card: answers.MatrixCard) -> list[tuple[object, list[dict[str, object]]]]:
    """Return the rows of the matrix, each cell with its words, its colour and its address."""
    address = reverse("law_cell", args=[card.pack.slug])
    chosen = {"category": card.category, "purpose": card.purpose, "forum": card.forum}
    return [
        (
            words.KINDS[frm],
            [
                {
                    "text": answers.OUTCOMES[c.outcome][0],
                    "colour": COLOURS[c.outcome],
                    "href": f"{address}?{urlencode({'from': c.frm, 'to': c.to, **chosen})}",
                    "to": words.KINDS[c.to],
                }
                for c in cells
            ],
        )
        for frm, cells in card.rows
    ]


def _legend() -> list[list[object]]:
    return [[Cell(text, colour=COLOURS[code]), meaning] for code, (text, meaning) in answers.OUTCOMES.items()]


def _plain(card: packs.DeskCard, category: str, purpose: str, forum: str) -> dict[str, object]:
    return {
        "category": words.CATEGORIES[category],
        "purpose": words.PURPOSES[purpose],
        "forum": card.forums[forum] if forum != "none" else "",
    }


def _answer(card: answers.AnswerCard) -> dict[str, Any]:
    text, meaning = answers.OUTCOMES[card.outcome]
    columns = [
        _("Rule"),
        _("What it does here"),
        _("In words"),
        _("Conditions"),
        _("Source"),
        _("Confidence"),
    ]
    return {
        "answer": card,
        "outcome": {"text": text, "meaning": meaning, "colour": COLOURS[card.outcome]},
        "columns": columns,
        "decided": [_met(r) for r in card.decided],
        "nearly": [_met(r) for r in card.nearly],
    }


def _met(rule: answers.MetRule) -> list[object]:
    either = f" {_('Or:')} ".join(rule.conditions)
    return [rule.id, rule.did, rule.text, either, rule.citation or _("General rule"), rule.confidence]
