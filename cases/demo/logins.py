"""What a visitor needs to know: who can sign in, what to try, how a system calls the API."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.actors import NEUTRAL
from agencies.models.forum import ORDINARY
from agencies.permissions import purposes_of, role_label
from cases.cards.referrals import received_rows
from cases.demo.agencies import BODIES, CLIENT_SECRET, HOUSE_TABLE, SSP_TABLE, client_id
from cases.demo.people import HATS, PVE, Cast, Hat
from cases.models import Referral
from infohouse.core.wall import acting_as

ROLES = {(hat.name, hat.agency): hat for hat in HATS}
TRY = {
    (
        "Tove Testlærer",
        "school",
    ): "finish the draft, send it, keep the receipt; see what came back on older ones",
    ("Palle Prøvebetjent", "police"): "log what was seen on patrol; then ask for what the forum knows",
    ("Egon Efterforskersen", "police"): "look for forum items with an investigation's purpose: none is there",
    ("Karen Koordinatorsen", "house"): "the desk by lateness; decide, ask the law, offer; send a package",
    ("Klaus Koordinatorsen", "house"): "be the second person on the security track (the hat of the house)",
    ("Henrik Husprøve", "house"): "the same desk without clearance: the security track does not show",
    ("Mette Mentorprøve", "municipality"): "accept an offer, plan a measure, add what you know",
    ("Lis Lektiehjælper", "school"): "the part of a case that a school has taken on",
    ("Ulla Ungeprøve", "youth"): "an offer that was seen and not answered: decline it with a reason",
    ("Frede Fodboldsen", "club"): "what a club without consent is told: nothing",
    ("Cecilie Centerprøve", "centre"): "acknowledge a package; nothing of the social track is here",
    (
        "Dorthe Dataprøve",
        "house",
    ): "read the law, propose a version, replay a decision",
    ("Rune Registerprøve", "house"): "be the second officer: sign the version of the law that waits",
    ("Olga Operatørsen", "house"): "what the machinery could not do, and trying it again",
    (
        "Yrsa Yderprøve",
        "other-house",
    ): "another house: who asked, and what this house releases",
    ("Fie Fjernprøve", "far-school"): "another district: paste any address from here and get nothing",
}
HEADS = ("username", "role", "agency", "purpose")


@dataclass(frozen=True, slots=True)
class Login:
    """One line of the table."""

    username: str
    role: str
    agency: str
    purpose: str
    task: str


def logins() -> list[Login]:
    """Return who can sign in, a few of each kind."""
    return [_login(ROLES[key], task) for key, task in TRY.items()]


def table() -> list[str]:
    """Return the logins in equal columns, each with a line below it that says what to try."""
    people = logins()
    rows = [HEADS, *[(p.username, p.role, p.agency, p.purpose) for p in people]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    heads, *lines = ["  ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)) for row in rows]
    below = [f"  try: {p.task}" for p in people]
    return [
        heads,
        "-" * len(heads),
        *[line.rstrip() for pair in zip(lines, below, strict=True) for line in pair],
    ]


def open_referral(cast: Cast, agency: str) -> UUID | None:
    """Return an offer that nobody has fetched yet, as the agency's system sees it."""
    actor = cast.client(agency)
    with transaction.atomic(), acting_as(actor):
        waiting = [r.ref for r in received_rows(actor) if r.state == Referral.State.OFFERED]
    return waiting[0] if waiting else None


def api_lines(base: str, agency: str, referral: UUID | None) -> list[str]:
    """Return the shell lines that fetch a token, list what was offered and pull one of it."""
    credentials = f"{client_id(agency)}:{CLIENT_SECRET}"
    bearer = f'-H "Authorization: Bearer $TOKEN" -H "Infohouse-Purpose: {PVE}"'
    token = f"curl -s -u {credentials} -d grant_type=client_credentials {base}{reverse('token')}"
    lines = [
        f'TOKEN=$({token} | sed -E \'s/.*"access_token": *"([^"]+)".*/\\1/\')',
        f"curl -s {bearer} {base}{reverse('api_referrals')}",
    ]
    if referral is None:
        return [
            *lines,
            "# Every offer was fetched. Offer one as Karen, list again, and post to its address /pull.",
        ]
    return [*lines, f"curl -s -X POST {bearer} {base}{reverse('api_pull', args=[referral])}"]


def _login(hat: Hat, task: str) -> Login:
    seated = hat.agency in {*HOUSE_TABLE, *SSP_TABLE} or BODIES[hat.agency].kind not in ORDINARY
    purpose = next(p.label for p in purposes_of(hat.role) if seated or p in NEUTRAL)
    return Login(hat.username, role_label(hat.role), BODIES[hat.agency].name, purpose, task)
