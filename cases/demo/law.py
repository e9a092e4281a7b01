"""The Danish law on its way: the default confirmed from a day ahead, and a change that waits."""

from datetime import timedelta

from cases.demo.people import Cast
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from sharing.actions.versions import propose_pack, sign_pack
from sharing.pack import load, shipped_texts

FIRST, SECOND = "Dorthe Dataprøve", "Rune Registerprøve"
CONFIRMS = "The default as shipped, read against the statute by both bodies. Nothing changes."
CHANGES = "Cases are reviewed every three months; a named professional decides on each hand-over (DK-R13)."


def versions(cast: Cast) -> None:
    """Propose two versions: one that two officers signed, one that waits for the second."""
    first, second = (cast.actor(name, "house", Purpose.AUDIT) for name in (FIRST, SECOND))
    _propose(first, CONFIRMS, days=14, signed_by=(first, second))
    _propose(first, CHANGES, days=45, signed_by=(first,), texts=_stricter())


def _propose(
    actor: Actor, reason: str, *, days: int, signed_by: tuple[Actor, ...], texts: dict[str, str] | None = None
) -> None:
    start = clock.today() + timedelta(days=days)
    with acting_as(actor):
        ref = propose_pack(actor=actor, country="DK", start=start, reason=reason, texts=texts)
    for officer in signed_by:
        with acting_as(officer):
            sign_pack(actor=officer, ref=ref)


def _stricter() -> dict[str, str]:
    """Return the Danish files with a shorter review and one more obligation."""
    texts, number = shipped_texts("DK"), load("DK").version
    before, after = texts["sharing.toml"].split('id = "DK-R13"')
    after = after.replace('obligations = ["', 'obligations = ["human-decision", "', 1)
    return {
        "pack.toml": texts["pack.toml"].replace(f'version = "{number}"', f'version = "{number}-strict"'),
        "sharing.toml": f'{before}id = "DK-R13"{after}',
        "retention.toml": texts["retention.toml"].replace('review = "P6M"', 'review = "P3M"'),
    }
