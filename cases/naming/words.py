"""Words by which a reader recognises a person or a place, in the languages of the rule packs.

Danish, Swedish, Finnish, Norwegian, English, Dutch, French and German. Given names that are also ordinary
words (Hans, Mark, Bo, Faith) are left out: they would cry wolf in every second text.
"""

from pathlib import Path


def _words(name: str) -> frozenset[str]:
    return frozenset((Path(__file__).parent / name).read_text(encoding="utf-8").split())


GIVEN = _words("given.txt")  # common given names, in small letters, as they are typed in a hurry
NOT_A_NAME = _words("not_a_name.txt")  # written with a capital inside a sentence, and nobody's name

# Streets: endings of one word, or words of their own before or behind the number.
STREET_ENDINGS = (
    "vej", "vejen", "gade", "gaden", "allé", "alle", "stræde", "strædet", "vænget", "parken", "torvet",
    "pladsen", "vägen", "gatan", "gränd", "gränden", "stigen", "torget", "katu", "tie", "kuja", "polku",
    "tori", "veien", "vegen", "gata", "straat", "laan", "plein", "kade", "dreef", "steenweg", "straße",
    "strasse", "platz",
)  # fmt: skip
STREET_WORDS = (
    "street", "road", "lane", "avenue", "close", "drive", "crescent", "court", "square", "terrace",
    "rue", "boulevard", "chaussée", "chemin", "impasse", "allee", "plads", "weg",
)  # fmt: skip
