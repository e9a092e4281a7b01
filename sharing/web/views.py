"""Pages where the law is read and tried. Nothing can be changed here, and nothing is about anybody."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from infohouse.core.errors import NotFound
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Colour, Column
from sharing.cards import answers, packs, replays, words
from sharing.cards import gaps as gap_cards
from sharing.cards import periods as period_cards
from sharing.engine.answer import Outcome
from sharing.web.forms import CellForm, MatrixForm, TryForm
from sharing.web.pages import page, tabs

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
    notices = list(dict.fromkeys(p.notice for p in found if not p.signers))
    actor = request.actor
    shown = {"shows_gaps": actor.can("read-trail"), "shows_decisions": actor.can("keep-law")}
    return page(request, "law", packs=found, notices=notices, table=_packs(found), **shown)


@require_GET
def browse(request: ActorRequest, country: str) -> HttpResponse:
    """Show who may pass what to whom, for one kind of information, purpose and forum."""
    card = packs.desk_card(request.actor, country)
    form = MatrixForm({**MatrixForm.begin(card), **request.GET.dict()}, card=card)
    context: dict[str, Any] = {"card": card, "form": form, "tabs": tabs(country, "law_pack")}
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
    return page(request, "pack", **context)


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
    return page(request, "cell", card=card, heading=heading, plain=plain, back=back, **_answer(answer))


@require_GET
def try_out(request: ActorRequest, country: str) -> HttpResponse:
    """Answer a situation that the reader makes up, step by step."""
    card = packs.desk_card(request.actor, country)
    begin = {**CellForm.begin(card), "source_sits": "yes", "recipient_sits": "yes", "track": "social"}
    form = TryForm(request.GET or None, card=card, initial=begin)
    context: dict[str, Any] = {"card": card, "form": form, "tabs": tabs(country, "law_try")}
    if form.is_bound and form.is_valid():
        context |= _answer(answers.try_card(request.actor, country, form.stated()))
    return page(request, "try", **context)


@require_GET
def rules(request: ActorRequest, country: str) -> HttpResponse:
    """Show every rule of one country, and what is open."""
    card = packs.rules_card(request.actor, country)
    return page(request, "rules", card=card, tabs=tabs(country, "law_rules"))


@require_GET
def periods(request: ActorRequest, country: str) -> HttpResponse:
    """Show review and erasure, age lines, forums and their seats, and what is said to a reporter."""
    card = period_cards.periods_card(request.actor, country)
    known = [[k.what, k.period, k.source, k.confidence] for k in card.known]
    seats = [[f.name, f.seats, f.note] for f in card.forums]
    return page(
        request, "periods", card=card, tabs=tabs(country, "law_periods"),
        known={"columns": [_("What"), _("Period"), _("Source"), _("Confidence")], "rows": known},
        forums={"columns": [_("Forum"), _("Who may sit in it"), _("Note")], "rows": seats},
    )  # fmt: skip


@require_GET
def decisions(request: ActorRequest) -> HttpResponse:
    """List the newest decisions of the own agency, each with the way to replay it."""
    rows = [
        [Cell(_moment(d.at), href=reverse("law_decision", args=[d.ref])), d.recipient, d.purpose,
         Cell(d.outcome, hint=d.rules), d.packs]
        for d in replays.decision_rows(request.actor)
    ]  # fmt: skip
    columns = [_("Decided"), _("Recipient"), _("Purpose"), _("Answer"), _("Packs")]
    return page(request, "decisions", table={"columns": columns, "rows": rows})


@require_GET
def decision(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Replay one decision and show what was answered then and what is answered again."""
    card = replays.replay_decision(request.actor, ref)
    columns = [_("Part of the answer"), _("Then"), _("Again"), _("The same?")]
    same = {True: Cell(_("The same"), colour="green"), False: Cell(_("Differs"), colour="red")}
    rows = [[part.name, part.then, part.again, same[part.same]] for part in card.compared]
    return page(request, "decision", card=card, table={"columns": columns, "rows": rows})


@require_GET
def gaps(request: ActorRequest) -> HttpResponse:
    """Show how often the law refused and which questions stayed open, in the reader's agency."""
    card = gap_cards.gaps_card(request.actor)
    refused = [[g.what, g.rules, g.answer, g.purpose, g.often] for g in card.refusals]
    asked = [[g.what, g.rules, g.purpose, g.often] for g in card.questions]
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
    return page(request, "gaps", tables=tables)


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def _packs(found: list[packs.PackRow]) -> dict[str, Any]:
    rows = [
        [
            Cell(p.name, href=reverse("law_pack", args=[p.slug])),
            p.version,
            p.short_digest,
            date_format(p.start, "DATE_FORMAT"),
            Cell(p.confirmed_by) if p.signers else Cell(_("Not confirmed"), colour="orange"),
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
    text = Cell(rule.text, hint=" ".join(_("Open: %s") % point for point in rule.open_points))
    return [rule.id, rule.did, text, either, rule.citation or _("General rule"), rule.confidence]
