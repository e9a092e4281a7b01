"""Who answers for a version of a pack: a name, a role and a body."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from agencies import rows as directory
from agencies.permissions import role_label
from infohouse.core import clock
from infohouse.core.actor import once
from sharing import rows
from sharing.models import PackSignature


@dataclass(frozen=True, slots=True)
class Signer:
    """One officer under one version."""

    name: str
    role: str
    body: str
    on: date

    def __str__(self) -> str:
        return _("%(name)s, %(role)s, %(body)s") % {"name": self.name, "role": self.role, "body": self.body}


def signers_of(digest: str) -> tuple[Signer, ...]:
    """Return the officers who activated the pack that decides today; none for a shipped default."""
    day = clock.today()
    found = once(("signatures", day), lambda: _by_digest(rows.signatures_in_force(day)))
    return tuple(found.get(digest, ()))


def standing(labels: list[dict[str, str]]) -> tuple[str, ...]:
    """Say of each pack that a decision names who confirmed it, or that it is a default nobody confirmed."""
    return tuple(_standing(label, signers_of(label["digest"])) for label in labels)


def _standing(label: dict[str, str], officers: tuple[Signer, ...]) -> str:
    words = {**label, "officers": "; ".join(map(str, officers))}
    if officers:
        return _("Law: %(country)s %(version)s, confirmed by %(officers)s.") % words
    return _("Law: %(country)s %(version)s, an illustrative default that nobody has confirmed.") % words


def signers(signatures: list[PackSignature]) -> tuple[Signer, ...]:
    """Return signatures as cards, oldest first."""
    names = directory.names({s.user_id for s in signatures})
    bodies = directory.agency_names({s.employer_id for s in signatures})
    return tuple(
        Signer(names.get(s.user_id, ""), role_label(s.role), bodies[s.employer_id], s.at.date())
        for s in sorted(signatures, key=lambda s: s.at)
    )


def _by_digest(signatures: list[PackSignature]) -> dict[str, tuple[Signer, ...]]:
    """Put the signatures under the digest they signed; of two versions of one text the newest counts."""
    by_version: dict[tuple[str, int], list[PackSignature]] = {}
    for signature in signatures:
        by_version.setdefault((signature.version.text_id, signature.version_id), []).append(signature)
    return {digest: signers(found) for (digest, _pk), found in sorted(by_version.items())}
