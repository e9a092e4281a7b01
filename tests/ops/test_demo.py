"""What the launcher promises before anything runs."""

import socket
import stat
from contextlib import ExitStack
from pathlib import Path

import pytest

from ops import demo
from ops.services import HOST, StartError, listen, process_environment


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(demo, "VAR", tmp_path)
    monkeypatch.setattr(demo, "KEYS", tmp_path / "keys")
    return tmp_path


def test_a_second_launcher_is_told_so_and_leaves_the_first_alone(own_folders: Path) -> None:
    with demo.only_one():
        with pytest.raises(demo.AlreadyRunning, match="process"), demo.only_one():
            pass
        assert (own_folders / "demo.lock").read_text().startswith("process")
    with demo.only_one():
        pass


def test_keys_are_drawn_once_and_only_their_owner_can_read_them(own_folders: Path) -> None:
    files = demo.key_files()
    first = {name: Path(path).read_text() for name, path in files.items()}
    assert set(first) == {"SECRET_KEY_FILE", "SEAL_KEY_FILE", "WALL_KEY_FILE"}
    assert len(set(first.values())) == 3 and all(len(key) >= 48 for key in first.values())
    assert {stat.S_IMODE(Path(path).stat().st_mode) for path in files.values()} == {0o600}
    assert {name: Path(path).read_text() for name, path in demo.key_files().items()} == first


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with listen(port) as door:
            assert door.getsockname()[1] != port


def test_an_external_database_needs_an_address_for_each_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://web@db/infohouse")
    monkeypatch.delenv("OWNER_DATABASE_URL", raising=False)
    with pytest.raises(StartError, match="OWNER_DATABASE_URL, WORKER_DATABASE_URL"), ExitStack() as stack:
        demo.start_database(stack, broker="redis://broker")


def test_an_external_database_is_used_with_each_role_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, role in {
        "DATABASE_URL": "web",
        "OWNER_DATABASE_URL": "owner",
        "WORKER_DATABASE_URL": "worker",
    }.items():
        monkeypatch.setenv(name, f"postgres://{role}@db/infohouse")
    with ExitStack() as stack:
        found = demo.start_database(stack, broker="redis://broker")
    assert (found.owner, found.web, found.worker) == tuple(
        f"postgres://{role}@db/infohouse" for role in ("owner", "web", "worker")
    )


def test_an_external_database_is_never_emptied_by_a_reset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://web@db/infohouse")
    with pytest.raises(StartError, match="nothing was touched"):
        demo.reset()


def test_a_process_never_learns_the_address_of_another_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OWNER_DATABASE_URL", "postgres://owner@db/infohouse")
    monkeypatch.setenv("PGOPTIONS", "-c row_security=off")
    env = process_environment({}, database="postgres://web@db/infohouse", broker="memory://")
    assert env["DATABASE_URL"] == "postgres://web@db/infohouse"
    assert {"OWNER_DATABASE_URL", "PGOPTIONS"} & set(env) == set()
