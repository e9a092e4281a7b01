"""Translations: collect every text of the product, check that each language has it, compile it for Django.

    python -m ops.tongues update     after changing texts: add new ones to locale/*/LC_MESSAGES/django.po
    python -m ops.tongues check      fail where a language lacks a text or breaks a placeholder
    python -m ops.tongues compile    write the .mo files, which are not committed

Babel serves, so that no machine needs GNU gettext. Texts of the law lie in TOML and in the pure engine, which
cannot mark them; they are collected here by the keys that hold sentences.
"""

import re
import sys
import tomllib
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from ops.paths import ROOT
from sharing.engine.condition import MEANING
from sharing.engine.general import TEXTS
from sharing.engine.vocabulary import FACTS

LOCALES = ROOT / "locale"
ROOMS = ("infohouse", "audit", "agencies", "sharing", "mechanisms", "cases")
TEMPLATES = ("templates", *ROOMS)
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}
SENTENCE_KEYS = frozenset({"name", "notice", "note", "notes", "open_points", "source", "text", "what"})
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")
RULE_ID = re.compile(r"[A-Z]{1,2}(-R)?\d+")
COLUMNS = 100
ONE_DAY = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = "# Sorted by text. Written by `make translate`; fill in what is empty."
Text = str | tuple[str, ...]
Found = tuple[Text, str | None]


def texts() -> set[Found]:
    """Return every text of the product with its context, plural forms together."""
    return {*_in_python(), *_in_templates(), *_in_packs(), *((text, None) for text in _in_engine())}


def _in_python() -> Iterator[Found]:
    for room in ROOMS:
        for path in sorted(p for p in (ROOT / room).rglob("*.py") if "gallery" not in p.parts):
            yield from _extracted(path.read_bytes())


def _in_templates() -> Iterator[Found]:
    for folder in TEMPLATES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".html", ".txt") and "templates" in path.parts and "gallery" not in path.parts:
                yield from _extracted(templatize(path.read_text(encoding="utf-8"), origin=str(path)).encode())


def _extracted(source: bytes) -> Iterator[Found]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # templatize writes escapes that are no Python
        for _line, text, _comments, context in extract("python", BytesIO(source), keywords=KEYWORDS):
            if text:
                yield text, context


def _in_packs() -> Iterator[Found]:
    for path in sorted((ROOT / "sharing" / "packs").glob("*/*.toml")):
        for text in _sentences(tomllib.loads(path.read_text(encoding="utf-8")), wanted=False):
            yield text, None


def _sentences(value: Any, *, wanted: bool) -> Iterator[str]:
    """Yield the strings below keys that hold sentences; a pack's feedback is sentences throughout."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _sentences(inner, wanted=wanted or key == "feedback" or key in SENTENCE_KEYS)
    elif isinstance(value, list):
        for inner in value:
            yield from _sentences(inner, wanted=wanted)
    elif wanted and isinstance(value, str) and value and not RULE_ID.fullmatch(value):
        yield value


def _in_engine() -> Iterator[str]:
    yield from TEXTS.values()
    yield from MEANING.values()
    yield from (fact.question for fact in FACTS.values())


def read(path: Path) -> Catalog:
    """Return one language's file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def files() -> list[Path]:
    """Return the file of each language."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))


def update() -> int:
    """Add new texts, empty, and drop those that nothing shows any more."""
    wanted = texts()
    for path in files():
        old, new = read(path), _empty(path.parent.parent.name)
        for text, context in wanted:
            known = old.get(_key(text), context)
            new.add(text, known.string if known else None, context=context)
        with path.open("wb") as file:
            write_po(file, new, width=COLUMNS, no_location=True, sort_output=True)
    return 0


def _empty(language: str) -> Catalog:
    """Return a file without dates or names in its head, so that two people's changes merge."""
    return Catalog(
        locale=language, project="Infohouse", version="1", fuzzy=False, creation_date=ONE_DAY,
        revision_date=ONE_DAY, header_comment=HEAD,
        last_translator="Infohouse", language_team=language, msgid_bugs_address="-",
    )  # fmt: skip


def problems(path: Path, wanted: set[Found]) -> Iterator[str]:
    """Say what one language lacks, has too much, or breaks."""
    catalog = read(path)
    have = {(m.id, m.context) for m in catalog if m.id}
    yield from (f"not in the file: {text!r}" for text, _context in sorted(wanted - have, key=repr))
    yield from (f"nothing shows it: {text!r}" for text, _context in sorted(have - wanted, key=repr))
    for message in catalog:
        if message.id and (why := _wrong(message)):
            yield f"{why}: {message.id!r}"


def _wrong(message: Message) -> str:
    strings = _forms(message.string)
    if message.fuzzy or not all(strings):
        return "not translated"
    wanted, last = _forms(message.id)[-1], strings[-1]
    return "" if set(PLACEHOLDER.findall(last)) == set(PLACEHOLDER.findall(wanted)) else "other placeholders"


def _forms(text: Any) -> list[str]:
    """Return the forms of a text: one, or singular and plural."""
    return [form or "" for form in (text if isinstance(text, (tuple, list)) else (text,))]


def _key(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


def check() -> int:
    """Print what is wrong with the languages; 1 if anything is."""
    wanted = texts()
    found = [
        f"{path.parent.parent.name}: {problem}" for path in files() for problem in problems(path, wanted)
    ]
    print("\n".join(found) or f"{len(wanted)} texts, complete in {len(files())} languages beside English")
    return 1 if found else 0


def compile_all() -> int:
    """Write what Django reads, where the file it comes from is newer."""
    for path in files():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            with target.open("wb") as file:
                write_mo(file, read(path))
    return 0


COMMANDS = {"update": update, "check": check, "compile": compile_all}

if __name__ == "__main__":
    sys.exit(COMMANDS[sys.argv[1]]() if sys.argv[1:] and sys.argv[1] in COMMANDS else (print(__doc__) or 2))
