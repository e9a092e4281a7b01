"""Error pages: honest, calm, and there when nothing else is."""

import pytest
from django.template.loader import render_to_string

from tests.design.html import Page

PLAIN = ("400.html", "500.html", "503.html")
PHONES = {"reference": "Q4TZ-81KD", "emergency": "112", "phone": "+45 00 00 00 00"}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_error_page_needs_no_context_and_no_database(name: str) -> None:
    """pytest-django refuses the database to a test that does not ask for it."""
    assert Page(render_to_string(name)).all("h1")


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_error_page_gives_the_phone_to_call(name: str) -> None:
    html = render_to_string(name, PHONES)
    assert 'href="tel:112"' in html
    assert 'href="tel:+4500000000"' in html
    assert "Q4TZ-81KD" in html


def test_not_found_never_says_whether_something_exists() -> None:
    html = render_to_string("404.html")
    assert "may not exist, or it may not be open" in html


def test_a_refusal_names_what_to_answer_and_the_sections_asked() -> None:
    extra = {"questions": ["How old is the person?"], "citations": ["Invented Act, section 1"]}
    html = render_to_string(
        "errors/refusal.html", {"title": "Refused", "detail": "No consent.", "extra": extra}
    )
    for words in ("Refused", "No consent.", "How old is the person?", "Invented Act, section 1"):
        assert words in html


def test_a_refusal_escapes_what_it_is_given() -> None:
    html = render_to_string("errors/refusal.html", {"title": "T", "detail": "<b>x</b>", "extra": {}})
    assert "<b>x</b>" not in html
