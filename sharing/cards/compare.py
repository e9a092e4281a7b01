"""Two packs side by side: two countries, or two versions of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from sharing import rows, store
from sharing.cards import words
from sharing.cards.answers import OUTCOMES, outcomes_of
from sharing.cards.changes import Changes, changes
from sharing.cards.packs import PackRow, in_use, pack_row
from sharing.pack_shape import Pack


@dataclass(frozen=True, slots=True)
class CellChange:
    """Senders and recipients between whom the answer is another one."""

    frm: tuple[str, ...]
    to: tuple[str, ...]
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class CompareCard:
    """What differs in the rules, and which answers differ in one plain situation."""

    first: PackRow
    second: PackRow
    changes: Changes
    cells: tuple[CellChange, ...]

    @property
    def both(self) -> tuple[PackRow, ...]:
        """The two packs, or the one that was chosen twice."""
        return tuple(dict.fromkeys((self.first, self.second)))


def packs_to_compare(actor: Actor) -> dict[str, object]:
    """Return every pack that can be compared, by digest, in words."""
    actor.must("read-law")
    found: dict[str, object] = {}
    for pack in in_use().values():
        found[pack.digest] = _label(pack, _("in force"))
    for version in rows.all_versions():
        pack = store.by_digest(version.text_id)
        begins = _("from %(day)s") % {"day": date_format(version.start, "DATE_FORMAT")}
        found.setdefault(pack.digest, _label(pack, begins))
    return dict(sorted(found.items(), key=lambda item: str(item[1])))


def own_first(actor: Actor) -> str:
    """Return the digest of the law that the actor lives under; empty where there is none."""
    own = in_use().get(actor.country)
    return own.digest if own else ""


def forums_to_compare(actor: Actor) -> dict[str, object]:
    """Return the forums of all countries."""
    actor.must("read-law")
    return {code: _(forum.name) for _c, p in sorted(in_use().items()) for code, forum in p.forums.items()}


def compare_card(
    actor: Actor, first: str, second: str, *, category: str, purpose: str, forum: str
) -> CompareCard:
    """Compare two packs by their digests, or raise NotFound."""
    a, b = _by_digest(actor, first), _by_digest(actor, second)
    said = [_outcomes(p, category=category, purpose=purpose, forum=forum) for p in (a, b)]
    return CompareCard(pack_row(a), pack_row(b), changes(a, b), _cells(*said))


def _by_digest(actor: Actor, digest: str) -> Pack:
    if digest not in packs_to_compare(actor):
        raise NotFound()
    known = {pack.digest: pack for pack in in_use().values()}
    return known.get(digest) or store.by_digest(digest)


def _outcomes(pack: Pack, *, category: str, purpose: str, forum: str) -> Mapping[tuple[str, str], str]:
    """Ask the pack; a law that begins later is asked for its first day."""
    day = max(clock.today(), pack.start)
    known = forum if forum in pack.forums else "none"
    return outcomes_of(pack, day, category=category, purpose=purpose, forum=known)


def _cells(
    first: Mapping[tuple[str, str], str], second: Mapping[tuple[str, str], str]
) -> tuple[CellChange, ...]:
    """Group the pairs whose answer differs: senders that get the same two answers to the same recipients."""
    by_sender: dict[tuple[str, str, str], list[str]] = {}
    for frm, to in product(words.KINDS, words.KINDS):
        a, b = first[frm, to], second[frm, to]
        if a != b:
            by_sender.setdefault((frm, a, b), []).append(str(words.KINDS[to]))
    groups: dict[tuple[tuple[str, ...], str, str], list[str]] = {}
    for (frm, a, b), recipients in by_sender.items():
        groups.setdefault((tuple(recipients), a, b), []).append(str(words.KINDS[frm]))
    return tuple(
        CellChange(tuple(senders), recipients, str(OUTCOMES[a][0]), str(OUTCOMES[b][0]))
        for (recipients, a, b), senders in groups.items()
    )


def _label(pack: Pack, when: str) -> str:
    return f"{_(pack.name)} {pack.version}, {when} ({pack.digest[:8]})"
