"""Nouns of the audit room."""

from audit.models.delivery import Delivery
from audit.models.event import Event
from audit.models.seal import Seal

__all__ = ["Delivery", "Event", "Seal"]
