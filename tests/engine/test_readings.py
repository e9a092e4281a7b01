"""What law.md says of a hundred tricky situations, read sentence by sentence and apart from the packs.

Each line is one reading: country, who tells whom, for what, the answer, and the duties it must carry at least.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from sharing.engine.answer import Outcome
from sharing.engine.request import Datum
from tests.engine.asking import ask, item


class Reading(NamedTuple):
    """One situation and what the law says of it."""

    country: str
    who: str
    purpose: str
    outcome: Outcome
    duties: str
    item: Datum
    rest: dict[str, Any]


NOTE = item("concern-narrative")


def reading(
    country: str, who: str, purpose: str, outcome: Outcome, duties: str, /, *, item: Datum = NOTE, **rest: Any
) -> Reading:
    """Write one reading in a line."""
    return Reading(country, who, purpose, outcome, duties, item, rest)


PERMIT, OBLIGED, DEIDENTIFIED, DENY, DUTY = (
    Outcome.PERMIT, Outcome.OBLIGED, Outcome.DEIDENTIFIED, Outcome.DENY, Outcome.DUTY,
)  # fmt: skip
NAMELESS = "de-identify check-reidentification"
FORUM_MARKS = "record-necessity no-investigative-use purpose-bound"
CONSENT = "consent-recorded purpose-bound honour-withdrawal"
WEIGHED = "record-necessity record-balancing"
CELL_MARKS = "record-necessity purpose-bound secrecy-binds-recipient"
GRAVE = {"future_risk": "grave-offence", "risk_level": "most-likely"}
VIOLENT = {"future_risk": "violence", "risk_level": "concrete"}
CELL = {"on_mayor_list": True, "mandated": True, "already_caring": True}

READINGS = (
    # DK
    reading("DK", "psychiatry+ > police+", "pve-prevention", DEIDENTIFIED, NAMELESS, item=item("psychiatric-record"), forum="psp", age=16),
    reading("DK", "psychiatry+ > police+", "crime-prevention", OBLIGED, FORUM_MARKS, item=item("psychiatric-record"), forum="psp", age=16),
    reading("DK", "prison+ > police+", "reintegration", DEIDENTIFIED, NAMELESS, forum="ksp", age=16, release_ground="none"),
    reading("DK", "prison+ > municipality+", "reintegration", OBLIGED, FORUM_MARKS, item=item("criminal-conviction"), forum="ksp", age=25, release_ground="remand-radicalised"),
    reading("DK", "ngo+ > police+", "pve-prevention", DEIDENTIFIED, NAMELESS, forum="ssp", age=16),
    reading("DK", "employer > municipality", "child-protection", DUTY, "", age=15, child_needs_support=True),
    reading("DK", "school > child-welfare", "child-protection", DUTY, "no-investigative-use purpose-bound", item=item("concern-narrative", heard="police:ssp", marks="no-investigative-use purpose-bound"), age=15, child_needs_support=True),
    reading("DK", "municipality > security-service", "national-security-prevention", DUTY, "record-request human-decision no-investigative-use", item=item("concern-narrative", heard="school:info-house", marks="no-investigative-use"), initiative="request", track="social", age=20, written_request=True),
    reading("DK", "municipality > security-service", "intelligence-collection", DENY, "", initiative="request", age=20, written_request=True),
    reading("DK", "ngo > security-service", "national-security-prevention", DENY, "", initiative="request", age=20, written_request=True),
    reading("DK", "municipality > security-service", "national-security-prevention", DENY, "", initiative="own", age=20, written_request=True),
    reading("DK", "info-house > security-service", "national-security-prevention", OBLIGED, FORUM_MARKS, item=item("assessment"), track="security", age=20),
    reading("DK", "info-house > security-service", "national-security-prevention", DENY, "", item=item("assessment"), age=20),
    reading("DK", "school > police", "threat-to-life", DENY, "", age=16, future_risk="grave-offence", risk_level="concrete"),
    reading("DK", "subject > police", "threat-to-life", DUTY, "record-necessity", age=16, **GRAVE),
    reading("DK", "health > police", "threat-to-life", OBLIGED, "record-necessity human-decision notify-subject no-onward-sharing", item=item("health-record", marks="no-onward-sharing"), age=16, obvious_public_interest=True, risk_level="concrete"),
    reading("DK", "health > police", "threat-to-life", DENY, "", item=item("health-record"), age=16, obvious_public_interest=True, risk_level="reason-to-suspect"),
    reading("DK", "police > prosecutor", "criminal-investigation", PERMIT, "", item=item("police-record", heard="police:none"), age=20),
    reading("DK", "police > prosecutor", "criminal-investigation", DENY, "", item=item("police-record", heard="police:ssp"), age=20),
    reading("DK", "municipality > employment-services", "reintegration", OBLIGED, "record-necessity", item=item("criminal-conviction"), age=30),
    reading("DK", "school+ > police+", "criminal-investigation", DENY, "", forum="ssp", age=16),
    reading("DK", "school+ > ngo", "support-delivery", OBLIGED, CONSENT, forum="ssp", age=16, consent="given", consent_by="subject-and-guardian", minor_understands=True),
    reading("DK", "school+ > ngo", "support-delivery", DEIDENTIFIED, NAMELESS, forum="ssp", age=16, consent="given", consent_by="guardian", minor_understands=True),
    reading("DK", "school+ > ngo", "support-delivery", DEIDENTIFIED, NAMELESS + " inform-recipients", forum="ssp", age=20, consent="withdrawn"),
    reading("DK", "school+ > police+", "pve-prevention", DENY, "", forum="ssp", age=16, review_by_passed=True),
    reading("DK", "school > municipality", "child-protection", DUTY, "", age=9, review_by_passed=True, child_needs_support=True),
    reading("DK", "school > police", "threat-to-life", DUTY, "record-necessity", track="closed", age=16, **GRAVE),
    reading("DK", "school+ > police+", "pve-prevention", DENY, "", forum="ssp", track="closed", age=16),
    reading("DK", "school+ > police+", "pve-prevention", OBLIGED, FORUM_MARKS, item=item("concern-narrative", marks="purpose-bound"), forum="ssp", initiative="request", age=16),
    reading("DK", "police+ > school", "pve-prevention", DENY, "", forum="ssp", age=16, few_people_fit=True),
    # SE
    reading("SE", "social-services > police", "pve-prevention", OBLIGED, WEIGHED, item=item("social-record", about="future-risk"), age=20, future_risk="criminal-activity", risk_level="concrete", balancing="favours-secrecy"),
    reading("SE", "social-services > police", "pve-prevention", DEIDENTIFIED, NAMELESS, item=item("social-record"), age=21, future_risk="criminal-activity", risk_level="concrete"),
    reading("SE", "social-services > police", "pve-prevention", DEIDENTIFIED, NAMELESS, item=item("social-record"), age=20, future_risk="criminal-activity", risk_level="concrete", not_inappropriate=False),
    reading("SE", "school > police", "crime-prevention", DUTY, "record-balancing", item=item("school-record"), age=16),
    reading("SE", "school > police", "crime-prevention", DUTY, "record-balancing record-request", item=item("school-record"), initiative="request", age=16),
    reading("SE", "school > police", "crime-prevention", DEIDENTIFIED, NAMELESS, item=item("school-record"), age=16, balancing="favours-secrecy"),
    reading("SE", "school > police", "criminal-investigation", DENY, "", age=16, balancing="favours-secrecy"),
    reading("SE", "police > social-services", "child-protection", DENY, "", item=item("criminal-conviction"), age=12, child_needs_support=True),
    reading("SE", "ngo > social-services", "child-protection", PERMIT, "", age=12, child_needs_support=True),
    reading("SE", "school > social-services", "child-protection", DUTY, "", age=12, child_needs_support=True),
    reading("SE", "social-services > health", "support-delivery", OBLIGED, "record-necessity", item=item("social-record"), age=17),
    reading("SE", "social-services > health", "support-delivery", DEIDENTIFIED, NAMELESS, item=item("social-record"), age=19),
    reading("SE", "health > social-services", "support-delivery", OBLIGED, "record-necessity", item=item("health-record"), age=19, substance_use=True),
    reading("SE", "health > security-service", "national-security-prevention", OBLIGED, "record-necessity", item=item("health-record"), track="social", age=40, future_risk="terrorist-offence", risk_level="concrete"),
    reading("SE", "health > security-service", "national-security-prevention", DENY, "", item=item("health-record", about="past-offence"), age=40, future_risk="terrorist-offence", risk_level="concrete"),
    reading("SE", "school+ > social-services+", "support-delivery", DEIDENTIFIED, NAMELESS, forum="sspf", age=16, consent="given", consent_by="guardian", minor_understands=True),
    reading("SE", "school+ > social-services+", "support-delivery", OBLIGED, CONSENT, forum="sspf", age=16, consent="given", consent_by="guardian", minor_understands=False),
    reading("SE", "police > security-service", "crime-prevention", DENY, "", item=item("police-record"), track="social", age=30),
    reading("SE", "police > security-service", "national-security-prevention", PERMIT, "", item=item("police-record"), age=30),
    reading("SE", "social-services > police", "criminal-investigation", OBLIGED, "record-necessity", item=item("social-record", about="past-offence"), age=30, past_offence="other", offence_min_months=6),
    reading("SE", "social-services > police", "criminal-investigation", DENY, "", item=item("social-record", about="past-offence"), age=30, past_offence="other", offence_min_months=5, balancing="favours-sharing"),
    reading("SE", "health > security-service", "criminal-investigation", DENY, "", item=item("health-record", about="past-offence"), age=30, past_offence="other", offence_against_child=True),
    reading("SE", "health > police", "criminal-investigation", OBLIGED, "record-necessity", item=item("health-record", about="past-offence"), age=30, past_offence="other", offence_against_child=True),
    # FI
    reading("FI", "social-services > police", "criminal-investigation", DUTY, "record-request", item=item("social-record"), initiative="request", age=30, offence_max_years=4),
    reading("FI", "social-services > police", "criminal-investigation", OBLIGED, "record-necessity human-decision", item=item("social-record"), age=30, offence_max_years=4),
    reading("FI", "social-services > police", "criminal-investigation", DENY, "", item=item("social-record"), initiative="request", age=30, offence_max_years=2, very_important_interest=True),
    reading("FI", "ngo > police", "criminal-investigation", DUTY, "", age=30, offence_against_child=True),
    reading("FI", "ngo > police", "criminal-investigation", DENY, "", item=item("concern-narrative", marks="no-investigative-use"), age=30, offence_against_child=True),
    reading("FI", "school+ > police+", "pve-prevention", OBLIGED, CONSENT, forum="anchor", age=15, consent="given", consent_by="subject", minor_understands=True),
    reading("FI", "school+ > police+", "pve-prevention", DEIDENTIFIED, NAMELESS, forum="anchor", age=15, consent="given", consent_by="guardian", minor_understands=True),
    reading("FI", "health > police", "threat-to-life", OBLIGED, "record-necessity human-decision", item=item("health-record"), age=16, future_risk="violence", risk_level="reason-to-suspect"),
    reading("FI", "health > police", "threat-to-life", DUTY, "record-necessity", item=item("health-record"), age=16, **GRAVE),
    reading("FI", "police > social-services", "support-delivery", OBLIGED, "record-necessity purpose-bound", item=item("police-record"), age=16),
    reading("FI", "health > police", "criminal-investigation", DENY, "", item=item("health-record"), initiative="own", age=30, offence_max_years=8),
    # NO
    reading("NO", "child-welfare > police", "pve-prevention", OBLIGED, "record-necessity", item=item("social-record"), age=16, own_task=True),
    reading("NO", "child-welfare > police", "pve-prevention", DEIDENTIFIED, NAMELESS, item=item("social-record"), age=16),
    reading("NO", "health > police", "threat-to-life", DUTY, "record-necessity", item=item("health-record"), age=16, **VIOLENT),
    reading("NO", "health > police", "threat-to-life", OBLIGED, "record-necessity", item=item("health-record"), age=16, future_risk="violence", risk_level="reason-to-suspect"),
    reading("NO", "school > police", "threat-to-life", OBLIGED, "record-necessity", age=16, future_risk="terrorist-offence", risk_level="concrete"),
    reading("NO", "school > police", "threat-to-life", DUTY, "record-necessity", age=16, future_risk="terrorist-offence", risk_level="certain"),
    reading("NO", "police+ > municipality+", "pve-prevention", DENY, "", item=item("intelligence"), forum="slt", age=16),
    reading("NO", "school+ > health+", "support-delivery", OBLIGED, WEIGHED, forum="slt", age=16, own_task=True, balancing="favours-sharing"),
    reading("NO", "school+ > health+", "support-delivery", DEIDENTIFIED, NAMELESS, forum="slt", age=16, own_task=True),
    reading("NO", "police+ > school+", "crime-prevention", OBLIGED, WEIGHED + " purpose-bound", item=item("police-record"), forum="slt", age=16, balancing="favours-sharing"),
    reading("NO", "child-welfare > police", "criminal-investigation", DENY, "", item=item("social-record"), age=30, past_offence="other"),
    reading("NO", "municipality > police", "criminal-investigation", OBLIGED, "record-necessity", age=30, past_offence="other", own_task=True),
    # GB
    reading("GB", "school+ > panel+", "pve-prevention", DENY, "", forum="channel-panel", age=16, new_referral=True, reasonable_grounds=True),
    reading("GB", "police > panel+", "pve-prevention", OBLIGED, "record-necessity", forum="channel-panel", age=16, new_referral=True, reasonable_grounds=True),
    reading("GB", "health+ > panel+", "pve-prevention", DUTY, "record-necessity", forum="channel-panel", age=16),
    reading("GB", "health+ > panel+", "pve-prevention", DEIDENTIFIED, NAMELESS, forum="channel-panel", age=16, compatible_with_functions=False),
    reading("GB", "police+ > panel+", "pve-prevention", DENY, "", item=item("assessment"), forum="channel-panel", age=16, intelligence_derived=True),
    reading("GB", "panel+ > support-provider", "support-delivery", OBLIGED, CONSENT, item=item("support-plan"), forum="channel-panel", age=17, consent="given", consent_by="guardian"),
    reading("GB", "panel+ > support-provider", "support-delivery", DENY, "", item=item("support-plan"), forum="channel-panel", age=17, consent="given", consent_by="subject"),
    reading("GB", "panel+ > support-provider", "support-delivery", DENY, "inform-recipients", item=item("support-plan"), forum="channel-panel", age=19, consent="withdrawn"),
    reading("GB", "employer > police", "criminal-investigation", DUTY, "record-necessity", age=30, material_to_terrorism=True),
    reading("GB", "employer > police", "criminal-investigation", DENY, "", item=item("concern-narrative", marks="no-investigative-use"), age=30, material_to_terrorism=True),
    reading("GB", "panel > panel", "audit", OBLIGED, "review-by:P6M review-by:P12M erase-by:P6Y", item=item("case-note"), track="closed", age=16, event="case-closed"),
    reading("GB", "school > social-services", "child-protection", OBLIGED, "record-necessity", age=12, child_needs_support=True),
    reading("GB", "panel > police", "criminal-investigation", OBLIGED, "record-request record-necessity human-decision", item=item("case-note"), initiative="request", age=30),
    # BE
    reading("BE", "school > panel", "pve-prevention", OBLIGED, CELL_MARKS, forum="lisc-r", age=20, **CELL),
    reading("BE", "school > panel", "pve-prevention", OBLIGED, CELL_MARKS + " record-best-interests", forum="lisc-r", age=15, **CELL),
    reading("BE", "school > panel", "pve-prevention", DENY, "", forum="lisc-r", age=11, **CELL),
    reading("BE", "school > panel", "pve-prevention", DENY, "", forum="lisc-r", age=20, on_mayor_list=True, mandated=False, already_caring=True),
    reading("BE", "youth-services > panel", "pve-prevention", DENY, "", forum="lisc-r", age=15, **CELL),
    reading("BE", "youth-services > panel", "pve-prevention", OBLIGED, CELL_MARKS + " record-best-interests", forum="lisc-r", age=15, **CELL, in_ter_database=True),
    reading("BE", "school > mayor", "triage-assessment", OBLIGED, "secrecy-binds-recipient record-necessity", initiative="request", age=20),
    reading("BE", "panel > panel", "register", DENY, "", item=item("identity"), forum="lisc-r", age=20),
    reading("BE", "municipality > school", "support-delivery", DENY, "", item=item("concern-narrative", heard="school:lisc-r", marks="secrecy-binds-recipient"), age=20, consent="given"),
    reading("BE", "police+ > security-service", "national-security-prevention", OBLIGED, "consensus-required exclude-secrets", item=item("feedback-sheet"), forum="lisc-r", track="security", age=20, consensus=True, contains_secrets=False),
    reading("BE", "police+ > security-service", "national-security-prevention", DENY, "", item=item("feedback-sheet"), forum="lisc-r", track="security", age=20, consensus=True),
    reading("BE", "police+ > panel", "pve-prevention", DENY, "", item=item("information-card"), forum="lisc-r", age=20, on_mayor_list=True),
    reading("BE", "school > subject", "subject-access", DENY, "defer-notification", age=20, deferral_recorded=True),
    # NL
    reading("NL", "municipality+ > ngo", "support-delivery", DEIDENTIFIED, NAMELESS, item=item("concern-narrative", heard="police:pga-conference"), forum="pga-conference", age=20, consent="given"),
    reading("NL", "municipality > ngo", "support-delivery", OBLIGED, CONSENT, item=item("concern-narrative", heard="municipality:pga-conference"), age=20, consent="given"),
    reading("NL", "health+ > police+", "threat-to-life", OBLIGED, "record-necessity human-decision no-onward-sharing", item=item("health-record", marks="no-onward-sharing"), forum="pga-conference", age=20, emergency_no_other_way=True),
    reading("NL", "social-services+ > police+", "crime-prevention", DEIDENTIFIED, NAMELESS, forum="zvh", age=20, radicalisation_case=True),
    reading("NL", "social-services+ > police+", "crime-prevention", OBLIGED, "record-necessity purpose-bound joint-controller-notice", forum="zvh", age=20, radicalisation_case=False),
    reading("NL", "municipality+ > police+", "criminal-investigation", DENY, "", forum="pga-conference", age=20),
    reading("NL", "health+ > municipality+", "pve-prevention", DEIDENTIFIED, NAMELESS, item=item("health-record"), forum="pga-conference", age=20),
    reading("NL", "police > municipality", "pve-prevention", OBLIGED, "record-necessity purpose-bound no-onward-sharing", item=item("police-record"), age=20),
    reading("NL", "municipality > school", "support-delivery", DEIDENTIFIED, NAMELESS, item=item("concern-narrative", marks="no-onward-sharing"), age=20),
    # DK
    reading("DK", "police > police@SE", "criminal-investigation", DENY, "", item=item("police-record", heard="police:none", marks="no-investigative-use"), age=20),
    # SE
    reading("SE", "school > social-services@DK", "child-protection", PERMIT, "", age=10, child_needs_support=True),
    # GB
    reading("GB", "health > ngo@NL", "support-delivery", OBLIGED, CONSENT + " transfer-basis-check", item=item("health-record"), age=30, consent="given"),
    # FI
    reading("FI", "school > school@SE", "support-delivery", DEIDENTIFIED, NAMELESS, age=16, consent="given", consent_by="subject", minor_understands=True),
    reading("FI", "police > police@GB", "pve-prevention", OBLIGED, "inform-recipient-of-conditions transfer-basis-check honour-withdrawal", item=item("police-record", marks="honour-withdrawal"), age=30),
    # DK
    reading("DK", "police > security-service@SE", "threat-to-life", DENY, "", item=item("police-record"), age=30, **GRAVE),
    reading("DK", "school > researcher", "statistics-research", DEIDENTIFIED, "", item=item("statistics"), age=None, few_people_fit=True),
    reading("DK", "police > subject", "subject-access", DENY, "refer-to-controller", item=item("police-record"), age=30),
    reading("DK", "school > subject", "subject-access", OBLIGED, "redact-reporter redact-third-party no-investigative-use", item=item("school-record", marks="no-investigative-use"), age=30),
    reading("DK", "school > subject", "subject-access", DENY, "refer-to-controller", item=item("case-note", heard="police:ssp"), age=30),
)  # fmt: skip


@pytest.mark.parametrize(
    "case", READINGS, ids=[f"{r.country} {r.who} {r.purpose} {n}" for n, r in enumerate(READINGS)]
)
def test_the_law_is_applied_as_it_is_read(case: Reading) -> None:
    answer = ask(case.who, case.purpose, case.item, country=case.country, **case.rest)
    assert (answer.outcome, set(case.duties.split()) - answer.obligations) == (case.outcome, set())


@pytest.mark.parametrize("case", [r for r in READINGS if r.outcome is PERMIT])
def test_a_bare_permit_owes_nothing_beyond_the_baseline(case: Reading) -> None:
    answer = ask(case.who, case.purpose, case.item, country=case.country, **case.rest)
    assert answer.obligations == {"log", "minimise", "mark-provenance"}
