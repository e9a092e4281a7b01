"""What one piece of information looks like to a reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.discretion import neutral, plainly, purpose_in_words
from audit import trail
from cases import rows
from cases.actions.notes import NOTES
from cases.cards.words import FIELDS, in_words
from cases.models import Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.paging import Part
from infohouse.core.purpose import Purpose
from sharing import explain

# For the forms: code and words.
CATEGORIES = tuple(Item.Category.choices)
NATURES = tuple(Item.Nature.choices)
NOTE_CATEGORIES = tuple(choice for choice in CATEGORIES if choice[0] in NOTES)

# What the recipient is told with an item, in a sentence each.
CONDITIONS = {
    "secrecy-binds-recipient": gettext_lazy(
        "Whoever reads this comes under the professional secrecy of the sender."
    ),
    "joint-controller-notice": gettext_lazy(
        "Sender and recipient answer for it jointly; the arrangement names one contact."
    ),
    "transfer-basis-check": gettext_lazy(
        "It left the European Economic Area on a ground that the sender has recorded."
    ),
    "inform-recipient-of-conditions": gettext_lazy("It may be used under the conditions stated here only."),
    "consent-recorded": gettext_lazy("It rests on consent; it ends when the consent is withdrawn."),
    "no-investigative-use": gettext_lazy(
        "It must not be used to investigate, to prosecute or to collect intelligence."
    ),
    "no-onward-sharing": gettext_lazy("It must not be passed on."),
    "purpose-bound": gettext_lazy("It may be used for the stated purpose only."),
}


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item with its provenance, the marks it carries for this reader, and why the reader has it."""

    ref: UUID
    category: str
    category_label: str
    nature: str
    nature_label: str
    fields: tuple[tuple[str, str], ...]
    origin: str
    made_at: datetime
    own: bool
    carries: tuple[str, ...]
    carries_in_words: tuple[str, ...]
    purposes: tuple[str, ...]
    why: str
    file: UUID | None
    corrected: bool = False
    correction: bool = False
    conditions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    frozen: bool = False
    until: datetime | None = None


def item_cards(actor: Actor, items: Sequence[Item]) -> list[ItemCard]:
    """Return items as this actor may read them. Records nothing: the page they stand on does."""
    files = rows.files_of_items(actor, items)
    held, passed = rows.held(actor, items), rows.passed(actor, items)
    sources = {i.ref: i for i in rows.items_reached(actor, {ref for i in items for ref in i.sources})}
    return [
        _card(
            actor,
            item,
            [d for d in held if d.item_id == item.pk],
            readers=tuple(_reader(actor, d) for d in passed if d.item_id == item.pk),
            sources=_sources(actor, item, sources),
            file=files.get(item.pk),
        )
        for item in items
    ]


@dataclass(frozen=True, slots=True)
class OwnItemCard:
    """One own entry to be corrected: its parts by name, label and text."""

    ref: UUID
    category_label: str
    parts: tuple[tuple[str, str, str], ...]
    case: UUID | None


def own_item_card(actor: Actor, ref: UUID) -> OwnItemCard:
    """Return one entry of the own agency with all its parts, and record that it was shown."""
    item = rows.own_item(actor, ref)
    trail.record(actor, "item.shown", item.ref, keeper=item.agency_id)
    content = item.content or {}
    return OwnItemCard(
        ref=item.ref,
        category_label=str(item.get_category_display()),
        parts=tuple((k, str(FIELDS.get(k, k)), str(v)) for k, v in content.items()),
        case=item.case.ref if item.case else None,
    )


def all_items(actor: Actor, after: UUID | None = None) -> Part[ItemCard]:
    """Return a part of every item the actor reaches for the purpose stated; record each as shown."""
    actor.must("work-case")
    found = rows.items(actor, after)
    trail.record_looks(actor, "item.shown", [(item.ref, item.agency_id) for item in found])
    return Part.of(item_cards(actor, found), found.older)


def _card(
    actor: Actor,
    item: Item,
    through: list[Disclosure],
    *,
    readers: tuple[str, ...],
    sources: tuple[str, ...],
    file: UUID | None,
) -> ItemCard:
    marks = sorted({*item.carries, *(m for d in through for m in d.carries)})
    owed = {*marks, *(c for d in through for c in d.conditions)}
    frozen = [item.frozen_at, *(d.frozen_at for d in through)]
    days = [day for day in (item.until, *(d.until for d in through)) if day]
    return ItemCard(
        ref=item.ref,
        category=item.category,
        category_label=str(item.get_category_display()),
        nature=item.nature,
        nature_label=str(item.get_nature_display()),
        fields=tuple((str(FIELDS.get(k, k)), in_words(k, str(v))) for k, v in (item.content or {}).items()),
        origin=neutral(actor, item.agency),
        made_at=item.made_at,
        own=item.agency_id == actor.agency_id,
        carries=tuple(marks),
        carries_in_words=tuple(explain.label(m) for m in marks),
        purposes=tuple(p.value for p in Purpose if any(d.purposes & p.bit for d in through)),
        why=plainly(actor, through[0].sentence) if through else "",
        corrected=item.corrected_at is not None,
        correction=item.corrects_id is not None,
        file=file,
        conditions=tuple(str(sentence) for code, sentence in CONDITIONS.items() if code in owed),
        sources=sources,
        readers=tuple(dict.fromkeys(readers)),
        frozen=any(day <= clock.now() for day in frozen if day),
        until=min(days, default=None),
    )


def _reader(actor: Actor, passed: Disclosure) -> str:
    """Say from the ledger who may read an item, for what and why. No law is asked."""
    purposes = ", ".join(purpose_in_words(actor, p) for p in Purpose if passed.purposes & p.bit)
    return _("%(agency)s may read it. Purpose: %(purposes)s. %(why)s") % {
        "agency": neutral(actor, passed.recipient),
        "purposes": purposes,
        "why": plainly(actor, passed.sentence),
    }


def _sources(actor: Actor, item: Item, known: Mapping[UUID, Item]) -> tuple[str, ...]:
    """Name what a note was made of, as far as the reader may know of it."""
    named = [
        _("%(what)s (%(nature)s) of %(agency)s")
        % {
            "what": known[ref].get_category_display(),
            "nature": known[ref].get_nature_display(),
            "agency": neutral(actor, known[ref].agency),
        }
        for ref in item.sources
        if ref in known
    ]
    hidden = len(item.sources) - len(named)
    rest = ngettext("%(n)d more piece of information", "%(n)d more pieces of information", hidden)
    return (*named, *([rest % {"n": hidden}] if hidden else []))
