"""Seal the trail in batches and verify it.

No writer waits for the seal: events are sealed afterwards, below the oldest running transaction, so that a
slow commit cannot slip in under a finished seal. Each root includes the one before it. The signature is a MAC
under a key outside the database, so that a full rewrite shows. Leaves and nodes are hashed apart (RFC 6962).
"""

import hashlib
import hmac
import json
from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction

from audit.models import Event, Seal
from infohouse.core import clock

REASON = "the seal covers every event and shows none"


@transaction.atomic
def seal() -> int:
    """Seal what is finished and not yet sealed; return how many events."""
    below = _query("select pg_snapshot_xmin(pg_current_snapshot())::text from pg_advisory_xact_lock(7243)")
    last = Seal.objects.order_by("-pk").first()
    events = _between(last.below if last else "0", below)
    if events:
        Seal.objects.create(
            above=last.below if last else "0",
            below=below,
            size=len(events),
            root=(root := merkle_root([leaf(e) for e in events], before=last.root if last else "")),
            signature=sign(root),
            made_at=clock.now(),
        )
    return len(events)


def verify() -> list[str]:
    """Return what is wrong with the trail, a sentence each; an empty list says that it is whole."""
    wrong, before, above = [], "", "0"
    for one in Seal.objects.order_by("pk"):
        root = merkle_root([leaf(e) for e in _between(above, one.below)], before=before)
        if root != one.root or not hmac.compare_digest(sign(one.root), one.signature):
            wrong.append(
                f"Seal {one.pk} over {one.size} events, made {one.made_at:%Y-%m-%d %H:%M}, does not hold."
            )
        before, above = one.root, one.below
    return wrong


def leaf(event: Event) -> bytes:
    """Return the digest of one event: all its fields, in a fixed order."""
    fields = {f.attname: str(getattr(event, f.attname)) for f in Event._meta.fields if f.attname != "codes"}
    fields["codes"] = json.dumps(event.codes, sort_keys=True)
    return hashlib.sha256(b"\x00" + json.dumps(fields, sort_keys=True).encode()).digest()


def merkle_root(leaves: Iterable[bytes], *, before: str) -> str:
    """Return the root over the previous root and the leaves, in hex."""
    level = [hashlib.sha256(b"\x00" + before.encode()).digest(), *leaves]
    while len(level) > 1:
        level = [_node(level[i : i + 2]) for i in range(0, len(level), 2)]
    return level[0].hex()


def sign(root: str) -> str:
    """Return the MAC of a root under the seal key."""
    return hmac.new(settings.SEAL_KEY.encode(), b"trail:" + root.encode(), hashlib.sha256).hexdigest()


def _node(pair: list[bytes]) -> bytes:
    return hashlib.sha256(b"\x01" + b"".join(pair)).digest() if len(pair) == 2 else pair[0]


def _between(above: str, below: str) -> list[Event]:
    """Return the events whose transactions are at or above one number and below another.

    Transactions, not primary keys: a key is drawn before its transaction has a number, so a late commit
    could carry a low key and would slip in behind a finished seal.
    """
    rows = Event.objects.unscoped(REASON).extra(
        where=["xact >= %s::xid8", "xact < %s::xid8"], params=[above, below]
    )
    return list(rows.order_by("pk"))


def _query(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return str(cursor.fetchone()[0])
