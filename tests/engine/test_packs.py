"""Every pack loads, is complete, and answers its own scenarios."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from sharing.engine.law import Law
from sharing.engine.rule import Modality
from sharing.pack import ROOT, PackError, all_packs, in_force, load
from sharing.scenarios import laws_on, read, run
from tests.engine.asking import DAY

COUNTRIES = sorted(all_packs())
LAST_RULE = {"DK": 15, "SE": 15, "FI": 13, "NO": 12, "GB": 10, "BE": 9, "NL": 7, "ZZ": 8}


def scenarios_of(country: str) -> Path:
    """The scenario file of one pack."""
    return ROOT / country.lower() / "scenarios.yaml"


def test_every_country_has_a_pack() -> None:
    assert sorted(LAST_RULE) == COUNTRIES


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_pack_answers_its_own_scenarios(country: str) -> None:
    assert [str(failure) for failure in run(scenarios_of(country), laws_on(DAY))] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_is_in_the_pack_and_has_a_scenario(country: str) -> None:
    wanted = {f"{country}-R{n}" for n in range(1, LAST_RULE[country] + 1)}
    assert {rule.id for rule in load(country).rules} == wanted
    named = {rule for scenario in read(scenarios_of(country)) for rule in scenario["rules"]}
    assert named >= wanted


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_pack_says_that_it_is_a_default_nobody_has_confirmed(country: str) -> None:
    pack = load(country)
    assert "Illustrative default" in pack.notice
    assert pack.confirmed_by is None
    assert (ROOT / country.lower() / "CHANGELOG.md").read_text("utf-8").count(f"## {pack.version}") == 1


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_cites_its_authority_in_words(country: str) -> None:
    for rule in load(country).rules:
        assert rule.citation.strip(), rule.key
        assert rule.text.endswith("."), rule.key


def test_only_the_rules_in_force_on_the_day_decide() -> None:
    sweden = load("SE")
    starts = date(2025, 12, 1)
    before, after = sweden.rules_on(starts - timedelta(days=1)), sweden.rules_on(starts)
    assert {rule.id for rule in after} - {rule.id for rule in before} == {"SE-R9"}
    assert sweden.law(DAY) is sweden.law(DAY + timedelta(days=1))


def test_a_pack_is_not_in_force_before_its_start() -> None:
    assert in_force("DK", DAY).country == "DK"
    with pytest.raises(PackError, match="starts on"):
        in_force("DK", date(2000, 1, 1))


def test_the_digest_changes_with_the_content_and_not_with_comments(tmp_path: Path) -> None:
    def copy(change: str, by: str) -> str:
        root = tmp_path / str(len(list(tmp_path.iterdir())))
        (root / "zz").mkdir(parents=True)
        for name in ("groups.toml", "zz/pack.toml", "zz/sharing.toml", "zz/retention.toml"):
            (root / name).write_text((ROOT / name).read_text("utf-8").replace(change, by), "utf-8")
        return load("ZZ", root).digest

    original = load("ZZ").digest
    assert copy("# Zedland", "# The law of Zedland") == original
    assert copy("Zedland Sharing Act s. 1", "Zedland Sharing Act s. 11") != original


def test_rules_without_power_and_restated_defaults_decide_nothing() -> None:
    silent = [r for r in load("DK").rules if r.modality is Modality.NONE]
    silent += [r for r in load("SE").rules if r.by_default]
    assert [r.id for r in silent] == ["DK-R6", "SE-R1"]
    assert not any(Law(silent).cell("health", "police", "social-record", "pve-prevention", "ssp"))


def test_no_rule_of_any_country_is_known_to_the_engine() -> None:
    folder = ROOT.parent
    code = [*(folder / "engine").glob("*.py"), *folder.glob("*.py")]
    known = re.compile(r"['\"](DK|SE|FI|NO|GB|BE|NL|ZZ)-R?\d+")
    assert [path.name for path in code if known.search(path.read_text("utf-8"))] == []


def test_the_engine_imports_nothing_but_the_standard_library() -> None:
    allowed = {
        "collections",
        "dataclasses",
        "enum",
        "typing",
        "types",
        "re",
        "calendar",
        "datetime",
        "sharing",
    }
    imports = re.compile(r"^ *(?:from|import) (\w+)", re.MULTILINE)
    rooms = re.compile(r"^ *(?:from|import) sharing\.(?!engine)", re.MULTILINE)
    for path in (ROOT.parent / "engine").glob("*.py"):
        text = path.read_text("utf-8")
        assert set(imports.findall(text)) <= allowed, path.name
        assert not rooms.search(text), path.name
