"""Every text is found, and a language that lacks one or breaks a placeholder is told so."""

from datetime import date
from pathlib import Path

import pytest
from babel.dates import get_month_names
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from ops import tongues

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.fixture(scope="module")
def texts() -> set[tongues.Found]:
    return tongues.texts()


@pytest.mark.parametrize(
    "text",
    [
        "My concerns",  # Python
        "Skip to main content",  # a template
        "No rule opens this, so nothing may be shared.",  # the engine
        "Does the child agree?",  # a fact
    ],
)
def test_texts_of_every_kind_of_place_are_found(texts: set[tongues.Found], text: str) -> None:
    assert (text, None) in texts


def test_the_rules_of_the_packs_are_found(texts: set[tongues.Found]) -> None:
    assert any(isinstance(text, str) and "SSP or info-house" in text for text, _context in texts)


def _problems(tmp_path: Path, entries: str, wanted: set[tongues.Found]) -> list[str]:
    file = tmp_path / "da" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD + entries)
    return list(tongues.problems(file, wanted))


def test_a_complete_language_has_no_problem(tmp_path: Path) -> None:
    assert _problems(tmp_path, 'msgid "Yes"\nmsgstr "Ja"\n', {("Yes", None)}) == []


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ("", "not in the file"),
        ('msgid "Yes"\nmsgstr ""\n', "not translated"),
        ('msgid "Yes"\nmsgstr "Ja"\n\nmsgid "No"\nmsgstr "Nej"\n', "nothing shows it"),
        ('#, fuzzy\nmsgid "Yes"\nmsgstr "Ja"\n', "not translated"),
        ('msgid "Yes"\nmsgstr "Ja %(who)s"\n', "other placeholders"),
    ],
)
def test_a_language_that_lacks_or_breaks_a_text_is_told_so(
    tmp_path: Path, entries: str, problem: str
) -> None:
    assert [p.split(":")[0] for p in _problems(tmp_path, entries, {("Yes", None)})] == [problem]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_no_text_of_ours_stands_in_the_place_of_a_month(language: str) -> None:
    names = get_month_names("wide", locale=language)
    with translation.override(language):
        for month in range(1, 13):
            assert date_format(date(2026, month, 19), "F") == names[month]
            assert names[month] in date_format(date(2026, month, 19), "DATE_FORMAT")
