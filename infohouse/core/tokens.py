"""Keyed fingerprints of short texts: equal ones are found without storing what they say.

HMAC-SHA-256 (RFC 2104) under a key outside the database, cut to 128 bits. A dump of the database cannot be
searched by guessing, since every guess needs the key; who holds the key could read the sealed text anyway.
Fingerprints of different labels never match, so that a table of one kind cannot be compared with another.
"""

import hashlib
import hmac
import re
import unicodedata

from django.conf import settings

HEX_DIGITS = 32
SHORTEST = 2
# What NFKD leaves whole; then the spellings that people type where a keyboard lacks the letter.
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ß": "ss"})
SPELLINGS = {"aa": "a", "ae": "a", "oe": "o", "ue": "u"}
DIGRAPH = re.compile("|".join(SPELLINGS))
WORD = re.compile(r"[^\W\d_]+")


def token(value: str, label: str) -> str:
    """Return the fingerprint of a normalised value, 32 hexadecimal digits."""
    key = hashlib.sha256(b"token:" + settings.SEAL_KEY.encode()).digest()
    return hmac.new(key, f"{label}:{value}".encode(), hashlib.sha256).hexdigest()[:HEX_DIGITS]


def plain(text: str) -> str:
    """Return a text in one spelling: small letters without accents; å, aa and a are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return DIGRAPH.sub(lambda found: SPELLINGS[found[0]], bare)


def name_parts(text: str) -> tuple[str, ...]:
    """Return the parts of a name in one spelling, in order, each once; single letters are left out."""
    found = (part for part in WORD.findall(plain(text)) if len(part) >= SHORTEST)
    return tuple(dict.fromkeys(found))


def name_tokens(text: str) -> frozenset[str]:
    """Return the fingerprints of the parts of a name. Their order and number of times do not matter."""
    return frozenset(token(part, "name") for part in name_parts(text))
