"""Nouns of the mechanisms room."""

from mechanisms.models.mechanism import Mechanism

__all__ = ["Mechanism"]
