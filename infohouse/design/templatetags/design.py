"""Tags for pages: ``{% load design %}``. Each stands in infohouse/design/README.md with an example."""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from infohouse.design.charts import WIDTH, draw_bars, height_of
from infohouse.design.parts import Link

register = template.Library()
Values = dict[str, Any]


def _component(name: str) -> str:
    return f"components/{name}.html"


# Forms and moving on


@register.inclusion_tag(_component("error_summary"))
def error_summary(*forms: BaseForm) -> Values:
    """List every error of the forms, each linking to its field."""
    return {
        "forms": [form for form in forms if form],
        "has_errors": any(form.errors for form in forms if form),
    }


@register.inclusion_tag(_component("button"))
def button(text: str, kind: str = "", **attrs: str) -> Values:
    """Render a submit button; ``kind`` is secondary, warning or empty."""
    return {"text": text, "kind": kind, "attrs": attrs}


@register.inclusion_tag(_component("link_button"))
def link_button(text: str, href: str, kind: str = "", start: bool = False) -> Values:
    """Render a link that looks like a button."""
    return {"text": text, "href": href, "kind": kind, "start": start}


@register.inclusion_tag(_component("post_button"), takes_context=True)
def post_button(context: Context, text: str, action: str, kind: str = "", **fields: str) -> Values:
    """Render a one-button form that posts the given hidden fields."""
    token = context.get("csrf_token")
    return {"text": text, "action": action, "kind": kind, "fields": fields, "csrf_token": token}


@register.inclusion_tag(_component("back_link"))
def back_link(href: str, text: str = "") -> Values:
    return {"href": href, "text": text or _("Back")}


@register.inclusion_tag(_component("breadcrumbs"))
def breadcrumbs(links: Sequence[Any]) -> Values:
    return {"links": links}


@register.inclusion_tag(_component("pagination"))
def pagination(newer: str = "", older: str = "", label: str = "") -> Values:
    """Page through a list by key: towards newer or older entries."""
    return {"newer": newer, "older": older, "label": label or _("Pages of this list")}


@register.inclusion_tag(_component("pages"))
def pages(sheet: Any, kept: str = "", label: str = "") -> Values:
    """Page through work that waits, by number; ``kept`` is the query that a filter stands in."""
    at = sheet.number

    def to(number: int) -> str:
        return f"?{kept}&page={number}" if kept else f"?page={number}"

    def link(number: int) -> Link:
        words = _("Page %(number)d of %(all)d") % {"number": number, "all": sheet.sheets}
        return Link(str(number), to(number), hidden=words, active=number == at)

    return {
        "sheet": sheet,
        "label": label or _("Pages of this list"),
        "links": [link(n) if n else None for n in sheet.numbers],
        "previous": to(at - 1) if at > 1 else "",
        "next": to(at + 1) if at < sheet.sheets else "",
    }


# Showing what is


@register.inclusion_tag(_component("summary_list"))
def summary_list(rows: Iterable[Any], title: str = "", level: int = 2, skip_empty: bool = False) -> Values:
    """List keys and values, with change links; with a title as a card."""
    kept = [row for row in rows if not skip_empty or _has_value(row)]
    return {"rows": kept, "title": title, "level": level}


def _has_value(row: Any) -> bool:
    if isinstance(row, dict):
        return bool(row.get("lines") or row.get("tag") or row.get("value") not in (None, ""))
    return bool(row.has_value)


@register.inclusion_tag(_component("task_list"))
def task_list(tasks: Sequence[Any], prefix: str = "task") -> Values:
    return {"tasks": tasks, "prefix": prefix}


@register.inclusion_tag(_component("tag"))
def tag(text: str, colour: str = "") -> Values:
    """Show a state; colour is grey, green, teal, blue, purple, magenta, red, orange or yellow."""
    return {"text": text, "colour": colour}


@register.inclusion_tag(_component("table"))
def table(
    columns: Sequence[Any],
    rows: Sequence[Sequence[Any]],
    caption: str,
    *,
    empty: str = "",
    hide_caption: bool = False,
    first_is_header: bool = True,
    dense: bool = False,
    keep: bool = False,
) -> Values:
    """Show a table; a column given as text is Column(text), a cell may be text, a number or a Cell.

    A column in which no row has anything is left out, unless told to keep it: for tables below each other.
    """
    heads = [{"text": column} if isinstance(column, str) else column for column in columns]
    body = [list(zip(heads, row, strict=True)) for row in rows]
    filled = [
        keep or not n or not rows or not all(is_blank(row[n]) for row in rows) for n in range(len(heads))
    ]
    heads, body = list(compress(heads, filled)), [list(compress(line, filled)) for line in body]
    words = {"caption": caption, "empty": empty or _("Nothing here yet."), "hide_caption": hide_caption}
    shape = {"first_is_header": first_is_header, "dense": dense, "stacks": len(heads) > 3}
    return words | shape | {"heads": heads, "body": body}


@register.filter
def is_blank(value: Any) -> bool:
    """Tell a cell in which nothing stands."""
    text = value if not is_cell(value) else value.get("text") if isinstance(value, dict) else value.text
    return text is None or text == ""


@register.filter
def is_cell(value: Any) -> bool:
    """Tell a cell with parts from plain text."""
    return isinstance(value, dict) or hasattr(value, "href")


@register.inclusion_tag(_component("timeline"))
def timeline(entries: Sequence[Any], level: int = 3) -> Values:
    return {"entries": entries, "level": level}


@register.inclusion_tag(_component("identity_bar"))
def identity_bar(
    title: str,
    facts: Sequence[Any] = (),
    tags: Sequence[Any] = (),
    *,
    links: Sequence[Any] = (),
    label: str = "",
) -> Values:
    """Say on every page of a case which case it is."""
    return {"title": title, "facts": facts, "tags": tags, "links": links, "label": label or _("This case")}


@register.inclusion_tag(_component("sub_navigation"))
def sub_navigation(links: Sequence[Any], label: str = "") -> Values:
    return {"links": links, "label": label or _("Parts of this case")}


@register.inclusion_tag(_component("metadata"))
def metadata(facts: Sequence[Any]) -> Values:
    return {"facts": facts}


@register.inclusion_tag(_component("progress"))
def progress(label: str, value: int, maximum: int = 100, id: str = "progress") -> Values:
    """Show how far something has come, in words and as a bar."""
    percent = min(100, round(100 * value / maximum)) if maximum else 0
    return {"label": label, "value": value, "maximum": maximum, "percent": percent, "id": id}


@register.inclusion_tag(_component("bar_chart"))
def bar_chart(
    title: str,
    bars: Sequence[Any],
    label_heading: str,
    value_heading: str,
    id: str = "chart",
    note_heading: str = "",
) -> Values:
    """Draw bars and print the same numbers as a table."""
    drawn = {"drawn": draw_bars(bars), "height": height_of(bars), "width": WIDTH}
    words = {"title": title, "label_heading": label_heading, "value_heading": value_heading}
    words["note_heading"] = note_heading or _("Note")
    notes = any((bar.get("note") if isinstance(bar, dict) else bar.note) for bar in bars)
    return drawn | words | {"bars": bars, "id": id, "notes": notes}


@register.inclusion_tag(_component("confirmation"))
def confirmation(title: str, reference: str = "", reference_label: str = "") -> Values:
    """Say that it is done and give the reference."""
    return {"title": title, "reference": reference, "label": reference_label or _("Your reference")}


@register.filter
def successes(messages: Iterable[Message] | None) -> list[Message]:
    """Keep the messages that say that something is done."""
    return [message for message in messages or () if message.level_tag == "success"]


@register.filter
def not_successes(messages: Iterable[Message] | None) -> list[Message]:
    return [message for message in messages or () if message.level_tag != "success"]


# Around a text: {% inset %}...{% endinset %}


def _around(name: str, content: SafeString, **values: Any) -> SafeString:
    return render_to_string(_component(name), values | {"content": content})


@register.simple_block_tag
def inset(content: SafeString) -> SafeString:
    return _around("inset", content)


@register.simple_block_tag
def warning(content: SafeString) -> SafeString:
    return _around("warning", content)


@register.simple_block_tag
def details(content: SafeString, summary: str, open: bool = False) -> SafeString:
    return _around("details", content, summary=summary, open=open)


@register.simple_block_tag
def notification(
    content: SafeString, title: str = "", kind: str = "", id: str = "notification"
) -> SafeString:
    """Frame an important text; kind "success" is read out at once."""
    heading = title or (_("Done") if kind == "success" else _("Important"))
    return _around("notification", content, title=heading, kind=kind, id=id)


@register.simple_block_tag
def card(content: SafeString, title: str, level: int = 2) -> SafeString:
    """Frame any content below a heading."""
    return _around("card", content, title=title, level=level)


@register.simple_block_tag
def notice(content: SafeString, tag: str) -> SafeString:
    """Show a strip of small print such as "illustrative law"."""
    return _around("notice", content, tag=tag)
