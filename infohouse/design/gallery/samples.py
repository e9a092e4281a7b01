"""Invented values in every state: long names, empty lists, two hundred rows."""

from datetime import UTC, date, datetime

from infohouse.design.gallery.forms import LONG_NAME
from infohouse.design.parts import Bar, Cell, Column, Entry, Fact, Link, Row, Tag, Task

COLOURS = ["grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"]
NOON = datetime(2026, 3, 27, 11, 0, tzinfo=UTC)

ROWS = [
    Row("Reporter", LONG_NAME, links=[Link("Change", "#", hidden="reporter")]),
    Row(
        "What was seen",
        "First line.\nSecond line, as typed.",
        links=[Link("Change", "#", hidden="what was seen")],
    ),
    Row(
        "Places",
        lines=["School yard", "Harbour"],
        links=[Link("Change", "#", hidden="places"), Link("Remove", "#", hidden="places")],
    ),
    Row("State", tag=Tag("Waiting", "yellow")),
    Row("Hours", 0),
    Row("Nothing said", ""),
]
TASKS = [
    Task("Say what was seen", "Completed", "#"),
    Task("Name the family's wishes", "To do", "#", colour="blue", hint="Ask before, if that is safe."),
    Task("Hold the review", "Cannot start yet"),
]
ENTRIES = [
    Entry(
        "Referral accepted",
        NOON,
        by="Mette Fiktiv, Fjordby municipality",
        text="Lead: Ole Opdigtet.",
        tag=Tag("Social", "teal"),
    ),
    Entry("Case opened", date(2026, 3, 20), links=[Link("Read the decision", "#", hidden="of 20 March")]),
]
COLUMNS = [
    Column("Reference"),
    Column("Person"),
    Column("State"),
    Column("Days", numeric=True),
    Column("Open", hidden=True),
]
IDENTITY = {
    "title": LONG_NAME,
    "facts": [Fact("Born", "2009"), Fact("Case", "K7F2-9QXM"), Fact("Review by", "30 April 2026")],
    "tags": [
        Tag("Social track", "teal"),
        Tag("Review due soon", "yellow"),
        Tag("Waiting for consent", "grey"),
    ],
    "links": [Link("Share", "#", hidden="items of this case")],
}
CASE_LINKS = [
    Link("Overview", "#", active=True),
    Link("Items", "#"),
    Link("Agencies", "#"),
    Link("Plan", "#"),
    Link("Timeline", "#"),
    Link("Who saw what", "#"),
]
BARS = [
    Bar("Schools and day care", 131),
    Bar("Police", 97, note="of these 12 by neighbourhood officers"),
    Bar("Social services", 88),
    Bar("Relatives and others with a very long name", 41),
    Bar("Prison and probation", 0),
]
HAT = {
    "person": LONG_NAME,
    "agency": "Fjordby Police District, prevention unit",
    "role": "Coordinator",
    "purpose": "Early prevention",
    "cleared": True,
}
NAVIGATION = [
    Link("My work", "#", active=True),
    Link("Log a concern", "#"),
    Link("Cases", "#"),
    Link("The year in figures", "#"),
]


def table_rows(count: int) -> list[list[object]]:
    """Make rows with a link, a tag, a number and a hint."""
    state = Cell("Due soon", colour="yellow")
    return [
        [
            Cell(f"K7F2-{n:04}", href="#", hint="School" if n % 3 else ""),
            LONG_NAME,
            state,
            n,
            Cell("Open", href="#"),
        ]
        for n in range(count)
    ]
