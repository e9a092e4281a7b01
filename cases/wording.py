"""A small check of wording: a goal works better when it says what shall be there, and how one would see it.

It looks for whole words of two lists, in English and in Danish, and only ever hints. It knows nothing of
meaning: a good goal may trip it and a bad one slip through, so it never blocks and nothing of it is
stored. From practice: a goal in negative words names what to leave, not where to go; a goal without
something that can be counted or seen cannot be looked back on.
"""

import re

from django.utils.translation import gettext as _

NEGATIVES = """
no not never none without stop stops stopped avoid avoids quit cease refrain less fewer
ikke aldrig ingen intet uden stoppe stopper undgå undgår ophøre mindre færre
"""
VAGUE_WORDS = """
better good well improve improves improved improvement support stable more positive healthy happy appropriate
bedre god godt forbedre forbedret forbedring støtte stabil mere positiv sund glad passende
"""
NEGATIVE, VAGUE = frozenset(NEGATIVES.split()), frozenset(VAGUE_WORDS.split())
# Something one can count or see makes a vague word concrete.
CONCRETE = re.compile(
    r"\d|\b(one|two|three|four|five|each|every|daily|weekly|monthly|en|to|tre|fire|fem|hver|dagligt|ugentligt)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def goal_hints(text: str, indicator: str) -> list[str]:
    """Return what could be said better about a goal; empty where nothing was noticed."""
    words, hints = {w.casefold() for w in WORD.findall(text)}, []
    if words & NEGATIVE:
        hints.append(_("It says what shall end. Say what shall be there instead."))
    if words & VAGUE and not CONCRETE.search(f"{text} {indicator}"):
        hints.append(_("It is hard to see when this is reached. Name something that can be seen or counted."))
    if len(WORD.findall(indicator)) < 2 and not CONCRETE.search(indicator):
        hints.append(_("Say who would notice what, and how often."))
    return hints
