"""The order of the questions on each way, and the answers as they are kept and read back."""

from collections.abc import Mapping

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.answers import ENTRY, places
from cases.cards.concerns import ConcernCard
from cases.cards.words import FIELDS, in_words
from cases.web.intake_forms import FORMS, STEPS, OnlineForm
from infohouse.design.parts import Link, Row


def order(card: ConcernCard) -> tuple[str, ...]:
    """Return the steps of the way that was chosen."""
    return STEPS.get(card.way, ())


def begin(card: ConcernCard) -> str:
    """Return where a draft goes on: to the choice of a way, or to its first question."""
    if card.way == "open":
        return reverse("concern_way", args=[card.ref])
    return reverse("concern_step", args=[card.ref, order(card)[0]])


def after(card: ConcernCard, step: str, *, to_check: bool) -> str:
    """Return where to go when a question is answered."""
    place = order(card).index(step) + 1
    if to_check or place == len(order(card)):
        return reverse("concern_check", args=[card.ref])
    return reverse("concern_step", args=[card.ref, order(card)[place]])


def before(card: ConcernCard, step: str) -> str:
    """Return where "back" leads; from the check of the answers to the last question."""
    place = order(card).index(step) if step else len(order(card))
    if place:
        return reverse("concern_step", args=[card.ref, order(card)[place - 1]])
    return reverse("concerns") if card.by_name else reverse("concern_way", args=[card.ref])


def good(form: forms.Form, card: ConcernCard, posted: Mapping[str, object]) -> dict[str, object]:
    """Return what can be kept of a page; the places online are a list that grows and shrinks."""
    kept = {name: "" if value is None else str(value) for name, value in form.cleaned_data.items()}
    if not isinstance(form, OnlineForm):
        return dict(kept)
    found: list[dict[str, str]] = places(card.answers)
    remove = str(posted.get("remove", ""))
    if remove.isdigit() and int(remove) < len(found):
        del found[int(remove)]
    if form.is_valid() and form.entry:
        found.append(form.entry)
    rest = {name: value for name, value in kept.items() if name not in ENTRY}
    return {**rest, "places": found}


def entries(card: ConcernCard) -> list[str]:
    """Return the places online, a line each."""
    return [" · ".join(in_words(k, e[k]) for k in ENTRY if k in e) for e in places(card.answers)]


def answer_rows(card: ConcernCard) -> list[Row]:
    """Return the answers of all steps, each with its change link."""
    return [_row(card, step, name) for step in order(card) for name in _names(step)]


def _names(step: str) -> list[str]:
    fields = FORMS[step].base_fields
    return ["places", "online"] if FORMS[step] is OnlineForm else list(fields)


def _row(card: ConcernCard, step: str, name: str) -> Row:
    label = str(FIELDS[name])
    change = reverse("concern_step", args=[card.ref, step]) + "?check=1"
    link = Link(_("Change"), change, hidden=label)
    if name == "places" and (lines := entries(card)):
        return Row(key=label, lines=lines, links=[link])
    answer = str(card.answers.get(name) or "") if name != "places" else ""
    return Row(key=label, value=in_words(name, answer) or _("Not stated"), links=[link])
