"""Every word that a page shows can be said in another language."""

import re
from pathlib import Path

import pytest

from tests.promises.code import ROOT

FOLDERS = ("templates", "infohouse/design/templates")
SAID_ELSEWHERE = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}"
    r"|{%\s*block body_class\s*%}[^{]*|{#.*?#}|{%.*?%}|{{.*?}}|<(script|style)\b.*?</\1>|<!--.*?-->|<!DOCTYPE[^>]*>|&\w+;",
    re.S,
)
SHOWN_ATTRIBUTE = re.compile(r"\b(?:aria-label|alt|title|placeholder)=\"([^\"]*)\"")
TAG = re.compile(r"<[^>]*>|[\w.-]+=\"[^\"]*\"", re.S)
WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
# Names are the same in every language.
NAMES = {"Infohouse"}


def literals(source: str) -> set[str]:
    """Return the words of a template that no translation reaches."""
    bare = SAID_ELSEWHERE.sub("", source)
    shown = " ".join([TAG.sub(" ", bare), *SHOWN_ATTRIBUTE.findall(bare)])
    return set(WORD.findall(shown)) - NAMES


def templates() -> list[Path]:
    found = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.html"))]
    return [path for path in found if "gallery" not in path.parts]


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_no_words_that_nobody_can_translate(path: Path) -> None:
    assert literals(path.read_text(encoding="utf-8")) == set()


def test_bare_words_and_bare_attributes_are_seen() -> None:
    source = '<p title="Close">Send {% translate "Yes" %} {{ name }}</p>{# a note #}'
    assert literals(source) == {"Close", "Send"}
