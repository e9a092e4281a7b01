"""Why data is looked at or passed on. A purpose is never absent."""

from collections.abc import Iterable
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(StrEnum):
    """One reason for which data may move; codes as in the rule packs."""

    CRIME_PREVENTION = "crime-prevention"
    PVE_PREVENTION = "pve-prevention"
    TRIAGE_ASSESSMENT = "triage-assessment"
    CHILD_PROTECTION = "child-protection"
    SUPPORT_DELIVERY = "support-delivery"
    REINTEGRATION = "reintegration"
    THREAT_TO_LIFE = "threat-to-life"
    NATIONAL_SECURITY_PREVENTION = "national-security-prevention"
    CRIMINAL_INVESTIGATION = "criminal-investigation"
    PROSECUTION = "prosecution"
    INTELLIGENCE_COLLECTION = "intelligence-collection"
    MIGRATION_CONTROL = "migration-control"
    EMPLOYMENT_VETTING = "employment-vetting"
    REGISTER = "register"
    SUBJECT_ACCESS = "subject-access"
    STATISTICS_RESEARCH = "statistics-research"
    AUDIT = "audit"

    @property
    def bit(self) -> int:
        """The purpose as one bit of a mask. Stored: new purposes are only ever added at the end."""
        return 1 << list(Purpose).index(self)

    @property
    def label(self) -> str:
        return str(LABELS[self])


# What a mark against use in investigations closes (P5): the wall's policies name the same three bits.
INVESTIGATIVE = frozenset(
    {Purpose.CRIMINAL_INVESTIGATION, Purpose.PROSECUTION, Purpose.INTELLIGENCE_COLLECTION}
)
NO_INVESTIGATIVE_USE = "no-investigative-use"

LABELS = {
    Purpose.CRIME_PREVENTION: _("Preventing crime"),
    Purpose.PVE_PREVENTION: _("Preventing violent extremism"),
    Purpose.TRIAGE_ASSESSMENT: _("Assessing a concern"),
    Purpose.CHILD_PROTECTION: _("Protecting a child"),
    Purpose.SUPPORT_DELIVERY: _("Giving support"),
    Purpose.REINTEGRATION: _("Reintegration after release"),
    Purpose.THREAT_TO_LIFE: _("Averting a threat to life"),
    Purpose.NATIONAL_SECURITY_PREVENTION: _("Preventing a threat to national security"),
    Purpose.CRIMINAL_INVESTIGATION: _("Investigating a crime"),
    Purpose.PROSECUTION: _("Prosecuting"),
    Purpose.INTELLIGENCE_COLLECTION: _("Collecting intelligence"),
    Purpose.MIGRATION_CONTROL: _("Controlling migration"),
    Purpose.EMPLOYMENT_VETTING: _("Vetting for employment"),
    Purpose.REGISTER: _("Keeping a register"),
    Purpose.SUBJECT_ACCESS: _("Answering the person concerned"),
    Purpose.STATISTICS_RESEARCH: _("Statistics and research"),
    Purpose.AUDIT: _("Checking lawfulness"),
}


def mask(purposes: Iterable[Purpose]) -> int:
    """Return the purposes as one number, a bit for each."""
    return sum({p.bit for p in purposes})


class PurposeMask(models.IntegerField):
    """A set of purposes in one column; filter with `purposes__allows=purpose.bit`."""


@PurposeMask.register_lookup
class Allows(models.Lookup):
    """Match rows whose mask shares a bit with the given one."""

    lookup_name = "allows"

    def as_sql(self, compiler, connection):  # type: ignore[no-untyped-def]
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"(({left} & {right}) <> 0)", [*left_params, *right_params]
