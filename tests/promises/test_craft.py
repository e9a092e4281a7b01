"""Rules of craft that a machine can hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.promises.code import ROOT, called, files, handwritten, nodes

LONGEST_FILE, LONGEST_FUNCTION = 300, 40
# Every read past the door, and why: (file, how often).
UNSCOPED = {
    "audit/sealing.py": (1, "the seal covers every event and shows none"),
    "cases/actions/opening.py": (
        4,
        "a grant and a team are renewed by whoever gives them, not by their members",
    ),
    "cases/models/item.py": (1, "an agency's own grants close the preview that acceptance has replaced"),
    "cases/rows/erasures.py": (1, "an erasure finds what no person reaches any more"),
    "cases/rows/teams.py": (3, "what hangs on cases that the door has just given, joined by hand"),
    "cases/year.py": (4, "counts over the house's own cases; a figure shows nobody"),
    "infohouse/core/guard.py": (0, "the door itself"),
}
FORBIDDEN = {
    r"_base_manager": "walks around the door",
    r"\.raw\(": "walks around the door",
    r"_default_manager": "walks around the door",
    r"objects\.all\(\)": "names nobody for whom it reads",
    r"@receiver|\.connect\(": "signals act at a distance",
    r"except( Exception)?:\s*\n\s*pass": "swallows what went wrong",
    r"\bTODO\b|\bFIXME\b": "is not done",
    r"mark_safe|\|safe\b": "lets what was typed become markup",
    r"pickle|yaml\.load\(|eval\(|exec\(": "runs what was read",
}
# Where a forbidden word means something else.
EXCUSED = {("agencies/rows.py", r"objects\.all\(\)")}


def product() -> list[Path]:
    return handwritten()


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_read_past_the_door_is_listed_with_its_reason() -> None:
    found: dict[str, int] = {}
    for where, node in nodes(ast.Call):
        if called(node) == "unscoped":
            found[where] = found.get(where, 0) + 1
            assert node.args or node.keywords, f"{where} gives no reason"
    assert found == {where: times for where, (times, _reason) in UNSCOPED.items() if times}


def test_a_reason_is_never_empty() -> None:
    reasons = [
        node.value.value
        for _, node in nodes(ast.Assign)
        if getattr(node.targets[0], "id", "") == "REASON" and isinstance(node.value, ast.Constant)
    ]
    assert len(reasons) >= 2
    assert all(len(reason.split()) > 4 for reason in reasons)


def test_nothing_forbidden_stands_in_the_product() -> None:
    found = [
        f"{name(path)}: {pattern} {why}"
        for path in product()
        for pattern, why in FORBIDDEN.items()
        if re.search(pattern, path.read_text()) and (name(path), pattern) not in EXCUSED
    ]
    assert found == []


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    everything = files(
        of=("infohouse", "audit", "agencies", "sharing", "mechanisms", "cases", "ops", "tests")
    )
    lengths = {name(path): len(path.read_text().splitlines()) for path in everything}
    assert {
        where: lines for where, lines in lengths.items() if lines > LONGEST_FILE and "0001" not in where
    } == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{where}:{node.lineno} {node.name}"
        for where, node in nodes((ast.FunctionDef, ast.AsyncFunctionDef))
        if node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_is_imported_inside_a_function() -> None:
    assert [where for where, function in nodes(ast.FunctionDef) if any(inner_imports(function))] == []


def inner_imports(function: ast.AST) -> Iterator[ast.AST]:
    return (n for n in ast.walk(function) if isinstance(n, (ast.Import, ast.ImportFrom)))


def test_every_module_says_what_it_is() -> None:
    silent = [
        name(p)
        for p in product()
        if p.read_text().strip() and not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert silent == []


def test_every_public_function_of_a_verb_or_a_card_says_what_it_does() -> None:
    silent = [
        f"{where} {node.name}"
        for where, node in nodes((ast.FunctionDef, ast.ClassDef))
        if re.search(r"actions/|cards/|rows\.py|core/[a-z]+\.py", where)
        and "apps.py" not in where
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and in_plain_sight(where, node)
    ]
    assert silent == []


def in_plain_sight(where: str, node: ast.AST) -> bool:
    """Say whether it stands at the top of its module, not inside a class."""
    return any(node is top for top in ast.parse((ROOT / where).read_text()).body) or node.col_offset == 0


def test_no_verb_asks_an_event_who_it_belongs_to() -> None:
    """Keyword-only beyond two arguments: a call says what it passes."""
    loose = [
        f"{where} {node.name}"
        for where, node in nodes(ast.FunctionDef)
        if "/actions/" in where and not node.name.startswith("_") and len(node.args.args) > 2
    ]
    assert loose == []


def test_templates_print_nothing_unescaped() -> None:
    pages = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "infohouse").rglob("*.html")]
    assert pages
    assert [str(p) for p in pages if re.search(r"\|\s*safe\b|autoescape off", p.read_text())] == []
