"""What every page shows around its content."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.permissions import role_label
from infohouse.core.actor import Actor

# (text, url name, permission that shows it)
PLACES = (
    (_("Today"), "today", "read-inbox"),
    (_("My concerns"), "concerns", "log-concern"),
    (_("Ask without a name"), "consultations", "log-concern"),
    (_("Desk"), "desk", "triage"),
    (_("Cases"), "cases", "work-case"),
    (_("Search"), "search", "work-case"),
    (_("Follow-up"), "follow_up", "work-case"),
    (_("Referrals"), "referrals", "answer-referral"),
    (_("Notices"), "notices", "read-inbox"),
    (_("Invitations"), "invitations", "answer-referral"),
    (_("Packages"), "hand_offs", "receive-hand-off"),
    (_("Erasure"), "erasures", "erase"),
    (_("The year in figures"), "figures", "read-figures"),
    (_("Operations"), "operations", "operate"),
    (_("The law"), "law", "read-law"),
)


@dataclass(frozen=True, slots=True)
class Hat:
    """Who is acting, for whom, why."""

    person: str
    agency: str
    role: str
    purpose: str
    cleared: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the hat, the navigation and the phone numbers. Asks the database nothing."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "hat": _hat(request, actor) if actor else None,
        "navigation": _navigation(request, actor) if actor else [],
        "emergency_phone": _emergency_phone(actor),
        "desk_phone": settings.DESK_PHONE,
        "demo": settings.ENV == "demo",
        # Before the login nobody knows who reads.
        "service_name": "Infohouse" if actor and not actor.unaware else _("Shared work"),
    }


def _emergency_phone(actor: Actor | None) -> str:
    """Return the number of the country whose agency one acts for."""
    here = actor.country if actor else ""
    return settings.EMERGENCY_PHONES.get(here, settings.EMERGENCY_PHONE)


def _hat(request: HttpRequest, actor: Actor) -> Hat | None:
    membership = getattr(request, "hat", None)
    if membership is None:
        return None
    return Hat(
        person=membership.user.display_name,
        agency=membership.agency.name,
        role=role_label(membership.role),
        purpose=actor.purpose.label,
        cleared=membership.cleared,
    )


def _navigation(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    return [
        {"text": text, "href": reverse(name), "active": request.path.startswith(reverse(name))}
        for text, name, permission in PLACES
        if actor.can(permission)
    ]
