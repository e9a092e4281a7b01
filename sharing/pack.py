"""Rule packs: one country's sharing and retention law as dated, cited data.

A pack is read strictly from a folder of TOML files, from texts somebody handed in, or from its canonical
content in the store. Its digest is over that content, so all three give the same pack.
"""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sharing.pack_parts import LAW_FILES, read_parts
from sharing.pack_rules import PackError
from sharing.pack_shape import Forum, Pack, Retention

__all__ = ["Forum", "Pack", "PackError", "Retention", "all_packs", "in_force", "load"]

ROOT = Path(__file__).parent / "packs"
FICTIONAL = "ZZ"
GROUPS, SCENARIOS = "groups.toml", "scenarios.yaml"
FILES = (*LAW_FILES, SCENARIOS)
# What the canonical content of a rule holds as text and a pack as a day.
DAYS = frozenset({"valid_from", "until"})


@lru_cache(maxsize=64)
def load(country: str, root: Path = ROOT) -> Pack:
    """Load one country's pack from its folder, or raise `PackError`."""
    folder = root / country.lower()
    if not folder.is_dir():
        raise PackError(
            str(folder.name), "", f"there is no pack for {country!r}; add a folder with its files"
        )
    texts = {name: _read(folder / name) for name in LAW_FILES}
    return from_texts(country, texts, groups=_read(root / GROUPS))


def from_texts(country: str, texts: Mapping[str, str], *, groups: str) -> Pack:
    """Read a pack from the texts of its files, or raise `PackError`."""
    place = country.lower()
    parts = {name: _toml(texts[name], f"{place}/{name}") for name in LAW_FILES}
    return read_parts({**parts, "groups": _toml(groups, GROUPS)}, place=place)


def from_canonical(canonical: str) -> Pack:
    """Read a pack from its stored content."""
    parts = json.loads(canonical)
    head, rules = parts["pack.toml"], parts["sharing.toml"]["rule"]
    head["from"] = date.fromisoformat(head["from"])
    for rule in rules:
        rule.update({key: date.fromisoformat(rule[key]) for key in DAYS & rule.keys()})
    return read_parts(parts, place=head["country"].lower())


def shipped_texts(country: str, root: Path = ROOT) -> dict[str, str]:
    """Return the texts of a country's files as they stand beside the code; empty where there is no folder."""
    folder = root / country.lower()
    if not folder.is_dir():
        return {}
    return {name: _read(folder / name) for name in FILES}


def shipped_groups(root: Path = ROOT) -> str:
    """Return the groups of words that every pack may name."""
    return _read(root / GROUPS)


def in_force(country: str, day: date) -> Pack:
    """Load the shipped pack that applies on a day."""
    pack = load(country)
    if day < pack.start:
        raise PackError(
            f"{country.lower()}/pack.toml", "", f"the pack starts on {pack.start}; ask for a later day"
        )
    return pack


def all_packs(root: Path = ROOT) -> dict[str, Pack]:
    """Load every shipped pack, by country code, the fictional one included."""
    folders = sorted(path.name.upper() for path in root.iterdir() if (path / "pack.toml").is_file())
    return {country: load(country, root) for country in folders}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PackError(f"{path.parent.name}/{path.name}", "", "the file is missing; add it") from error


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(file, "", f"is no valid TOML: {error}") from error
