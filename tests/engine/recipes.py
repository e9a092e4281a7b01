"""Where the law's doors are: one line per national rule, for random requests that come near enough to matter.

Each recipe names senders, receivers, forum, purposes, categories and the facts that meet the rule. The
generator starts from a recipe and then disturbs it, so that rules match often and fail often.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Recipe(NamedTuple):
    """A situation close to one rule."""

    law: str
    senders: str
    receivers: str
    forum: str
    purposes: str
    categories: str
    facts: dict[str, Any] = {}
    initiative: str = ""
    track: str = ""
    heard_in: str = ""


PREVENTION = "crime-prevention pve-prevention triage-assessment"
INVESTIGATION = "criminal-investigation"
FILE = "social-record case-note identity assessment concern-narrative"
ANY = (
    "concern-narrative social-record health-record police-record school-record assessment criminal-conviction"
)
DK_SOCIAL = "municipality social-services child-welfare"
GRAVE = {"risk_level": "most-likely", "future_risk": "grave-offence"}
VIOLENT = {"risk_level": "concrete", "future_risk": "violence"}
TERROR = {"risk_level": "concrete", "future_risk": "terrorist-offence"}
WEIGHED = {"balancing": "favours-sharing"}
CONSENT = {"consent": "given", "consent_by": "subject-and-guardian"}
CHILD = {"child_needs_support": True}
CELL = {"on_mayor_list": True, "mandated": True, "already_caring": True}
PARTNERS = "police school social-services municipality health ngo"

RECIPES = (
    Recipe("DK", "police", "school municipality info-house prison", "ssp", PREVENTION, ANY),
    Recipe("DK", "school social-services health", "police info-house municipality", "info-house", PREVENTION,
           ANY),
    Recipe("DK", f"police psychiatry {DK_SOCIAL}", f"psychiatry police {DK_SOCIAL}", "psp",
           "crime-prevention support-delivery", "psychiatric-record social-record"),
    Recipe("DK", f"prison probation police {DK_SOCIAL}", f"police probation {DK_SOCIAL}", "ksp",
           "reintegration", "assessment criminal-conviction", {"release_ground": "convicted"}),
    Recipe("DK", "self-governing-institution ngo", "police school", "ssp", PREVENTION, ANY,
           {"public_task": True}),
    Recipe("DK", "police school", "self-governing-institution ngo", "ssp", PREVENTION, ANY, {"public_task": True}),
    Recipe("DK", "police psychiatry self-governing-institution", "self-governing-institution ngo police", "psp",
           "crime-prevention support-delivery", FILE, {"public_task": True}),
    Recipe("DK", "prison self-governing-institution", "self-governing-institution ngo probation", "ksp",
           "reintegration", FILE, {"public_task": True, "release_ground": "convicted"}),
    Recipe("DK", "school municipality police", "police prosecutor", "ssp",
           "criminal-investigation prosecution", ANY),
    Recipe("DK", "municipality school", "ngo employer support-provider", "ssp", "support-delivery", FILE,
           CONSENT),
    Recipe("DK", "school ngo police employer", DK_SOCIAL, "none", "child-protection", ANY, CHILD),
    Recipe("DK", "health psychiatry", "police municipality", "none", "threat-to-life pve-prevention",
           "health-record", {**VIOLENT, "obvious_public_interest": True}),
    Recipe("DK", "municipality school police", "security-service", "none", "national-security-prevention",
           ANY, {"written_request": True}, "request"),
    Recipe("DK", "school ngo employer health", "police", "none", "threat-to-life", ANY, GRAVE),
    Recipe("DK", "info-house", "security-service", "none", "national-security-prevention",
           "concern-narrative assessment", {}, "own", "security"),
    Recipe("DK", "police", "police prosecutor", "none", INVESTIGATION, "police-record concern-narrative",
           heard_in="none"),
    Recipe("DK", "police prison municipality", "municipality migration-authority police", "none",
           "reintegration support-delivery criminal-investigation", "criminal-conviction police-record"),
    Recipe("SE", "school social-services health police", PARTNERS, "sspf", PREVENTION + " support-delivery",
           ANY),
    Recipe("SE", "social-services health municipality", PARTNERS, "none",
           "support-delivery crime-prevention", FILE, CONSENT),
    Recipe("SE", "social-services child-welfare", "police security-service", "sspf",
           "crime-prevention pve-prevention", FILE,
           {"risk_level": "concrete", "future_risk": "criminal-activity"}),
    Recipe("SE", "social-services health psychiatry", "police security-service", "none",
           "pve-prevention national-security-prevention", "health-record social-record", TERROR),
    Recipe("SE", "social-services health", "police security-service prosecutor", "none", INVESTIGATION,
           "health-record social-record", {"past_offence": "terrorist"}),
    Recipe("SE", "social-services health", "police prosecutor security-service", "none", INVESTIGATION,
           "health-record social-record", {"past_offence": "other", "offence_min_months": 12}),
    Recipe("SE", "school", "police prosecutor", "none", INVESTIGATION, "school-record",
           {"past_offence": "other", "offence_max_years": 4, "balancing": "favours-secrecy"}),
    Recipe("SE", "police social-services school", "municipality police social-services court", "none",
           "crime-prevention pve-prevention criminal-investigation", "police-record social-record", WEIGHED),
    Recipe("SE", "school", "police prosecutor security-service", "none", INVESTIGATION, "health-record",
           {"past_offence": "terrorist"}),
    Recipe("SE", "school", "police prosecutor", "none", INVESTIGATION, "health-record",
           {"past_offence": "other", "offence_against_child": True}),
    Recipe("SE", "school", "police security-service", "none", "national-security-prevention pve-prevention",
           "health-record", TERROR),
    Recipe("SE", "school", "police prosecutor", "none", INVESTIGATION, "school-record",
           {"past_offence": "other", "offence_min_months": 6, "balancing": "favours-secrecy"}),
    Recipe("SE", "social-services health", "prosecutor", "none", INVESTIGATION, FILE,
           {"past_offence": "other", **CONSENT}),
    Recipe("SE", "school municipality employment-services prison", "police prosecutor security-service",
           "none", "crime-prevention pve-prevention criminal-investigation", "school-record case-note"),
    Recipe("SE", "school health police ngo", "social-services child-welfare", "none", "child-protection",
           ANY, CHILD),
    Recipe("SE", "police", "social-services", "none", "pve-prevention", "police-record", WEIGHED),
    Recipe("SE", "police prison", "police social-services", "none", PREVENTION, "criminal-conviction",
           CONSENT),
    Recipe("SE", "social-services health", "health social-services", "none", "support-delivery",
           "social-record health-record", {"substance_use": True}),
    Recipe("SE", "police security-service", "police security-service", "none",
           "crime-prevention national-security-prevention", "police-record"),
    Recipe("FI", "social-services school police", PARTNERS, "anchor", "crime-prevention support-delivery",
           FILE, CONSENT),
    Recipe("FI", "social-services health", "police", "none", "threat-to-life", ANY,
           {"risk_level": "reason-to-suspect", "future_risk": "violence"}),
    Recipe("FI", "social-services child-welfare", "police prosecutor court", "none", INVESTIGATION, FILE,
           {"past_offence": "other", "offence_max_years": 6}, "request"),
    Recipe("FI", "social-services", "police", "none", INVESTIGATION, FILE,
           {"past_offence": "other", "offence_max_years": 2, "very_important_interest": True}, "own"),
    Recipe("FI", "social-services", "police", "none", INVESTIGATION, FILE,
           {"past_offence": "other", "offence_max_years": 2}, "request"),
    Recipe("FI", "health", "police", "none", INVESTIGATION, "health-record", {"past_offence": "other"}),
    Recipe("FI", "police school health ngo municipality", "social-services child-welfare", "none",
           "child-protection", ANY, CHILD),
    Recipe("FI", "school", "police", "none", "threat-to-life", ANY,
           {"risk_level": "reason-to-suspect", "future_risk": "violence"}, "own"),
    Recipe("FI", "school ngo police", "police", "none", "threat-to-life", ANY, GRAVE),
    Recipe("FI", "social-services school police", "police health youth-services", "anchor", PREVENTION,
           FILE),
    Recipe("FI", "police", "social-services", "none", "support-delivery", "police-record"),
    Recipe("FI", "school health social-services", "police", "none", INVESTIGATION, ANY,
           {"offence_against_child": True}),
    Recipe("NO", "school police health child-welfare", PARTNERS, "slt", PREVENTION, ANY),
    Recipe("NO", "police health child-welfare ngo", PARTNERS, "none", "support-delivery crime-prevention",
           ANY, CONSENT),
    Recipe("NO", "school municipality youth-services", "police municipality child-welfare", "slt",
           "pve-prevention support-delivery", ANY, {"own_task": True, **WEIGHED}),
    Recipe("NO", "school municipality", "police prosecutor", "none", INVESTIGATION, ANY,
           {"own_task": True, "past_offence": "other"}),
    Recipe("NO", "child-welfare social-services", "police school municipality", "slt",
           PREVENTION + " criminal-investigation", FILE, {"own_task": True}),
    Recipe("NO", "child-welfare social-services", "police health", "none", "threat-to-life pve-prevention",
           FILE, VIOLENT),
    Recipe("NO", "child-welfare school ngo", "police", "none", "threat-to-life", FILE, GRAVE),
    Recipe("NO", "health psychiatry", "police", "none", "threat-to-life", "health-record", VIOLENT),
    Recipe("NO", "school health police", "child-welfare", "none", "child-protection", ANY, CHILD),
    Recipe("NO", "police", "school municipality", "slt", "crime-prevention pve-prevention", "police-record",
           WEIGHED),
    Recipe("NO", "security-service police", "municipality police", "slt", PREVENTION, "intelligence"),
    Recipe("NO", "school municipality", "police health", "none", "threat-to-life", ANY, VIOLENT),
    Recipe("GB", "school health ngo social-services", "police municipality", "prevent-referral",
           "pve-prevention triage-assessment", ANY),
    Recipe("GB", "police municipality school", "panel", "channel-panel", "pve-prevention", ANY,
           {"new_referral": True, "reasonable_grounds": True}),
    Recipe("GB", "health school police", "panel police municipality", "channel-panel", "pve-prevention",
           ANY),
    Recipe("GB", "police school security-service", "panel", "channel-panel",
           "pve-prevention support-delivery", "intelligence case-note", {"intelligence_derived": True}),
    Recipe("GB", "panel", "support-provider", "channel-panel", "support-delivery", "support-plan case-note",
           CONSENT),
    Recipe("GB", "panel", "support-provider", "channel-panel", "support-delivery", "support-plan",
           {"consent": "withdrawn"}),
    Recipe("GB", "school ngo employer", "police", "none", "threat-to-life criminal-investigation", ANY,
           {"material_to_terrorism": True}),
    Recipe("GB", "police municipality probation health", "health probation police", "none",
           "crime-prevention", ANY),
    Recipe("GB", "panel municipality school", "police", "none", INVESTIGATION, "case-note social-record"),
    Recipe("GB", "school police ngo", "social-services child-welfare", "none", "child-protection", ANY,
           CHILD),
    Recipe("BE", "school youth-services child-welfare municipality", "panel", "lisc-r", "pve-prevention",
           ANY, CELL),
    Recipe("BE", "school ngo health", "panel", "lisc-r", PREVENTION, ANY,
           {"on_mayor_list": True, "mandated": True}),
    Recipe("BE", "police", "panel", "lisc-r", "pve-prevention", "information-card",
           {"clearance": True, "on_mayor_list": True}),
    Recipe("BE", "police", "security-service", "lisc-r", "national-security-prevention", "feedback-sheet",
           {"consensus": True, "contains_secrets": False}, "own", "security"),
    Recipe("BE", "mayor panel", "panel", "lisc-r", "register", "identity"),
    Recipe("BE", "municipality school youth-services", "school municipality", "none",
           "pve-prevention support-delivery", FILE, {"own_case_manager": True}, heard_in="lisc-r"),
    Recipe("BE", "police prosecutor", "police prosecutor", "none", "criminal-investigation prosecution",
           FILE, {"past_offence": "terrorist"}, heard_in="lisc-r"),
    Recipe("BE", "school municipality police", "mayor", "none", "triage-assessment", FILE, {}, "request"),
    Recipe("NL", "municipality police school", "police municipality probation", "pga-conference",
           "pve-prevention", ANY),
    Recipe("NL", "police", "municipality", "none", "pve-prevention", "police-record"),
    Recipe("NL", "health", "municipality police", "pga-conference", "pve-prevention support-delivery",
           "health-record", {"emergency_no_other_way": True}),
    Recipe("NL", "health psychiatry", "municipality ngo", "none", "support-delivery", "health-record",
           CONSENT),
    Recipe("NL", "social-services police", "police municipality", "zvh", "crime-prevention support-delivery",
           FILE, {"radicalisation_case": False}),
    Recipe("NL", "social-services police", "police municipality", "zvh", "pve-prevention", FILE,
           {"radicalisation_case": True}),
    Recipe("NL", "municipality school", "police prosecutor", "pga-conference", INVESTIGATION, FILE),
    Recipe("NL", "municipality school", "ngo employer school", "pga-conference",
           "support-delivery pve-prevention", FILE, CONSENT, heard_in="pga-conference"),
)  # fmt: skip
