"""`manage.py explain` reads well, and says what is there when the id is none."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sharing.pack import ROOT

FILE = str(ROOT / "zz" / "scenarios.yaml")
ONE = """schema: sharing-scenarios/1
scenarios:
- &one
  id: ZZ-1
  title: The police tell the school
  jurisdiction: [ZZ]
  given:
    source: {agency: police, country: ZZ, member: true}
    recipient: {agency: school, country: ZZ, member: true}
    forum: round-table
    purpose: crime-prevention
    subject: {age: 15}
    data: [{category: police-record}]
    facts: {necessary: true}
  expect: {decision: deny}
"""


def explained(file: str, id: str) -> str:
    out = StringIO()
    call_command("explain", file, id, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(ONE)
    return path


def test_the_situation_the_answer_and_the_rules_are_told(file: Path) -> None:
    told = explained(str(file), "ZZ-1")
    assert "Given: police (ZZ, sits in the forum) to school (ZZ, sits in the forum)" in told
    assert "the person is 15 years old" in told and "necessary: True" in told
    assert "Answer: permit-with-obligations. May be shared under Zedland Sharing Act s. 1." in told
    assert "ZZ-R1 opens:" in told and "Not as expected: deny" in told


def test_a_part_of_an_id_is_refused_with_what_it_could_mean() -> None:
    with pytest.raises(CommandError, match=r"has no scenario ZZ-10; did you mean ZZ-10\d"):
        explained(FILE, "ZZ-10")


def test_an_unknown_id_is_refused(file: Path) -> None:
    with pytest.raises(CommandError, match="has no scenario nonsense$"):
        explained(str(file), "nonsense")


def test_an_id_that_stands_twice_is_refused(file: Path) -> None:
    file.write_text(ONE + "- *one\n")
    with pytest.raises(CommandError, match="has 2 scenarios ZZ-1; give each its own id"):
        explained(str(file), "ZZ-1")


def test_several_ids_are_refused(file: Path) -> None:
    with pytest.raises(CommandError, match="unrecognized arguments"):
        call_command("explain", str(file), "ZZ-1", "ZZ-2")


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nothing\.yaml"):
        explained(str(tmp_path / "nothing.yaml"), "ZZ-1")
