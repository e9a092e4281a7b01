"""The rooms are the rooms of the architecture, and look in one direction."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from django.conf import settings

from tests.promises.code import ROOT

CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def contract(name: str) -> dict[str, list[str]]:
    return next(c for c in CONTRACT["contracts"] if c["id"] == name)


def rooms() -> set[str]:
    """Return our own applications that settings install."""
    return {app for app in settings.INSTALLED_APPS if (ROOT / app.split(".")[0]).is_dir()}


def test_every_room_stands_in_the_import_contract_and_every_layer_is_a_room() -> None:
    layers = {part.strip() for layer in contract("rooms")["layers"] for part in layer.split("|")}
    roof = {
        "infohouse.urls",
        "infohouse.wsgi",
        "infohouse.middleware",
        "infohouse.health",
        "infohouse.context",
    }
    assert layers - roof - {"infohouse.errors"} == rooms()


def test_every_room_keeps_the_floor_plan() -> None:
    floors = {room for room in rooms() if "." not in room}
    assert set(contract("floors")["containers"]) == floors
    assert contract("floors")["exhaustive"] is True


def test_the_contract_looks_at_every_package() -> None:
    assert set(CONTRACT["root_packages"]) == {room.split(".")[0] for room in rooms()}


def test_the_import_contract_is_kept() -> None:
    found = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert found
    done = subprocess.run([found, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_room_says_what_it_is_for() -> None:
    silent = [room for room in rooms() if "." not in room and not (ROOT / room / "README.md").is_file()]
    assert silent == []
