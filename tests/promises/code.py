"""The product's own code as trees, for tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("infohouse", "audit", "agencies", "sharing", "mechanisms", "cases")


def files(*, of: tuple[str, ...] = ROOMS) -> list[Path]:
    """Return every Python file of these folders."""
    return sorted(path for folder in of for path in (ROOT / folder).rglob("*.py"))


def handwritten(*, of: tuple[str, ...] = ROOMS) -> list[Path]:
    """Return what people wrote: migrations that Django wrote are left out."""
    return [path for path in files(of=of) if "migrations" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[str, ast.AST]]:
    """Return each node of a kind, with its file."""
    for path in handwritten():
        for node in ast.walk(tree(path)):
            if isinstance(node, kind):
                yield str(path.relative_to(ROOT)), node


def called(node: ast.Call) -> str:
    """Return the last word of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def words(node: ast.Call) -> list[str]:
    """Return the plain strings among the arguments of a call."""
    given = [*node.args, *(k.value for k in node.keywords)]
    return [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
