"""Our tags against the fixtures that GOV.UK Frontend ships (MIT): same elements, same classes."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import engines

from infohouse.core.paging import SIZE, sheet
from infohouse.design.dates import DateField
from infohouse.design.parts import Bar, Cell, Column, Entry, Link, Row, Tag, Task
from tests.design.html import Page

COMPONENTS = Path(__file__).parents[2] / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"


@cache
def fixtures(component: str) -> dict[str, dict[str, Any]]:
    found = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    return {fixture["name"]: fixture for fixture in found}


def theirs(component: str, name: str) -> list[tuple[str, frozenset[str]]]:
    return Page(fixtures(component)[name]["html"]).skeleton()


def html(template: str, **context: Any) -> str:
    return str(engines["django"].from_string("{% load design %}" + template).render(context))


def ours(template: str, **context: Any) -> list[tuple[str, frozenset[str]]]:
    return Page(html(template, **context)).skeleton()


SHEET = sheet(range(3 * SIZE), 2)
EDIT, CHANGE = Link("Edit", "#", hidden="name"), Link("Change", "#", hidden="date")
TASKS = [
    Task("A", "Completed", "#"),
    Task("B", "Incomplete", "#", colour="blue"),
    Task("C", "Incomplete", "#", colour="blue"),
]
ROWS = [
    Row("Name", "N", links=[EDIT, Link("Delete", "#", hidden="name")]),
    Row("Born", "B", links=[CHANGE]),
    Row("Contact", lines=["e", "a"], links=[EDIT, CHANGE]),
]
CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("back-link", "default", '{% back_link "#" %}', {}),
    ("button", "default", '{% button "Save" %}', {}),
    ("button", "secondary", '{% button "Save" kind="secondary" %}', {}),
    ("tag", "grey", '{% tag "Grey" "grey" %}', {}),
    ("details", "default", '{% details "S" %}T{% enddetails %}', {}),
    ("inset-text", "default", "{% inset %}T{% endinset %}", {}),
    ("warning-text", "default", "{% warning %}T{% endwarning %}", {}),
    ("panel", "default", '{% confirmation "Done" reference="R" %}', {}),
    ("task-list", "default", "{% task_list tasks %}", {"tasks": TASKS}),
    ("summary-list", "with actions", "{% summary_list rows %}", {"rows": ROWS}),
    ("pagination", "with prev and next only", '{% pagination newer="/n" older="/o" %}', {}),
    ("pagination", "with custom link and item text", "{% pages sheet %}", {"sheet": SHEET}),
    (
        "notification-banner",
        "with type as success",
        '{% notification kind="success" %}<p class="govuk-notification-banner__heading">T</p>'
        "{% endnotification %}",
        {},
    ),
    (
        "table",
        "with head and caption",
        '{% table columns rows caption="C" %}',
        {"columns": ["M", Column("B", numeric=True), Column("V", numeric=True)], "rows": [["J", 1, 2]] * 3},
    ),
]


@pytest.mark.parametrize(
    ("component", "name", "template", "context"), CASES, ids=[f"{part}, {state}" for part, state, *_ in CASES]
)
def test_a_tag_prints_what_the_design_system_prints(
    component: str, name: str, template: str, context: dict[str, Any]
) -> None:
    assert ours(template, **context) == theirs(component, name)


PLAIN = {"label_size": ""}
FIELDS: list[tuple[str, str, forms.Field, bool]] = [
    ("input", "with error message", forms.CharField(widget=forms.TextInput(PLAIN)), True),
    ("input", "with hint text", forms.CharField(help_text="H", widget=forms.TextInput(PLAIN)), False),
    ("textarea", "with error message", forms.CharField(widget=forms.Textarea(PLAIN)), True),
    (
        "select",
        "with hint text and error message",
        forms.ChoiceField(help_text="H", widget=forms.Select(PLAIN)),
        True,
    ),
    (
        "character-count",
        "with hint",
        forms.CharField(help_text="H", max_length=9, widget=forms.Textarea(PLAIN)),
        False,
    ),
    ("password-input", "default", forms.CharField(widget=forms.PasswordInput(PLAIN)), False),
    (
        "radios",
        "with fieldset and error message",
        forms.ChoiceField(choices=[("y", "Y"), ("n", "N")], widget=forms.RadioSelect(PLAIN)),
        True,
    ),
    (
        "checkboxes",
        "with hints on items",
        forms.MultipleChoiceField(
            choices=[("g", "G"), ("v", "V")],
            widget=forms.CheckboxSelectMultiple(PLAIN | {"hints": {"g": "H", "v": "H"}}),
        ),
        False,
    ),
]


@pytest.mark.parametrize(
    ("component", "name", "field", "wrong"), FIELDS, ids=[f"{part}, {state}" for part, state, *_ in FIELDS]
)
def test_a_field_prints_what_the_design_system_prints(
    component: str, name: str, field: forms.Field, wrong: bool
) -> None:
    form_class = type("OneField", (forms.Form,), {"it": field})
    form = form_class({}) if wrong else form_class()
    assert Page(form["it"].as_field_group()).skeleton() == theirs(component, name)


def test_a_date_has_the_three_parts_of_the_design_system() -> None:
    form = type("OneField", (forms.Form,), {"it": DateField(help_text="H")})()
    found = Page(form["it"].as_field_group()).skeleton()
    wanted = [(tag, classes - {"govuk-fieldset__legend--s"}) for tag, classes in found]
    assert wanted == theirs("date-input", "default")


def test_every_error_links_to_its_field_and_names_it() -> None:
    form = type("F", (forms.Form,), {"name": forms.CharField(), "day": DateField()})({})
    summary = html("{% error_summary form %}", form=form)
    assert '<a href="#id_name">Name: This field is required.</a>' in summary
    assert '<a href="#id_day_day">Enter a date</a>' in summary


def test_form_wide_errors_are_in_the_summary() -> None:
    form = type("F", (forms.Form,), {"name": forms.CharField(required=False)})({})
    form.add_error(None, "They do not fit.")
    assert "<li>They do not fit.</li>" in html("{% error_summary form %}", form=form)


def test_no_errors_make_no_summary() -> None:
    assert html("{% error_summary form %}", form=forms.Form()).strip() == ""


def test_a_dict_does_as_well_as_a_row() -> None:
    as_dict = {"key": "K", "value": "V", "links": [{"text": "Change", "href": "/c", "hidden": "k"}]}
    as_row = Row("K", "V", links=[Link("Change", "/c", hidden="k")])
    tag = "{% summary_list rows skip_empty=True %}"
    assert html(tag, rows=[as_dict]) == html(tag, rows=[as_row])


def test_zero_is_a_value_and_nothing_is_not() -> None:
    shown = html(
        "{% summary_list rows skip_empty=True %}", rows=[Row("Hours", 0), Row("Empty", ""), Row("None")]
    )
    assert "Hours" in shown and "Empty" not in shown and "None" not in shown


def test_values_are_escaped_in_every_list() -> None:
    bad = "<script>x</script>"
    at = datetime(2026, 3, 27, tzinfo=UTC)
    shown = html(
        "{% summary_list rows %}{% table heads cells caption=bad %}{% timeline entries %}"
        "{% task_list tasks %}"
        "{% identity_bar bad facts tags %}{% bar_chart bad bars bad bad %}{% inset %}{{ bad }}{% endinset %}",
        bad=bad,
        rows=[Row(bad, bad, lines=[bad], tag=Tag(bad))],
        heads=[bad, "B"],
        cells=[[Cell(bad, hint=bad), bad]],
        entries=[Entry(bad, at, by=bad, text=bad, tag=Tag(bad))],
        tasks=[Task(bad, bad, "#", hint=bad)],
        facts=[{"key": bad, "value": bad}],
        tags=[Tag(bad)],
        bars=[Bar(bad, 1, note=bad)],
    )
    assert "<script" not in shown


def test_a_task_that_cannot_start_has_no_link() -> None:
    page = Page(html("{% task_list tasks %}", tasks=[Task("Review", "Cannot start yet")]))
    assert not list(page.all("a"))


def test_a_row_with_a_missing_cell_is_an_error_and_never_a_shifted_table() -> None:
    with pytest.raises(ValueError, match="zip"):
        html('{% table columns rows caption="C" %}', columns=["A", "B"], rows=[["only one"]])


def test_a_chart_prints_its_numbers_as_a_table_and_fills_its_room() -> None:
    page = Page(html('{% bar_chart "T" bars "L" "V" %}', bars=[Bar("A", 10), Bar("B", 5), Bar("C", 0)]))
    assert [bar.attrs["width"] for bar in page.all("rect")] == ["360", "180", "0"]
    assert len([cell for cell in page.all("td") if "govuk-table__cell--numeric" in cell.classes]) == 3
    assert next(page.all("svg")).attrs["role"] == "img"


def test_a_chart_without_numbers_still_stands() -> None:
    assert "<svg" not in html('{% bar_chart "T" bars "L" "V" %}', bars=[])


def test_progress_is_said_in_words_too() -> None:
    assert "137 of 400 (34 %)" in html('{% progress "Year" 137 400 %}')
    assert "0 of 0 (0 %)" in html('{% progress "Year" 0 0 %}')


def test_a_one_button_form_carries_token_and_fields() -> None:
    page = Page(html('{% post_button "Pull" "/p" version=3 %}', csrf_token="t"))
    assert {e.attrs["name"]: e.attrs["value"] for e in page.all("input")} == {
        "csrfmiddlewaretoken": "t",
        "version": "3",
    }
    assert next(page.all("form")).attrs["method"] == "post"
