"""No pack opens what the floor keeps closed: for each line a pack that tries, and every shipped pack passes."""

import re

import pytest

from sharing.floor import LINES, breaches
from sharing.pack import all_packs, from_texts, shipped_groups, shipped_texts

NEW = """
[[rule]]
id = "{country}-R99"
modality = "{modality}"
from = {frm}
to = {to}
categories = {categories}
purposes = {purposes}
conditions = {conditions}
obligations = {obligations}
citation = "An invented section"
text = "An invented rule."
confidence = "M"
{more}
"""


def rule(country: str = "DK", **parts: str) -> str:
    """Return one more rule, by default a permission of everything for an investigation."""
    words = {"modality": "may", "frm": '["*"]', "to": '["police"]', "categories": '["*"]',
             "purposes": '["criminal-investigation"]', "conditions": "[]", "obligations": "[]", "more": ""}  # fmt: skip
    return NEW.format(country=country, **{**words, **parts})


def broken(country: str, *, add: str = "", head: tuple[str, str] | None = None, **drop: str) -> list[str]:
    """Return the breaches of a country's pack with a rule more, a rule less, or another head."""
    texts = shipped_texts(country)
    texts["sharing.toml"] += add
    texts["pack.toml"] = re.sub(r", rules = \[.*?\]", "", texts["pack.toml"])  # open points name rules
    if "without" in drop:
        texts["sharing.toml"] = re.sub(
            rf'\[\[rule\]\]\nid = "{drop["without"]}"\n.*?(?=\n\[\[rule\]\]|\Z)',
            "",
            texts["sharing.toml"],
            flags=re.S,
        )
    if "sharing" in drop:
        old, new = drop["sharing"].split(" -> ")
        assert old in texts["sharing.toml"]
        texts["sharing.toml"] = texts["sharing.toml"].replace(old, new)
    if head:
        assert re.search(head[0], texts["pack.toml"], re.S)
        texts["pack.toml"] = re.sub(*head, texts["pack.toml"], flags=re.S)  # type: ignore[call-overload]
    return breaches(from_texts(country, texts, groups=shipped_groups()))


@pytest.mark.parametrize("country", sorted(all_packs()))
def test_every_shipped_pack_stands_on_the_floor(country: str) -> None:
    assert breaches(all_packs()[country]) == []


@pytest.mark.parametrize(
    "new",
    [
        rule(modality="must", more="overrides_secrecy = true"),
        rule(more="life_and_limb = true", conditions="[{ fact = 'necessary' }]"),
        rule(to='["security-service"]', purposes='["intelligence-collection"]'),
        rule(to='["court"]', purposes='["prosecution"]', conditions="[{ consent = 'good' }]"),
    ],
    ids=["a duty that overrides", "life and limb", "to the service", "to the court by consent"],
)
def test_no_rule_brings_a_danish_forum_item_to_an_investigation(new: str) -> None:
    assert any("DK-R99 could open forum items" in said for said in broken("DK", add=new))


def test_the_ban_itself_cannot_go_nor_be_made_to_hang_on_a_fact() -> None:
    opener = rule()
    assert broken("DK", add=opener) == []  # the ban stands before it
    assert any("DK-R99" in said for said in broken("DK", add=opener, without="DK-R7"))
    hung = broken(
        "DK", add=opener, sharing="[{ forum_data = true }] -> [{ forum_data = true }, { age_below = 15 }]"
    )
    assert any("DK-R99" in said for said in hung)


def test_an_exception_to_the_ban_is_found() -> None:
    excepted = broken(
        "DK", add=rule(), sharing='[{ forum_data = true }] -> [{ forum_data = true }]\nunless = ["DK-R99"]'
    )
    assert any("DK-R99 could open" in said for said in excepted)


def test_the_belgian_cell_opens_for_terrorist_offences_only() -> None:
    heard = "[{ heard_in_forum = true }, { fact = 'past_offence', %s }]"
    other = rule("BE", frm='["school"]', conditions=heard % "is = ['terrorist', 'other']")
    known = rule("BE", frm='["school"]', conditions=heard % "not = 'terrorist'")
    assert any("BE-R99" in said for said in broken("BE", add=other))
    assert any("BE-R99" in said for said in broken("BE", add=known))
    assert broken("BE", add=rule("BE", frm='["school"]', conditions=heard % "is = 'terrorist'")) == []


@pytest.mark.parametrize(
    ("country", "head", "said"),
    [
        ("DK", (r"\[forums\.ksp\].*?\n\n", ""), "ksp must stay among the forums"),
        ("BE", ("secret = true", "secret = false"), "lisc-r must stay secret"),
        ("DK", (r'no_fallback_categories = \["intelligence"\]', ""), "add intelligence to no_fallback_categories"),
        ("SE", (r'"criminal-conviction", ', ""), "add criminal-conviction to no_fallback_categories"),
    ],
)  # fmt: skip
def test_a_head_that_lowers_the_floor_is_told(country: str, head: tuple[str, str], said: str) -> None:
    sharing = '"ksp" -> "psp"' if "ksp" in head[0] else ""
    found = broken(country, head=head, **({"sharing": sharing} if sharing else {}))
    assert any(said in one for one in found)


def test_a_forum_item_without_the_mark_is_told() -> None:
    new = rule(purposes='["pve-prevention"]', conditions="[{ members = 'both' }]", more='forums = ["ssp"]')
    assert any("DK-R99 passes forum items on without the mark" in said for said in broken("DK", add=new))


def test_no_rule_opens_every_purpose_without_asking_anybody() -> None:
    plain = rule("FI", purposes='["*"]', conditions="[{ fact = 'necessary' }]")
    assert any("FI-R99 opens every purpose" in said for said in broken("FI", add=plain))
    assert broken("FI", add=rule("FI", purposes='["*"]', conditions="[{ consent = 'good' }]")) == []


@pytest.mark.parametrize(
    "parts",
    [{"obligations": '["de-identify", "check-reidentification"]'}, {"categories": '["deidentified-case"]'}],
)
def test_no_case_without_identity_goes_for_an_excluded_purpose(parts: dict[str, str]) -> None:
    new = rule("FI", purposes='["threat-to-life", "pve-prevention"]', **parts)
    assert any("go for threat-to-life" in said for said in broken("FI", add=new))


@pytest.mark.parametrize(("country", "id"), [("SE", "SE-R13"), ("GB", "GB-R4"), ("NO", "NO-R11")])
def test_an_absolute_ban_cannot_go(country: str, id: str) -> None:
    assert any("must stay under an absolute ban" in said for said in broken(country, without=id))


def test_every_line_of_the_floor_says_what_it_keeps() -> None:
    assert len(LINES) == 7
    assert all(line.__doc__ for line in LINES)
