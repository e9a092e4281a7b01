"""Everything that is invented: one district, its people and a year of their work. Never in production."""

from django.conf import settings
from django.core.management.base import CommandError


def refuse_in_production() -> None:
    """Stop a command that would put invented people beside real ones."""
    if settings.PRODUCTION:
        raise CommandError(
            "The demo never runs in production: it would put invented people beside real ones."
        )
