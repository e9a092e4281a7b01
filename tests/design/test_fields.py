"""Fields: nothing typed is lost, every error is found."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from infohouse.design.dates import DateField
from tests.design.html import Element, Page


def field(made: forms.Field, **data: Any) -> Page:
    """Render one field called ``it``, bound when data is given."""
    form_class = type("OneField", (forms.Form,), {"it": made})
    form = form_class(data) if data else form_class()
    return Page(form["it"].as_field_group())


def the(page: Page, tag: str) -> Element:
    return next(page.all(tag))


def test_hint_error_and_count_are_all_read_out_with_the_field() -> None:
    page = field(forms.CharField(help_text="Hint.", max_length=5, widget=forms.Textarea), it="too long")
    assert the(page, "textarea").attrs["aria-describedby"] == "id_it-hint id_it-error id_it-info"
    assert {"id_it-hint", "id_it-error", "id_it-info"} <= set(page.ids)
    assert the(page, "textarea").attrs["aria-invalid"] == "true"


def test_a_long_text_is_counted_and_never_cut_off() -> None:
    page = field(forms.CharField(max_length=5, widget=forms.Textarea), it="far too long")
    assert "maxlength" not in the(page, "textarea").attrs
    assert 'data-maxlength="5"' in page.html
    assert "far too long" in page.html


def test_our_options_never_reach_the_page() -> None:
    options = {"label_size": "m", "width": 4, "suffix": "h", "optional": False, "placeholder": "gone"}
    attrs = the(field(forms.CharField(widget=forms.TextInput(options))), "input").attrs
    assert not attrs.keys() & options.keys()
    assert "govuk-input--width-4" in attrs["class"]


def test_rendering_twice_gives_the_same() -> None:
    form = type(
        "F", (forms.Form,), {"it": forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)}
    )()
    assert form["it"].as_field_group() == form["it"].as_field_group()


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(optional)" in field(forms.CharField(required=False)).html
    assert "(optional)" not in field(forms.CharField()).html
    assert "(optional)" not in field(forms.BooleanField(required=False)).html


def test_a_choice_shows_its_own_field_once() -> None:
    class Reach(forms.Form):
        how = forms.ChoiceField(
            choices=[("p", "Phone"), ("n", "No")], widget=forms.RadioSelect({"reveals": {"p": "phone"}})
        )
        phone = forms.CharField(required=False)

    page = Page(str(Reach()))
    assert page.ids.count("id_phone") == 1
    names = [name for _tag, classes in page.skeleton() for name in classes]
    assert names.index("govuk-radios__conditional") < names.index("govuk-input")


def test_a_group_is_one_question_and_its_error_leads_to_the_first_answer() -> None:
    form = type(
        "F",
        (forms.Form,),
        {"it": forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)},
    )({})
    page = Page(form["it"].as_field_group())
    assert the(page, "fieldset").attrs["aria-describedby"] == "id_it-error"
    assert form["it"].focus_id in page.ids
    assert not any("aria-invalid" in radio.attrs for radio in page.all("input"))


def test_help_text_is_escaped_unless_marked_safe() -> None:
    assert "<b>" not in field(forms.CharField(help_text="<b>x</b>")).html
    assert "<b>" in field(forms.CharField(help_text=SafeString("<b>x</b>"))).html


def test_what_was_typed_comes_back_escaped() -> None:
    page = field(forms.IntegerField(), it='"><script>x')
    assert "<script>" not in page.html
    assert "&quot;&gt;&lt;script&gt;x" in page.html


def test_a_password_never_comes_back() -> None:
    assert "secret words" not in field(forms.CharField(widget=forms.PasswordInput), it="secret words").html


def test_an_impossible_date_stays_as_typed_with_one_error() -> None:
    page = field(DateField(), it_day="31", it_month="2", it_year="2026")
    assert re.findall(r'value="(\d+)"', page.html) == ["31", "2", "2026"]
    assert page.html.count("Enter a real date") == 1


def test_a_half_date_stays_as_typed() -> None:
    page = field(DateField(), it_day="-5", it_month="", it_year="2026")
    assert [part.attrs["value"] for part in page.all("input")] == ["-5", "", "2026"]


def test_three_parts_make_a_date_and_no_parts_make_none() -> None:
    form_class = type("F", (forms.Form,), {"it": DateField(required=False)})
    whole, empty = (
        form_class({"it_day": "7", "it_month": "3", "it_year": "2026"}),
        form_class({"it_day": " "}),
    )
    assert whole.is_valid() and whole.cleaned_data["it"] == date(2026, 3, 7)
    assert empty.is_valid() and empty.cleaned_data["it"] is None


def test_a_known_date_is_shown_in_its_parts() -> None:
    form = type("F", (forms.Form,), {"it": DateField()})(initial={"it": date(2026, 3, 7)})
    page = Page(form["it"].as_field_group())
    assert [part.attrs["value"] for part in page.all("input")] == ["7", "3", "2026"]
