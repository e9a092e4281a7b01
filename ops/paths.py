"""Where the machinery keeps its files."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
# Both outlive a reboot or a long TMPDIR: the first keeps data, the second keeps socket paths short (the limit
# is about 100 bytes).
LASTING = Path("/var/tmp") if Path("/var/tmp").is_dir() else Path(tempfile.gettempdir())
SHORT = Path("/tmp") if Path("/tmp").is_dir() else Path(tempfile.gettempdir())


class UnsafeFolder(Exception):
    """A folder with our name in a shared place belongs to somebody else."""


def short_name(purpose: Path) -> str:
    """Name a folder after its purpose and its user, so that root and a user never share one."""
    digest = hashlib.sha256(f"{os.geteuid()}:{purpose}".encode()).hexdigest()
    return f"ih-{digest[:12]}"


def private_folder(path: Path, *, owner: int | None = None) -> Path:
    """Make a folder only its owner may enter; refuse one that somebody else put there first."""
    wanted = os.geteuid() if owner is None else owner
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {wanted, os.geteuid()}:
        raise UnsafeFolder(f"{path} belongs to somebody else; remove it and start again")
    path.chmod(0o700)
    if found.st_uid != wanted:
        os.chown(path, wanted, -1)
    return path


def socket_path(purpose: Path) -> Path:
    """Return where the sockets of one data folder go."""
    return SHORT / short_name(purpose)
