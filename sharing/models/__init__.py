"""Nouns of the sharing room."""

from sharing.models.decision import Decision
from sharing.models.pack import PackSignature, PackText, PackVersion

__all__ = ["Decision", "PackSignature", "PackText", "PackVersion"]
