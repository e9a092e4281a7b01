"""Change the law: propose a version, sign it as two persons of two bodies, withdraw it before it begins."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit import trail
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import InfohouseError, MissingFact, NotAllowed
from sharing import rows, store
from sharing.models import PackSignature, PackText, PackVersion
from sharing.pack import (
    FILES,
    SCENARIOS,
    Pack,
    PackError,
    from_texts,
    shipped_groups,
    shipped_texts,
)
from sharing.pack_check import problems

SIGNATURES = 2
OPEN = (PackVersion.State.PROPOSED, PackVersion.State.ACTIVATED)


class PackRefused(InfohouseError):
    """A pack that does not hold together, fails its scenarios or breaks the floor."""

    status = 422
    code = "pack-refused"
    title = gettext_lazy("This pack cannot be used")

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@transaction.atomic
def propose_pack(
    *, actor: Actor, country: str, start: date, reason: str, texts: Mapping[str, str] | None = None
) -> UUID:
    """Put a version forward; files that are not handed in are those shipped. Return its reference."""
    _must_keep(actor, country)
    if not reason.strip():
        raise MissingFact(_("Say what changes and on which authority."), ["reason"])
    _must_lie_ahead(start)
    files = {**shipped_texts(country), **(texts or {})}
    pack = _read(country, files)
    _must_hold(pack, files[SCENARIOS], start)
    _must_be_new(pack)
    before = store.packs_on(start).get(pack.country)
    store.keep([pack, *([before] if before else [])])
    version = PackVersion.objects.create(
        text_id=pack.digest,
        before_id=before.digest if before else None,
        country=pack.country,
        scenarios=files[SCENARIOS],
        reason=reason.strip(),
        start=start,
        at=clock.now(),
        **_who(actor),
    )
    _record(actor, "pack.proposed", version)
    return version.ref


@transaction.atomic
def sign_pack(*, actor: Actor, ref: UUID) -> None:
    """Sign a version; the second signature, of another person and body, activates it from its start."""
    version = rows.version(ref, lock=True)
    _must_keep(actor, version.country)
    version.must_be(PackVersion.State.PROPOSED)
    _must_lie_ahead(version.start)
    _must_be_another(actor, version)
    _must_hold(store.by_digest(version.text_id), version.scenarios, version.start)
    PackSignature.objects.create(version=version, role=actor.role, at=clock.now(), **_who(actor))
    _record(actor, "pack.signed", version)
    if version.signatures.count() >= SIGNATURES:
        version.state, version.activated_at = PackVersion.State.ACTIVATED, clock.now()
        version.save(update_fields=["state", "activated_at"])
        _record(actor, "pack.activated", version)


@transaction.atomic
def withdraw_pack(*, actor: Actor, ref: UUID) -> None:
    """Take a version back before it begins. What has begun is replaced by a new version, never undone."""
    version = rows.version(ref, lock=True)
    _must_keep(actor, version.country)
    version.must_be(*OPEN)
    if version.state == PackVersion.State.ACTIVATED and version.start <= clock.today():
        raise MissingFact(_("This version has begun. Propose a new one to replace it."))
    version.state, version.withdrawn_at = PackVersion.State.WITHDRAWN, clock.now()
    version.save(update_fields=["state", "withdrawn_at"])
    _record(actor, "pack.withdrawn", version)


def _must_keep(actor: Actor, country: str) -> None:
    """Refuse whoever is no officer of this country: one law is not signed under another."""
    actor.must("keep-law")
    if actor.country != country:
        raise NotAllowed(_("Only an officer of the same country may change its law."))


def _read(country: str, files: Mapping[str, str]) -> Pack:
    missing = [f"{country.lower()}/{name}" for name in FILES if name not in files]
    if missing:
        raise PackRefused([_("%(file)s is missing; hand it in.") % {"file": name} for name in missing])
    try:
        return from_texts(country, files, groups=shipped_groups())
    except PackError as error:
        raise PackRefused([str(error)]) from error


def _must_hold(pack: Pack, scenarios: str, start: date) -> None:
    if pack.start > start:
        raise MissingFact(
            _("The pack says that it begins on %(day)s; start no earlier.") % {"day": pack.start}, ["start"]
        )
    found = problems(pack, scenarios, others=store.packs_on(start), start=start)
    if found:
        raise PackRefused(found)


def _must_be_new(pack: Pack) -> None:
    """Refuse a version number that already means something else, and a second proposal of the same."""
    others = [v for v in rows.versions(pack.country) if v.state != PackVersion.State.WITHDRAWN]
    if any(v.text_id == pack.digest and v.state == PackVersion.State.PROPOSED for v in others):
        raise PackRefused([_("This very version is proposed already; sign it.")])
    known = PackText.objects.filter(country=pack.country, version=pack.version).exclude(pk=pack.digest)
    if any(v.text_id in {text.pk for text in known} for v in others):
        raise PackRefused(
            [_("Version %(number)s has another content already; raise the version in pack.toml.")
             % {"number": pack.version}]
        )  # fmt: skip


def _must_lie_ahead(start: date) -> None:
    if start <= clock.today():
        raise MissingFact(_("The start must lie ahead: tomorrow or later."), ["start"])


def _must_be_another(actor: Actor, version: PackVersion) -> None:
    for signed in version.signatures.all():
        if signed.user_id == actor.user_id:
            raise NotAllowed(_("You have signed this version. A second person must sign it as well."))
        if signed.employer_id == actor.employer_id:
            raise NotAllowed(_("Your body has signed this version. A person of another body must sign it."))


def _who(actor: Actor) -> dict[str, int | None]:
    if actor.user_id is None or actor.employer_id is None:
        raise NotAllowed(_("Only a person may change the law."))
    return {"agency_id": actor.agency_id, "employer_id": actor.employer_id, "user_id": actor.user_id}


def _record(actor: Actor, kind: str, version: PackVersion) -> None:
    trail.record(actor, kind, version.ref, country=version.country, digest=version.text_id)
