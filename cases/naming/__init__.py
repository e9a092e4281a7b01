"""Notice what may name somebody in a text that was meant to go without a name.

A hint is a question to the person who types, never a verdict and never a bar: a machine misses nicknames and
takes a shop for a surname. It runs on the server, so that it does not depend on anybody's browser.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.naming.words import GIVEN, NOT_A_NAME, STREET_ENDINGS, STREET_WORDS

MOST = 8  # hints shown; more would not be read
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_UPPER, _WORD = r"[A-ZÆØÅÄÖÜÉ]", r"[^\W\d_]"

# Dates and times are taken out first: they look like telephone numbers.
_DATES = re.compile(
    r"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}[:.]\d{2})?|\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b(?![\d-])"
    r"|\b\d{1,2}[:.]\d{2}\b"
)
_IDENTITY = re.compile(
    rf"\b{_DAY}{_MONTH}\d\d[- ]?\d{{4}}\b"  # Denmark
    rf"|\b(?:19|20)?\d\d{_MONTH}{_DAY}[-+ ]?\d{{4}}\b"  # Sweden
    rf"|\b{_DAY}{_MONTH}\d\d[-+A-FU-Y]\d{{3}}[0-9A-Y]\b"  # Finland
    rf"|\b{_DAY}{_MONTH}\d\d ?\d{{5}}\b"  # Norway
    rf"|\b\d\d\.?{_MONTH}\.?{_DAY}[- ]?\d{{3}}\.?\d\d\b"  # Belgium
    r"|\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"  # United Kingdom
)
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+|00)?\(?\d(?:[ ().\-/]{0,2}\d){6,14}(?!\w)")
_PLATE = re.compile(
    r"\b(?:[A-ZÆØÅ]{2} ?\d\d ?\d{3}|[A-ZÅÄÖ]{3}[ -]?\d\d[0-9A-Z]|[A-Z]{2}\d\d ?[A-Z]{3}|[1-9]-[A-Z]{3}-\d{3}"
    r"|(?=[A-Z0-9-]{0,8}[A-Z])(?=[A-Z0-9-]{0,8}\d)(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{1,2}|\d{1,2}))\b"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_HANDLE = re.compile(r"(?<!\w)@[\w.]{3,}|https?://\S+|\bwww\.\S+")
_STREET = re.compile(
    rf"\b{_WORD}[\w-]{{0,30}}(?:{'|'.join(STREET_ENDINGS)})\.? \d{{1,4}}\s?[A-Za-z]?\b"
    rf"|\b\d{{1,4}}[a-z]?,? (?:{_WORD}+ ){{0,3}}(?:{'|'.join(STREET_WORDS)})\b"
    rf"|\b(?:{'|'.join(STREET_WORDS)}) (?:{_WORD}+[ ,]+){{0,4}}\d{{1,4}}\b",
    re.IGNORECASE,
)
_TOWN = re.compile(
    rf"\b(?:\d{{4}} ?[A-Z]{{2}}|[A-Z]{{1,2}}\d[0-9A-Z]? \d[A-Z]{{2}}"
    rf"|(?:[A-Z]{{1,2}}-)?\d{{3}} ?\d{{1,2}} {_UPPER}{_WORD}{{2,}})\b"
)
_CAPITAL = re.compile(rf"{_UPPER}[\w'’-]+(?: (?:van|de|von|af|av|der|den|el|al) )?(?: ?{_UPPER}[\w'’-]+)*")
_BEGINNING = frozenset('.!?:;\n"“”»«(-–•')  # what stands before the first word of a sentence


@dataclass(frozen=True, slots=True)
class Hint:
    """One piece of a text that may name somebody: what it looks like, and the piece itself."""

    kind: str
    text: str

    @property
    def sentence(self) -> str:
        """Say it to the person who typed it."""
        return {
            "identity": _("“%(text)s” looks like a personal identity number."),
            "telephone": _("“%(text)s” looks like a telephone number."),
            "plate": _("“%(text)s” looks like the plate of a vehicle."),
            "account": _("“%(text)s” looks like an account or an address on the net."),
            "address": _("“%(text)s” looks like an address."),
            "name": _("“%(text)s” looks like the name of a person or a place."),
        }[self.kind] % {"text": self.text}


def hints(*texts: str) -> list[Hint]:
    """Return what may name somebody, each once, in the order of the text."""
    found = (hint for text in texts for hint in _in_one(text))
    return list(dict.fromkeys(found))[:MOST]


def sentences(texts: Iterable[object]) -> list[str]:
    """Return the hints of several answers as sentences; what is no text has none."""
    return [hint.sentence for hint in hints(*(t for t in texts if isinstance(t, str)))]


_KINDS = (
    ("account", _MAIL),
    ("account", _HANDLE),
    ("identity", _IDENTITY),
    ("address", _STREET),
    ("plate", _PLATE),
    ("address", _TOWN),
)


def _in_one(text: str) -> Iterator[Hint]:
    """Take each find out of the text, so that one piece is not told twice."""
    found: list[tuple[int, Hint]] = []

    def take(kind: str, pattern: re.Pattern[str], rest: str) -> str:
        found.extend((m.start(), Hint(kind, m[0].strip())) for m in pattern.finditer(rest))
        return pattern.sub(lambda m: "\0" * len(m[0]), rest)

    rest = text
    for kind, pattern in _KINDS:
        rest = take(kind, pattern, rest)
    rest = _DATES.sub(lambda m: "\0" * len(m[0]), rest)
    rest = take("telephone", _TELEPHONE, rest)
    found.extend(_names(rest))
    yield from (hint for _place, hint in sorted(found, key=lambda pair: pair[0]))


def _names(text: str) -> Iterator[tuple[int, Hint]]:
    """Find given names however they are written, and capitals where no sentence begins."""
    seen: list[range] = []
    for match in _CAPITAL.finditer(text):
        words = [w for w in match[0].split() if w not in NOT_A_NAME and not w.isupper()]
        if words and words[0] == match[0].split()[0] and _begins(text, match.start()):
            # The first word of a sentence says nothing, unless it is known or a further name follows.
            words = words if words[0].casefold() in GIVEN or len(words) > 1 else []
        if words:
            seen.append(range(match.start(), match.end()))
            yield match.start(), Hint("name", " ".join(words))
    for match in re.finditer(rf"{_WORD}+", text):
        if match[0].casefold() in GIVEN and not any(match.start() in span for span in seen):
            yield match.start(), Hint("name", match[0])


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip(" ")
    return not before or before[-1] in _BEGINNING
