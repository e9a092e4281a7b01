"""Scenario files and the two commands."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sharing.pack import ROOT
from sharing.scenarios import ScenarioError, read, run

GOOD = ROOT / "zz" / "scenarios.yaml"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A file whose first scenario expects what the law does not say."""
    path = tmp_path / "wrong.yaml"
    path.write_text(GOOD.read_text("utf-8").replace("permit-with-obligations", "duty", 1), "utf-8")
    return path


def test_a_failure_names_what_was_expected_and_what_came(wrong: Path) -> None:
    (failure,) = run(wrong)
    assert failure.id == "ZZ-101"
    assert str(failure).startswith("ZZ-101: expected duty [")
    assert "got permit-with-obligations [" in str(failure)
    assert failure.rules == ("ZZ-R1",)


def test_a_missing_obligation_fails_and_an_extra_one_does_not(tmp_path: Path) -> None:
    text = GOOD.read_text("utf-8")
    path = tmp_path / "file.yaml"
    path.write_text(
        text.replace("no-investigative-use, purpose-bound, record-necessity", "purpose-bound"), "utf-8"
    )
    assert run(path) == []
    path.write_text(
        text.replace("no-investigative-use, purpose-bound", "notify-subject, purpose-bound", 1), "utf-8"
    )
    assert len(run(path)) == 1


def test_a_file_of_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.yaml"
    path.write_text("schema: something-else/1\nscenarios: []\n", "utf-8")
    with pytest.raises(ScenarioError, match="sharing-scenarios/1"):
        read(path)


def test_a_scenario_that_cannot_be_read_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "torn.yaml"
    torn = GOOD.read_text("utf-8").replace("    purpose: pve-prevention\n", "", 1)
    path.write_text(torn, "utf-8")
    assert [str(failure) for failure in run(path)] == [
        "ZZ-101: expected a scenario of this schema, got unreadable KeyError('purpose') (rules: none)"
    ]


def test_norway_may_be_written_without_quotes(tmp_path: Path) -> None:
    """YAML reads a bare NO as false."""
    quoted = (ROOT / "no" / "scenarios.yaml").read_text("utf-8")
    path = tmp_path / "norway.yaml"
    path.write_text(quoted.replace("'NO'", "NO"), "utf-8")
    assert "'NO'" in quoted
    assert run(path) == []


def test_the_command_counts_and_ends_well() -> None:
    out = StringIO()
    call_command("check_scenarios", str(GOOD), stdout=out)
    assert out.getvalue() == "24 passed, 0 failed\n"


def test_the_command_prints_each_failure_and_ends_with_one(wrong: Path) -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_scenarios", str(GOOD), str(wrong), stdout=out)
    lines = out.getvalue().splitlines()
    assert ended.value.code == 1
    assert lines[0].startswith("ZZ-101: expected")
    assert lines[-1] == "47 passed, 1 failed"


def test_the_reasoning_of_one_scenario_is_printed() -> None:
    out = StringIO()
    call_command("explain", str(GOOD), "ZZ-101", stdout=out)
    assert "ZZ-R1 opens: Members of the round table" in out.getvalue()


def test_an_unknown_scenario_is_refused() -> None:
    with pytest.raises(CommandError, match="no scenario ZZ-999"):
        call_command("explain", str(GOOD), "ZZ-999")
