"""What is installed is exactly what was reviewed, from wherever the machine gets its packages."""

import json
import re
from pathlib import Path

import pytest

from ops import bootstrap
from ops.paths import ROOT

LOCKS = sorted((ROOT / "ops" / "locks").glob("*.lock"))


def requirements(lock: Path) -> list[str]:
    return [part for part in re.split(r"\n(?=\S)", lock.read_text().replace("\\\n", " ")) if part.strip()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_pinned_to_a_hash(lock: Path) -> None:
    loose = [line for line in requirements(lock) if not re.match(r"[\w.\[\],-]+==\S+ .*--hash=sha256:", line)]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_the_place_it_was_fetched_from(lock: Path) -> None:
    assert "http" not in lock.read_text()


def test_the_front_end_lock_names_no_registry_either() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in packages.items() if name)


def _pins(lock: Path) -> set[str]:
    return set(re.findall(r"^([\w.\[\]-]+==\S+)", lock.read_text(), re.MULTILINE))


def test_the_tests_run_with_the_packages_of_production() -> None:
    base, dev = (_pins(ROOT / "ops" / "locks" / f"{name}.lock") for name in ("base", "dev"))
    assert base <= dev


def test_a_changed_lock_is_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = tmp_path / "stamp"
    monkeypatch.setattr(bootstrap, "LOCKS", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", stamp)
    for name in ("base", "dev"):
        (tmp_path / f"{name}.lock").write_text(f"{name}==1")
    assert not bootstrap.is_installed("base")
    stamp.write_text(bootstrap.lock_key("dev"))
    assert bootstrap.is_installed("base")
    (tmp_path / "dev.lock").write_text("dev==2")
    assert not bootstrap.is_installed("base")
