#!/usr/bin/env python3
"""Run a Django command of Infohouse."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

# They read rules and scenarios from files, and nothing else: a lawyer runs them on a bare checkout.
ON_FILES_ALONE = {"check_scenarios", "explain"}


def lend_surroundings() -> None:
    """Set what the settings ask for and such a command never uses: keys for once, and no database."""
    for name in ("SECRET_KEY", "SEAL_KEY", "WALL_KEY"):
        if f"{name}_FILE" not in os.environ:
            os.environ.setdefault(name, secrets.token_hex(32))
    os.environ.setdefault("DATABASE_URL", "postgresql:///there-is-none")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infohouse.settings")
    if sys.argv[1:2] and sys.argv[1] in ON_FILES_ALONE:
        lend_surroundings()
    execute_from_command_line(sys.argv)
