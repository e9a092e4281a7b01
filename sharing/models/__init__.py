"""Nouns of the sharing room."""

from sharing.models.decision import Decision

__all__ = ["Decision"]
