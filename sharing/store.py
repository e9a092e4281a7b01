"""Which pack decides on a day, and every pack that ever decided, found again by its digest.

A version that two persons activated decides from its start on; where a country has none, the illustrative
default shipped with the platform does. Every process asks the database, so a new version needs no restart.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from infohouse.core import clock
from infohouse.core.actor import once
from sharing.models import PackText, PackVersion
from sharing.pack import Pack, PackError, all_packs, from_canonical


class NotStored(LookupError):
    """No pack of this digest is in the store."""


def packs_on(day: date) -> dict[str, Pack]:
    """Return the pack of every country that decides on a day."""
    activated = once(("activated packs", day), lambda: _activated(day))
    shipped = {country: pack for country, pack in all_packs().items() if pack.start <= day}
    return {**shipped, **{country: by_digest(digest) for country, digest in activated.items()}}


def pack_on(country: str, day: date) -> Pack:
    """Return the pack of one country that decides on a day, or raise `PackError`."""
    found = packs_on(day).get(country)
    if found is None:
        raise PackError(f"{country.lower()}/pack.toml", "", f"no pack of {country} is in force on {day}")
    return found


def keep(packs: Iterable[Pack]) -> None:
    """Put packs into the store, unless they are there already."""
    wanted = {pack.digest: pack for pack in packs}
    known = set(PackText.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    missing = [_text(pack) for digest, pack in wanted.items() if digest not in known]
    if missing:
        PackText.objects.bulk_create(missing, ignore_conflicts=True)


@lru_cache(maxsize=64)
def by_digest(digest: str) -> Pack:
    """Return the stored pack of a digest.

    Raises:
        NotStored: no such pack was ever used here, or its content is not what the digest says.
    """
    text = PackText.objects.filter(pk=digest).first()
    pack = from_canonical(text.canonical) if text else None
    if pack is None or pack.digest != digest:
        raise NotStored(digest)
    return pack


def _activated(day: date) -> dict[str, str]:
    """Return the digest of the newest activated version of each country that has one."""
    rows = PackVersion.objects.filter(state=PackVersion.State.ACTIVATED, start__lte=day)
    return dict(rows.order_by("start", "activated_at").values_list("country", "text_id"))


def _text(pack: Pack) -> PackText:
    return PackText(
        digest=pack.digest,
        country=pack.country,
        version=pack.version,
        canonical=pack.canonical,
        stored_at=clock.now(),
    )
