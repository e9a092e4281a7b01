"""Who must agree for a person of this age, in words: the pack's rule, asked of the engine itself (E15)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from infohouse.core import clock
from sharing import store
from sharing.engine.consent import ADULT, Minors, good_consent

_FOR_MINORS = {
    Minors.GUARDIAN_AND_CHILD: gettext_lazy(
        "Under 18 a parent or guardian must agree, and the person as well if able to understand it."
    ),
    Minors.CHILD_OR_GUARDIAN: gettext_lazy(
        "Under 18 the person alone agrees if able to understand it; if not, a parent or guardian."
    ),
    Minors.GUARDIAN: gettext_lazy("Under 18 a parent or guardian must agree."),
}


@dataclass(frozen=True, slots=True)
class ConsentRule:
    """The rule for one person: its sentence, its source, and whether maturity matters."""

    sentence: str
    source: str
    minors: Minors
    age: int | None

    @property
    def asks_understanding(self) -> bool:
        """Whether somebody must say if the person understands."""
        return (self.age is None or self.age < ADULT) and self.minors is not Minors.GUARDIAN

    def good(self, by: str, understands: bool | None) -> bool:
        """Tell whether the consent of these people is good; where a fact is missing it is not."""
        facts = {"consent": "given", "consent_by": by, "minor_understands": understands}
        return good_consent(facts, age=self.age, minors=self.minors) is True


def consent_rule(country: str, age: int | None) -> ConsentRule:
    """Return the rule in force today in a country for somebody of this age."""
    law = store.pack_on(country, clock.today())
    return ConsentRule(
        sentence=_sentence(law.minors, age),
        source=_("Rule E15, pack %(name)s %(version)s") % {"name": law.name, "version": law.version},
        minors=law.minors,
        age=age,
    )


def _sentence(minors: Minors, age: int | None) -> str:
    if age is None:
        return _(
            "The age is not known. Until it is, only the person together with a parent or guardian can agree."
        )
    if age >= ADULT:
        return _("From 18 on the person alone agrees; nobody else can do it instead.")
    return str(_FOR_MINORS[minors])
