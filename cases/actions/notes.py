"""Notes made of other items, and what an agency has from a source of its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.contribute import is_copied, pass_to_custodian
from cases.actions.findable import make_findable
from cases.actions.provenance import ways_of
from cases.models import Case, Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound
from sharing.engine.obligations import travelling


@transaction.atomic
def make_note(
    *, actor: Actor, case: UUID, sources: Iterable[UUID], category: str, text: str, **written: object
) -> UUID:
    """Write a note from several items of a case; it names them and inherits every mark and date (P4).

    What is fact, belief and hearsay in its sources makes it a belief, unless all are of one nature.
    """
    actor.must("work-case")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    wanted = set(sources)
    if lacking := _lacking(sources=wanted, category=category in NOTES, text=text.strip()):
        raise MissingFact(_("Choose what the note is made of, and write it."), lacking)
    used = [item for item in rows.items_of_case(actor, row) if item.ref in wanted]
    if len(used) != len(wanted):
        raise NotFound()
    note = Item.objects.create(
        **_own(actor, row, category, {"text": text.strip()}),
        **_inherited(used, rows.held(actor, used)),
    )
    trail.record(actor, "note.made", note.ref, file=row.ref, keeper=row.custodian_id)
    pass_to_custodian(actor=actor, case=row, item=note, written=written)
    return note.ref


@transaction.atomic
def record_own_source(
    *, actor: Actor, case: UUID, like: UUID, source: str, nature: str, text: str, **written: object
) -> UUID:
    """Record that the own agency has the same from another source; it carries only its own provenance (P3).

    The source must be named, and its words written down anew: a marked text is not freed of its marks by
    copying it.
    """
    actor.must("work-case")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    (known,) = rows.items_by_ref(actor, [like])
    chosen = nature in Item.Nature.values
    if lacking := _lacking(source=source.strip(), nature=chosen, text=text.strip()):
        raise MissingFact(_("Name your own source, and write what you have from it."), lacking)
    if is_copied(text, known):
        raise MissingFact(
            _("Write what your own source told you. This is the text you already had."), ["text"]
        )
    item = Item.objects.create(
        **_own(actor, row, known.category, {"text": text.strip(), "source": source.strip()}), nature=nature
    )
    make_findable(item)
    trail.record(actor, "item.obtained", item.ref, file=row.ref, keeper=row.custodian_id)
    pass_to_custodian(actor=actor, case=row, item=item, written=written)
    return item.ref


NOTES = (Item.Category.NOTE.value, Item.Category.ASSESSMENT.value)


def _lacking(**given: object) -> list[str]:
    return [name for name, value in given.items() if not value]


def _own(actor: Actor, case: Case, category: str, content: dict[str, str]) -> dict[str, Any]:
    return {
        "agency_id": actor.agency_id,
        "author_id": actor.user_id,
        "category": category,
        "content": content,
        "made_at": clock.now(),
        "case": case,
    }


def _inherited(used: list[Item], held: list[Disclosure]) -> dict[str, Any]:
    """Return what a note takes over from its sources: marks, dates, forum, nature, and what they were."""
    through = [d for d in held if d.item_id in {i.pk for i in used if i.agency_id != d.recipient_id}]
    seen = [way.data[0] for item in used for way in ways_of(item, held)]
    natures = {item.nature for item in used}
    frozen = [*(i.frozen_at for i in used), *(d.frozen_at for d in through)]
    until = [*(i.until for i in used), *(d.until for d in through)]
    forums = [d.origin.forum for d in seen if d.origin and d.origin.forum != "none"]
    return {
        "nature": natures.pop() if len(natures) == 1 else Item.Nature.ASSESSMENT,
        "sources": sorted({ref for item in used for ref in (item.ref, *item.sources)}),
        "made_of": _made_of(used, held),
        "carries": sorted(travelling(mark for d in seen for mark in d.carries)),
        "forum": next(iter(forums), "none"),
        "frozen_at": _earliest(*frozen),
        "until": _earliest(*until),
    }


def _made_of(used: list[Item], held: list[Disclosure]) -> list[dict[str, str]]:
    """Return what the law must know of each source, and of what those were made of."""
    seen = [datum for item in used for way in ways_of(item, held) for datum in way.data]
    found = {(d.category, d.origin.kind, d.origin.forum, d.origin.country or "") for d in seen if d.origin}
    return [
        dict(zip(("category", "kind", "forum", "country"), codes, strict=True)) for codes in sorted(found)
    ]


def _earliest(*days: datetime | None) -> datetime | None:
    return min((day for day in days if day is not None), default=None)
