"""What every page keeps, whatever it shows."""

import re

import pytest

from infohouse.design.gallery.forms import LONG_NAME
from tests.design.gallery import PAGES, show
from tests.design.html import Page

TYPED = ("input", "select", "textarea")
SILENT = {"hidden", "submit", "button"}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(show(request.param).content.decode())


def test_nothing_is_inline_because_the_csp_refuses_it(page: Page) -> None:
    inline = [
        e for e in page.elements if "style" in e.attrs or any(name.startswith("on") for name in e.attrs)
    ]
    own_scripts = [e for e in page.all("script") if "src" not in e.attrs]
    assert not inline
    assert not own_scripts
    assert not list(page.all("style"))


def test_every_field_has_a_label(page: Page) -> None:
    labelled = {e.attrs["for"] for e in page.all("label")}
    fields = [e for e in page.all(*TYPED) if e.attrs.get("type") not in SILENT]
    assert [e.attrs.get("id") for e in fields if e.attrs.get("id") not in labelled] == []


def test_what_is_pointed_at_exists_once(page: Page) -> None:
    pointed = (
        page.references("aria-describedby") + page.references("aria-labelledby") + page.references("for")
    )
    assert [target for target in pointed if target not in page.ids] == []
    assert len(page.ids) == len(set(page.ids))


def test_links_inside_the_page_arrive(page: Page) -> None:
    inner = [e.attrs["href"][1:] for e in page.all("a") if e.attrs.get("href", "").startswith("#id_")]
    assert [target for target in inner if target not in page.ids] == []


def test_there_is_one_main_heading_and_one_main_part(page: Page) -> None:
    assert len(list(page.all("h1"))) == 1
    assert len(list(page.all("main"))) == 1


def test_the_title_names_the_page_and_nobody(page: Page) -> None:
    # The product is not named before somebody has signed in, nor where nothing can be asked.
    found = re.search(r"<title>(.+?)( – Shared work)?</title>", page.html)
    assert found and found[1].strip() and "Infohouse" not in found[1]
    assert LONG_NAME not in found[1]


def test_nothing_of_the_brand_of_gov_uk_is_used(page: Page) -> None:
    used = {name for element in page.elements for name in element.classes}
    assert not used & {
        "govuk-header",
        "govuk-footer__crown",
        "govuk-footer__copyright-logo",
        "govuk-footer__licence-logo",
    }
    assert "GOV.UK" not in page.html


@pytest.mark.parametrize("name", ["a desk of two hundred rows", "a case", "not found", "refused"])
def test_a_signed_in_page_says_who_acts_for_whom_as_what_and_why(name: str) -> None:
    html = show(name).content.decode()
    strip = html[html.index("ih-hat") : html.index("ih-hat__acts")]
    for words in (
        LONG_NAME,
        "Fjordby Police District",
        "Coordinator",
        "Early prevention",
        "security-cleared",
    ):
        assert words in strip


def test_signing_out_is_a_post_with_a_token() -> None:
    acts = re.search(r'ih-hat__acts">(.+?)</section>', show("a case").content.decode(), re.S)
    assert acts and '<form method="post"' in acts[1] and "csrfmiddlewaretoken" in acts[1]


def test_a_page_for_strangers_has_no_hat() -> None:
    assert "ih-hat" not in show("a receipt").content.decode()


@pytest.mark.parametrize("name", ["fields with errors", "a question with an error"])
def test_a_page_with_errors_says_so_in_its_title(name: str) -> None:
    assert "<title>Error: " in show(name).content.decode()
    assert "<title>Error: " not in show(name.split(" with ")[0]).content.decode()


def test_an_empty_list_says_so_instead_of_showing_a_bare_head() -> None:
    assert "No case needs you now." in show("an empty desk").content.decode()
    assert "No case needs you now." not in show("a desk of two hundred rows").content.decode()
