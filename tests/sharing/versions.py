"""Bring a version of a pack to a stage by running the product's own verbs."""

from datetime import date, timedelta
from uuid import UUID

from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from sharing.actions.versions import propose_pack, sign_pack
from sharing.pack import shipped_texts
from tests.cast import Cast
from tests.sharing.conftest import OFFICER, SECOND
from tests.stages import do

WHY = "The section was amended; see the official journal."
LATER = "§ 115, stk. 1, nr. 1, as amended"


def officer(cast: Cast, name: str = OFFICER) -> Actor:
    """Return a data protection officer of the cast."""
    return cast.actor(name, Purpose.AUDIT)


def ahead(days: int = 1) -> date:
    """Return a day ahead."""
    return clock.today() + timedelta(days=days)


def changed(number: str = "1.2.0", **replace: str) -> dict[str, str]:
    """Return the Danish files with another version number, and one citation changed."""
    texts = shipped_texts("DK")
    texts["pack.toml"] = texts["pack.toml"].replace('version = "1.1.0"', f'version = "{number}"')
    texts["sharing.toml"] = texts["sharing.toml"].replace('§ 115, stk. 1, nr. 1"', f'{LATER}"')
    assert LATER in texts["sharing.toml"]
    for name, text in replace.items():
        texts[f"{name}.toml" if name != "scenarios" else "scenarios.yaml"] += text
    return texts


def proposed(cast: Cast, start: date | None = None, number: str = "1.2.0") -> UUID:
    """Return a version that one officer proposed."""
    return do(
        propose_pack,
        officer(cast),
        country="DK",
        start=start or ahead(),
        reason=WHY,
        texts=changed(number),
    )


def activated(cast: Cast, start: date | None = None, number: str = "1.2.0") -> UUID:
    """Return a version that two officers of two bodies signed."""
    ref = proposed(cast, start, number)
    for name in (OFFICER, SECOND):
        do(sign_pack, officer(cast, name), ref=ref)
    return ref
