"""Nouns of the agencies room."""

from agencies.models.agency import Agency, District
from agencies.models.client import ApiClient
from agencies.models.digest import Digest
from agencies.models.forum import Forum, Mandate, is_unaware
from agencies.models.service import Service
from agencies.models.user import Membership, User

__all__ = [
    "Agency",
    "ApiClient",
    "Digest",
    "District",
    "Forum",
    "Mandate",
    "Membership",
    "Service",
    "User",
    "is_unaware",
]
