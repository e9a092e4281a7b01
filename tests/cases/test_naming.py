"""A text that was meant to go without a name: what may name somebody is noticed, ordinary words are not."""

import pytest

from cases.demo import texts
from cases.naming import MOST, hints, sentences

NAMING = {
    "He is called Fabian Fiktivsen.": ("name", "Fabian Fiktivsen"),
    "it is about mohammed from the third floor": ("name", "mohammed"),
    "Rikke has stopped eating.": ("name", "Rikke"),
    "Det er Søren igen.": ("name", "Søren"),
    "We think that Xylvander drives the car.": ("name", "Xylvander"),
    "Hans nummer er 010203-1234": ("identity", "010203-1234"),
    "Personnummer 19991231-1234": ("identity", "19991231-1234"),
    "HETU 131052-308T": ("identity", "131052-308T"),
    "Fødselsnummer 01020312345": ("identity", "01020312345"),
    "Rijksregister 85.07.30-033.28": ("identity", "85.07.30-033.28"),
    "NINO QQ 12 34 56 C or AB 12 34 56 C": ("identity", "AB 12 34 56 C"),
    "ring til 12 34 56 78": ("telephone", "12 34 56 78"),
    "call +46 (0)70-123 45 67": ("telephone", "+46 (0)70-123 45 67"),
    "bilen er AB 12 345": ("plate", "AB 12 345"),
    "bilen har ABC 123": ("plate", "ABC 123"),
    "a van with AB12 CDE": ("plate", "AB12 CDE"),
    "met 1-ABC-123 bezig": ("plate", "1-ABC-123"),
    "auto 12-ABC-3 gezien": ("plate", "12-ABC-3"),
    "bor på Ravnsholmvej 12": ("address", "Ravnsholmvej 12"),
    "bor på Storgatan 4": ("address", "Storgatan 4"),
    "asuu Mannerheimintie 12": ("address", "Mannerheimintie 12"),
    "bor i Storgata 7": ("address", "Storgata 7"),
    "woont in de Kerkstraat 9": ("address", "Kerkstraat 9"),
    "habite rue de la loi 16": ("address", "rue de la loi 16"),
    "lives at 12 Baker Street": ("address", "12 Baker Street"),
    "the flat in SW1A 2AA": ("address", "SW1A 2AA"),
    "write to him at x.y@example.org": ("account", "x.y@example.org"),
    "he is @nightrider99 there": ("account", "@nightrider99"),
}
ORDINARY = (
    "He says that a war is coming. I believe him. On Monday he left at 18:30.",
    "Hun kom hjem den 27.11.2026 klokken 22.15 og sagde ingenting. Jeg spurgte igen.",
    "Han har 3 søskende. Det var 2026-11-27. Familien er dansk.",
    "Is 16 years old, in a class of 24; about 1000 people live there.",
    "Poika on hiljainen. Hän ei puhu enää.",
    "Il ne parle plus. Elle a peur.",
    "PET has not been told. SSP knows. Uses Telegram and TikTok.",
)


@pytest.mark.parametrize("text", NAMING)
def test_what_may_name_somebody_is_noticed(text: str) -> None:
    assert NAMING[text] in [(h.kind, h.text) for h in hints(text)]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert hints(text) == []


def test_a_year_of_demo_texts_cries_wolf_nowhere() -> None:
    told = [
        *texts.SEEN, *texts.WHEN, *texts.ONLINE, *texts.HEARD, *texts.BELIEVED, *texts.TALKED,
        *texts.CARE, *texts.SAFETY, *texts.GRAVE,
    ]  # fmt: skip
    assert {t: hints(t) for t in told if hints(t)} == {}


def test_each_is_told_once_in_the_order_of_the_text() -> None:
    found = hints("Fabian and then 12 34 56 78.", "Fabian again.")
    assert [(h.kind, h.text) for h in found] == [("name", "Fabian"), ("telephone", "12 34 56 78")]


def test_a_list_of_names_ends_somewhere() -> None:
    assert len(hints(" and ".join(f"the Xa{chr(97 + n)}bo" for n in range(26)))) == MOST


def test_the_sentence_shows_the_piece_and_what_is_no_text_has_none() -> None:
    assert sentences(["Fabian left.", 16, None]) == ["“Fabian” looks like the name of a person or a place."]


def test_a_long_text_is_read_in_a_moment() -> None:
    """No pattern may fall into a hole on repeated input: a form takes 6,000 characters."""
    for piece in ("1 ", "A-", "a@", "Aa ", "rue a ", "12 a ", "1-", "((", "www."):
        hints(piece * (6000 // len(piece)))
