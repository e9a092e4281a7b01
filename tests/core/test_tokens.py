"""Keyed fingerprints: what is the same is found, what it says is not."""

import pytest

from infohouse.core.tokens import name_parts, name_tokens, plain, token


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fabian Fiktiv", "fiktiv, FABIAN"),
        ("Åse Kjær", "Aase Kjaer"),
        ("Søren Bøgh", "Soeren Boegh"),
        ("Søren", "Soren"),
        ("Jürgen Groß", "Juergen Gross"),
        ("José  María", "Jose Maria"),
        ("Anne-Mette", "Anne Mette"),
        ("ﬁktiv", "fiktiv"),
        ("Fabian Fabian", "Fabian"),
    ],
)
def test_the_same_name_in_other_spellings_has_the_same_tokens(one: str, other: str) -> None:
    assert name_tokens(one) == name_tokens(other) != frozenset()


def test_other_names_have_other_tokens() -> None:
    assert not name_tokens("Fabian Fiktiv") & name_tokens("Fabiana Fiktivsen")


@pytest.mark.parametrize("nothing", ["", "  ", "1234", "A. B.", "?!"])
def test_what_is_no_name_has_no_token(nothing: str) -> None:
    assert name_tokens(nothing) == frozenset()


def test_other_alphabets_are_kept() -> None:
    assert name_parts("Иван Петров") == ("иван", "петров")
    assert plain("محمد") == "محمد"


def test_a_token_tells_nothing_without_the_key(settings) -> None:
    before = token("fabian", "name")
    settings.SEAL_KEY = "another key"
    assert token("fabian", "name") != before
    assert "fabian" not in before
    assert len(before) == 32


def test_tokens_of_different_labels_never_match() -> None:
    assert token("fabian", "name") != token("fabian", "duplicate")
