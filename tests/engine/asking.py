"""Ask the engine in few words."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from sharing.engine.answer import Answer
from sharing.engine.decide import decide
from sharing.engine.law import Law
from sharing.engine.request import Body, Datum, Origin, Request, Step
from sharing.pack import all_packs

DAY = date(2026, 7, 1)


@cache
def laws() -> Mapping[str, Law]:
    """The law of every pack on the day of these tests."""
    return {country: pack.law(DAY) for country, pack in all_packs().items()}


def body(text: str, *, country: str = "DK") -> Body:
    """Read `school`, `school+` (a member of the forum) or `school@SE`."""
    kind, _, stated = text.rstrip("+").partition("@")
    return Body(kind=kind, country=stated or country, member=text.endswith("+"))


def item(
    category: str = "case-note", *, heard: str = "", marks: str = "", id: str = "0", **rest: object
) -> Datum:
    """Make an item; `heard` is recorder:forum, `marks` are the obligations it carries."""
    kind, _, forum = heard.partition(":")
    origin = Origin(kind=kind, forum=forum or "none") if heard else None
    return Datum(id=id, category=category, origin=origin, carries=frozenset(marks.split()), **rest)  # type: ignore[arg-type]


def ask(
    who: str,
    purpose: str,
    *items: Datum,
    country: str = "DK",
    forum: str = "none",
    age: int | None = 20,
    track: str = "untriaged",
    initiative: str = "own",
    history: tuple[Step, ...] = (),
    **facts: object,
) -> Answer:
    """Ask whether items may go from one body to the other, written `school+ > police+`."""
    source, recipient = (body(part.strip(), country=country) for part in who.split(">"))
    request = Request(
        jurisdiction=tuple(dict.fromkeys((source.country, recipient.country))),
        source=source,
        recipient=recipient,
        purpose=purpose,
        data=items or (item(),),
        forum=forum,
        initiative=initiative,
        track=track,
        age=age,
        facts=facts,
        history=history,
    )
    return decide(request, laws())
