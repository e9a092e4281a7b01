"""Strict readers for settings that come from the environment."""

import os
from pathlib import Path

from infohouse.core.errors import Misconfigured


def text(name: str, default: str | None = None) -> str:
    """Return NAME, or the default; refuse to start without either."""
    value = os.environ.get(name, default)
    if value is None:
        raise Misconfigured(f"Set the environment variable {name}.")
    return value


def secret(name: str) -> str:
    """Return the secret in NAME, or in the file that NAME_FILE points to."""
    path = os.environ.get(f"{name}_FILE")
    value = Path(path).read_text().strip() if path else os.environ.get(name, "")
    if len(value) < 32:
        raise Misconfigured(f"Set {name}_FILE to a file with at least 32 random characters (or {name}).")
    return value


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """Return NAME, which must be one of the allowed words."""
    value = os.environ.get(name, default)
    if value not in allowed:
        raise Misconfigured(f"{name} is {value!r}; it must be one of {', '.join(allowed)}.")
    return value


def seconds(name: str, default: float) -> float:
    """Return NAME as a positive number of seconds."""
    raw = os.environ.get(name, str(default))
    try:
        value = float(raw)
    except ValueError:
        raise Misconfigured(f"{name} is {raw!r}; it must be a number of seconds.") from None
    if value <= 0:
        raise Misconfigured(f"{name} must be more than zero.")
    return value
