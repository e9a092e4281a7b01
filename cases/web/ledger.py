"""Pages of the ledger: who received what, calling back, correcting, and word from other agencies."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.actions import notice as notice_actions
from cases.actions import recall as actions
from cases.cards import case as case_cards
from cases.cards import items as item_cards
from cases.cards import ledger as cards
from cases.cards import notices as notice_cards
from cases.web.attempt import attempt, filled
from cases.web.ledger_forms import AcknowledgeForm, CorrectForm, NarrowForm, RecallForm
from cases.web.pages import Table, case_page, day, number, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Row


@require_GET
def ledger(request: ActorRequest, ref: UUID) -> HttpResponse:
    """List every receiver of what is known about the person, over all concerns and cases."""
    card = case_cards.case_card(request.actor, ref)
    asked = request.GET
    query = cards.LedgerQuery(
        receiver=_key(asked.get("receiver")),
        state=asked.get("state", ""),
        before=_key(asked.get("before")),
        after=_key(asked.get("after")),
    )
    found = cards.ledger(request.actor, ref, query, whole="print" in asked)
    receivers = [(str(r), name) for r, name in found.receivers]
    narrowed = {k: asked[k] for k in ("receiver", "state") if asked.get(k)}
    here = reverse("ledger", args=[ref])
    return case_page(
        request,
        card,
        "cases/ledger",
        "ledger",
        heading=_("Receivers"),
        narrow=NarrowForm(asked or None, receivers=receivers),
        table=_ledger_table(found),
        notices=_sent_table(notice_cards.sent_notices(request.actor, ref)),
        shown=len(found.rows),
        total=found.total,
        newer=_on(here, narrowed, after=found.newer),
        older=_on(here, narrowed, before=found.older),
        whole=_on(here, narrowed, print="all") if "print" not in asked else "",
    )


@require_http_methods(["GET", "POST"])
def recall(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Call back one item from one receiver, or from all."""
    card = cards.disclosure_card(request.actor, ref)
    form = filled(request, RecallForm)
    back = reverse("ledger", args=[card.case]) if card.case else reverse("concerns")
    if form.is_bound and form.is_valid():
        attempt(form, actions.recall_disclosure, actor=request.actor, ref=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("It is called back. Each receiver has a notice and must answer."))
            return redirect(back)
    row = card.row
    facts = [
        Row(_("What"), row.item_label),
        Row(_("To"), row.recipient),
        Row(_("When"), day(row.made_at)),
        Row(_("For"), lines=row.purposes),
    ]
    return page(request, "cases/recall", heading=_("Call back"), facts=facts, form=form, back=back)


@require_http_methods(["GET", "POST"])
def correct(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Put a new entry in the place of an own one."""
    card = item_cards.own_item_card(request.actor, ref)
    form = filled(
        request,
        CorrectForm,
        initial={name: text for name, _label, text in card.parts},
        parts={name: label for name, label, _text in card.parts},
    )
    back = reverse("case", args=[card.case]) if card.case else reverse("concerns")
    if form.is_bound and form.is_valid():
        attempt(
            form,
            actions.correct_item,
            actor=request.actor,
            ref=ref,
            content=form.content,
            why=form.cleaned_data["why"],
        )
        if not form.errors:
            messages.success(request, _("The new entry stands. Whoever has the old one was told."))
            return redirect(back)
    return page(request, "cases/correct", heading=_("Correct an entry"), card=card, form=form, back=back)


@require_GET
def notices(request: ActorRequest) -> HttpResponse:
    """List what other agencies told the own one, what waits first."""
    found = notice_cards.inbox(request.actor, number(request))
    table = Table(
        caption=_("Notices to your agency"),
        columns=[_("Reference"), _("What"), _("From"), _("Sent"), _("Answer by"), _("State")],
        rows=[
            [
                Cell(n.short, href=reverse("notice", args=[n.ref])),
                n.kind_label,
                n.sender,
                day(n.made_at),
                Cell(day(n.due_at), hint=_("Overdue") if n.overdue else ""),
                state_cell(n.state, n.state_label),
            ]
            for n in found
        ],
        empty=_("No notices for this purpose."),
        sheet=found,
    )
    return page(request, "common/list", heading=_("Notices"), tables=[table])


@require_http_methods(["GET", "POST"])
def notice(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show one notice; say what was done."""
    card = notice_cards.notice_card(request.actor, ref)
    form = filled(request, AcknowledgeForm)
    if form.is_bound and form.is_valid():
        verb = notice_actions.acknowledge_notice
        attempt(form, verb, actor=request.actor, ref=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Your answer is recorded. The sender sees it."))
            return redirect("notices")
    items = Table(
        caption=_("What it is about"),
        columns=[_("Reference"), _("What"), _("Received")],
        rows=[[str(i.ref)[:8].upper(), i.label, day(i.came_at)] for i in card.items],
        empty=_("Nothing that you still hold."),
    )
    can_answer = card.own and card.state == "open" and request.actor.can("read-inbox")
    return page(
        request,
        "cases/notice",
        heading=_("Notice"),
        card=card,
        facts=_facts(card),
        items=items,
        form=form,
        can_answer=can_answer,
    )


def _facts(card: notice_cards.NoticeCard) -> list[Row]:
    return [
        Row(_("From"), card.sender),
        Row(_("To"), card.recipient),
        Row(_("Sent"), day(card.made_at)),
        Row(_("Answer by"), day(card.due_at)),
        Row(_("Why"), card.reason),
        Row(_("Answer"), card.answer_label),
        Row(_("Answered"), day(card.answered_at)),
        Row(_("Answered by"), card.answered_by),
    ]


def _ledger_table(found: cards.LedgerPage) -> Table:
    return Table(
        caption=_("Every passing of an item that your agency knows of"),
        columns=[
            _("What"),
            _("From"),
            _("To"),
            _("When"),
            _("For"),
            _("Carries"),
            _("Why it was allowed"),
            _("Until"),
            _("Call back"),
        ],
        rows=[
            [
                Cell(r.item_label, hint=r.item),
                r.sender,
                r.recipient,
                day(r.made_at),
                ", ".join(r.purposes),
                ", ".join(r.carries),
                r.sentence,
                _until(r),
                Cell(_("Call back"), href=reverse("recall_item", args=[r.ref])) if r.can_recall else "",
            ]
            for r in found.rows
        ],
        empty=_("Nothing has been passed on."),
    )


def _until(row: cards.LedgerRow) -> Cell | str:
    if row.ended_at:
        return Cell(_("Ended %(day)s") % {"day": day(row.ended_at)}, hint=row.ended_why)
    return day(row.until) or _("Running")


def _sent_table(found: list[notice_cards.NoticeCard]) -> Table:
    return Table(
        caption=_("Notices that your agency sent"),
        columns=[_("To"), _("What"), _("Sent"), _("Answer by"), _("Answer")],
        rows=[
            [
                n.recipient,
                Cell(n.kind_label, href=reverse("notice", args=[n.ref])),
                day(n.made_at),
                day(n.due_at),
                n.answer_label or Cell(_("Overdue") if n.overdue else n.state_label, colour="yellow"),
            ]
            for n in found
        ],
        empty=_("No notices."),
    )


def _key(text: str | None) -> UUID | None:
    """Return a reference from an address; what is none asks for nothing."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _on(here: str, narrowed: dict[str, str], **more: object) -> str:
    given = {k: str(v) for k, v in more.items() if v}
    return f"{here}?{urlencode({**narrowed, **given})}" if given else ""
