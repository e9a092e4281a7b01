"""The year in figures: one funnel from first worry to plan, which adds up by itself."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from agencies.models import Agency
from cases.year import Year
from infohouse.core import clock
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Figure:
    """One bar: a label, a count, its share of all concerns in per cent."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class YearCard:
    """Counts over the house's own concerns of twelve months; of what the reader may see, and nothing else.

    Somebody without clearance gets no figure from which the security track could be worked out: what did not
    lead to a social case is one number.
    """

    total: int
    sources: tuple[Figure, ...]
    funnel: tuple[Figure, ...]
    outcomes: tuple[Figure, ...]
    watched: tuple[Figure, ...]
    expected: int

    @property
    def filling(self) -> bool:
        """Whether the demo's year is still being made."""
        return self.total < self.expected


def year_card(actor: Actor) -> YearCard:
    """Return the year of the actor's own house."""
    actor.must("read-figures")
    since = clock.now() - timedelta(days=366)
    year = Year(actor, since)
    total = year.logged()
    return YearCard(
        total=total,
        sources=_sources(year.by_source(), total),
        funnel=tuple(_figure(label, count, total) for label, count in _funnel(year)),
        outcomes=tuple(_figure(label, count, total) for label, count in _outcomes(actor, year, total)),
        watched=_watched(year) if actor.cleared else (),
        expected=settings.DEMO_YEAR if settings.ENV == "demo" else 0,
    )


def _sources(counts: Counter[str], total: int) -> tuple[Figure, ...]:
    labels = dict(Agency.Kind.choices)
    return tuple(_figure(str(labels[kind]), count, total) for kind, count in counts.most_common())


def _funnel(year: Year) -> list[tuple[str, int]]:
    return [
        (_("Concerns logged"), year.logged()),
        (_("Looked at"), year.decided()),
        (_("Social case opened"), year.social()),
        (_("An agency accepted"), year.accepted()),
        (_("A plan began"), year.planned()),
    ]


def _outcomes(actor: Actor, year: Year, total: int) -> list[tuple[str, int]]:
    waiting = total - year.decided()
    social = year.social()
    if not actor.cleared:
        rest = total - waiting - social
        return [(_("Social case"), social), (_("Ended otherwise"), rest), (_("Still on the desk"), waiting)]
    tracks = year.by_track()
    return [
        (_("Social track"), tracks["social"]),
        (_("Security track"), tracks["security"]),
        (_("Both tracks"), tracks["both"]),
        (_("Nothing further"), tracks["none"]),
        (_("Still on the desk"), waiting),
    ]


def _watched(year: Year) -> tuple[Figure, ...]:
    """Return how often the security track was chosen, of all that was decided: a step that must stay rare."""
    tracks, decided = year.by_track(), year.decided()
    grave = tracks["security"] + tracks["both"]
    return (
        _figure(_("Security or both"), grave, decided),
        _figure(_("All others"), decided - grave, decided),
    )


def _figure(label: str, count: int, total: int) -> Figure:
    return Figure(label, count, round(100 * count / total, 1) if total else 0.0)
