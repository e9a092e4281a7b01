"""At which level help is aimed, and the template that follows from it: steps, ways of working, deadlines.

Secondary is for people at risk, tertiary for people already involved; primary is for everybody. A template
proposes; its deadlines are never longer than those of the country's rule pack.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

PRIMARY, SECONDARY, TERTIARY = "primary", "secondary", "tertiary"
CHOICES = [
    (PRIMARY, _("Primary: ordinary help, as for everybody")),
    (SECONDARY, _("Secondary: somebody at risk")),
    (TERTIARY, _("Tertiary: somebody already involved")),
]


@dataclass(frozen=True, slots=True)
class Template:
    """What a case at one level begins with."""

    label: object
    offer_days: int
    review_days: int
    steps: tuple[object, ...]
    mechanisms: tuple[str, ...]

    def offer_by(self, day: date) -> date:
        """Return the day by which somebody must have been asked to help."""
        return day + timedelta(days=self.offer_days)

    def review_by(self, day: date, longest: date) -> date:
        """Return the day of the first review, never after the pack's."""
        return min(day + timedelta(days=self.review_days), longest)


TEMPLATES = {
    PRIMARY: Template(
        _("Primary"),
        offer_days=14,
        review_days=90,
        steps=(
            _("Use the ordinary offer that is nearest; no special programme."),
            _("Ask school and family what already works."),
        ),
        mechanisms=("normative-barriers",),
    ),
    SECONDARY: Template(
        _("Secondary"),
        offer_days=7,
        review_days=60,
        steps=(
            _("Talk with the person, and with the parents of a minor, before anything else."),
            _("Find one adult outside the group whom the person trusts."),
            _("Agree on one thing to look forward to every week."),
        ),
        mechanisms=("reducing-recruitment", "normative-barriers", "deterrence"),
    ),
    TERTIARY: Template(
        _("Tertiary"),
        offer_days=3,
        review_days=30,
        steps=(
            _("Agree who is the contact and who controls; it must not be the same person."),
            _("Plan the way out: home, work, treatment, and new company."),
            _("Agree what is done when something goes wrong on a weekend."),
        ),
        mechanisms=("desistance", "disruption", "reducing-rewards"),
    ),
}
