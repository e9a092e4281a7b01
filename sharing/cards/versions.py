"""The versions of one country's law: who proposed and signed them, their start, what they change."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies import rows as directory
from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import rows, store
from sharing.cards.changes import Changes, changes
from sharing.cards.packs import PackRow, pack_row
from sharing.cards.signers import Signer, signers
from sharing.models import PackVersion

IN_FORCE, REPLACED, LAPSED = "in-force", "replaced", "lapsed"
STATES = {
    "proposed": gettext_lazy("Awaits signatures"),
    "activated": gettext_lazy("Activated"),
    "withdrawn": gettext_lazy("Withdrawn"),
    IN_FORCE: gettext_lazy("In force"),
    REPLACED: gettext_lazy("Replaced"),
    LAPSED: gettext_lazy("Lapsed: its start came before the second signature"),
}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version as a line of the list."""

    ref: UUID
    country: str
    name: str
    version: str
    digest: str
    state: str
    start: date
    reason: str
    proposed_on: date
    proposed_by: str
    signed_by: tuple[Signer, ...]

    @property
    def short_digest(self) -> str:
        """The beginning of the digest."""
        return self.digest[:12]

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(STATES[self.state])


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One version with what it changes, and what this reader may do with it now."""

    row: VersionRow
    pack: PackRow
    changes: Changes
    before: str
    before_digest: str
    can_sign: bool
    why_not: str
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class VersionsCard:
    """Every version of one country, newest first, and the pack that decides today."""

    pack: PackRow
    versions: tuple[VersionRow, ...]
    can_propose: bool


def versions_card(actor: Actor, pack: PackRow) -> VersionsCard:
    """Return the history of one country's law."""
    actor.must("read-law")
    found = tuple(_row(version) for version in rows.versions(pack.country))
    return VersionsCard(pack, found, keeps(actor, pack.country))


def version_card(actor: Actor, ref: UUID) -> VersionCard:
    """Return one version, or raise NotFound."""
    actor.must("read-law")
    version = rows.version(ref)
    row, pack = _row(version), store.by_digest(version.text_id)
    before = store.by_digest(version.before_id) if version.before_id else None
    awaits, keeper = row.state == "proposed", keeps(actor, version.country)
    why_not = _why_not(actor, version) if awaits else ""
    return VersionCard(
        row=row,
        pack=pack_row(pack),
        changes=changes(before, pack),
        before=f"{before.version} ({before.digest[:12]})" if before else "",
        before_digest=before.digest if before else "",
        can_sign=awaits and keeper and not why_not,
        why_not=why_not if keeper else "",
        can_withdraw=keeper and row.state in ("proposed", "activated"),
    )


def keeps(actor: Actor, country: str) -> bool:
    """Whether the actor may change the law of this country."""
    return actor.can("keep-law") and actor.country == country


def _why_not(actor: Actor, version: PackVersion) -> str:
    signed = list(version.signatures.all())
    if any(s.user_id == actor.user_id for s in signed):
        return _("You have signed this version. A second person must sign it as well.")
    if any(s.employer_id == actor.employer_id for s in signed):
        return _("Your body has signed this version. A person of another body must sign it.")
    return ""


def _row(version: PackVersion) -> VersionRow:
    pack = store.by_digest(version.text_id)
    return VersionRow(
        ref=version.ref,
        country=version.country,
        name=_(pack.name),
        version=pack.version,
        digest=pack.digest,
        state=_state(version),
        start=version.start,
        reason=version.reason,
        proposed_on=version.at.date(),
        proposed_by=_("%(name)s, %(body)s")
        % {
            "name": directory.names({version.user_id}).get(version.user_id, ""),
            "body": directory.agency_names({version.employer_id})[version.employer_id],
        },
        signed_by=signers(list(version.signatures.all())),
    )


def _state(version: PackVersion) -> str:
    """Return the state as it is today: what was activated may be in force or replaced by now."""
    today = clock.today()
    if version.start > today or version.state == PackVersion.State.WITHDRAWN:
        return str(version.state)
    if version.state == PackVersion.State.PROPOSED:
        return LAPSED
    decides = store.packs_on(today).get(version.country)
    return IN_FORCE if decides and decides.digest == version.text_id else REPLACED
