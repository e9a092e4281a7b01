"""A pack that is wrong in any way does not load, and says what to put right."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sharing.pack import ROOT, PackError, load

Spoil = Callable[[str, str, str], PackError]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Change one text in a copy of the fictional pack, and return the error of loading it."""

    def change(file: str, old: str, new: str) -> PackError:
        root = tmp_path / "packs"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(ROOT / "zz", root / "zz")
        shutil.copy(ROOT / "groups.toml", root)
        path = root / "zz" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        load.cache_clear()
        with pytest.raises(PackError) as caught:
            load("ZZ", root)
        return caught.value

    return change


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ('modality = "may"', 'modality = "might"', "might"),
        ('categories = ["*"]', 'categories = ["gossip"]', "'gossip' is none of the data categories"),
        ('from = ["@partners"]', 'from = ["@friends"]', "group '@friends' is unknown"),
        ('from = ["@partners"]', "from = []", "from is empty"),
        ('forums = ["round-table"]', 'forums = ["square-table"]', "forum ['square-table'] is unknown"),
        ('{ fact = "necessary" }', '{ fact = "nice" }', "fact 'nice' is unknown"),
        ('{ fact = "necessary" }', '{ fact = "necessary", sort_of = true }', "'sort_of' is not on the list"),
        ('{ fact = "necessary" }', '{ fact = "balancing", is = "heavy" }', "cannot be ('heavy',)"),
        ('{ members = "both" }', '{ members = "some" }', "cannot be ('some',)"),
        ('{ members = "both" }', '{ fact = "necessary", members = "both" }', "takes no fact"),
        ('{ members = "both" }', "{ at_least = 3 }", "needs a fact"),
        ('{ members = "both" }', '{ age_below = "young" }', "needs a number"),
        ('{ members = "both" }', "{ age_below = 18, age_from = 3 }", "exactly one of"),
        (
            '"record-necessity", "purpose-bound"',
            '"record-mercy", "purpose-bound"',
            "obligation 'record-mercy'",
        ),
        ('confidence = "V"', 'confidence = "sure"', "confidence 'sure' is unknown"),
        ('confidence = "V"', 'confidence = "V"\nmood = "good"', "remove or correct mood"),
        ('confidence = "V"', 'confidence = "V"\nabsolute = true', "belong to must-not rules"),
        ('confidence = "V"', 'confidence = "V"\nabsolute = "yes"', "absolute must be true or false"),
        ('confidence = "V"', 'confidence = "V"\noverrides_secrecy = true', "belongs to must rules"),
        (
            'confidence = "V"',
            'confidence = "V"\nwhen = [{ age_below = 18 }]',
            "when belongs to rules with adds_to",
        ),
        ('confidence = "V"', 'confidence = "V"\nadds_to = "ZZ-R99"', "'ZZ-R99', which this pack has not"),
        ('confidence = "V"', 'confidence = "V"\nvalid_from = "2025-01-01"', "is no day"),
        ('confidence = "V"', 'confidence = "V"\nuntil = 2001-01-01', "until must lie after"),
        ('citation = "Zedland Sharing Act s. 1"', 'citation = " "', "citation must be a text"),
        ('text = "Members', 'txt = "Members', "add text"),
        ('id = "ZZ-R2"', 'id = "ZZ-R1"', "stands twice"),
        ("conditions = [", "condtions = [", "remove or correct condtions"),
        ('from = ["@partners"]', 'from = "*"', "from must be a list of words"),
        ("conditions = [{ members", 'conditions = ["necessary", { members', "must be a list of conditions"),
        ('"record-necessity", "purpose-bound"', '"review-by:6 months"', "is no ISO 8601 period"),
        ('{ members = "both" }', "{ age_below = 18.5 }", "whole years"),
        ('{ members = "both" }', "{ age_below = [18, 21] }", "takes one value"),
        ('{ members = "both" }', "{ heard_in_forum = false }", "cannot be (False,)"),
        ('{ members = "both" }', '{ forum_data = "yes" }', "cannot be ('yes',)"),
        ('{ fact = "necessary" }', '{ fact = "risk_level", at_least = "cretain" }', "cannot be ('cretain',)"),
        ('citation = "Zedland Sharing Act s. 1"', "citation = 1.10", "citation must be a text"),
    ],
)
def test_a_wrong_rule_names_file_rule_and_remedy(spoil: Spoil, old: str, new: str, remedy: str) -> None:
    error = spoil("sharing.toml", old, new)
    assert (error.file, error.rule) == ("zz/sharing.toml", "ZZ-R1")
    assert remedy in error.remedy


@pytest.mark.parametrize(
    ("old", "new"),
    [('country = "ZZ"', 'country = "ZX"'), ("notice =", "note ="), ("received =", "got ="),
     ("country", "= country"), ('minors = "guardian-and-child"', 'minors = "nobody"'),
     ('"@partners"', '"@nobody"'), ("from = 2024-01-01", 'from = "2024-01-01"'), ("child = 18", 'child = "18"'),
     ('version = "1.1.0"', "version = 1.10"), ("secret = true", 'secret = "yes"'), ("secret = true", "secrt = true"),
     ('no_fallback_categories = ["intelligence"]', 'no_fallback_facts = ["nonsense"]'),
     ('no_fallback_categories = ["intelligence"]', 'access_deferral = "no"'),
     ('no_fallback_categories = ["intelligence"]', 'open_points = [{ text = "?", rules = ["ZZ-R99"] }]'),
     ('country = "ZZ"', "country = NO"), ('country = "ZZ"', "country = false"), ('notice = "', 'notice = " " # "')],
)  # fmt: skip
def test_a_wrong_head_is_refused(spoil: Spoil, old: str, new: str) -> None:
    assert spoil("pack.toml", old, new).file.startswith("zz/pack.toml")


def test_a_rule_of_another_country_is_refused(spoil: Spoil) -> None:
    assert "must begin with ZZ-R" in spoil("sharing.toml", 'id = "ZZ-R1"', 'id = "SE-R1"').remedy


def test_an_absolute_ban_with_an_exception_is_refused(spoil: Spoil) -> None:
    error = spoil("sharing.toml", "absolute = true", 'absolute = true\nunless = ["ZZ-R1"]')
    assert (error.rule, error.remedy[:24]) == ("ZZ-R6", "an absolute ban has no e")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"P2Y"', '"two years"'),
        ("review-by:P6M", "review-by:P6"),
        ("review-by:P6M", "review-at:P6M"),
        ("source =", "src ="),
        ('review = "P6M"', "review = 6"),
        ('closing = ["review-by:P6M", "erase-by:P2Y"]', 'closing = "review-by:P6M"'),
        ('confidence = "M"', 'confidence = "sure"'),
    ],
)
def test_a_wrong_period_is_refused(spoil: Spoil, old: str, new: str) -> None:
    assert spoil("retention.toml", old, new).file == "zz/retention.toml"


def test_a_country_without_a_folder_is_refused() -> None:
    with pytest.raises(PackError, match="no pack for 'XX'"):
        load("XX")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "zz").mkdir()
    with pytest.raises(PackError, match=r"zz/pack\.toml.*missing"):
        load("ZZ", tmp_path)
