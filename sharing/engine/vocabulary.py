"""The closed lists of words that packs, requests and answers may use.

Bodies, data, purposes and obligations follow a vocabulary aligned with W3C DPV and ODRL.
A word outside these lists is an error in a pack, never a silent mismatch.
"""

from dataclasses import dataclass

BASELINE = frozenset({"log", "minimise", "mark-provenance"})
REFUSAL_BASELINE = frozenset({"log"})

KINDS = frozenset(
    [
        "police",
        "security-service",
        "prosecutor",
        "court",
        "school",
        "social-services",
        "child-welfare",
        "health",
        "psychiatry",
        "probation",
        "prison",
        "municipality",
        "mayor",
        "youth-services",
        "employment-services",
        "self-governing-institution",
        "ngo",
        "info-house",
        "panel",
        "support-provider",
        "migration-authority",
        "employer",
        "subject",
        "researcher",
    ]
)
CATEGORIES = frozenset(
    [
        "identity",
        "contact",
        "concern-narrative",
        "school-record",
        "social-record",
        "health-record",
        "psychiatric-record",
        "police-record",
        "criminal-conviction",
        "intelligence",
        "belief",
        "family-relations",
        "assessment",
        "support-plan",
        "feedback-sheet",
        "information-card",
        "case-note",
        "deidentified-case",
        "statistics",
        "reporter-identity",
    ]
)
NAMED_CATEGORIES = CATEGORIES - {"deidentified-case", "statistics"}
PURPOSES = frozenset(
    [
        "crime-prevention",
        "pve-prevention",
        "triage-assessment",
        "child-protection",
        "support-delivery",
        "reintegration",
        "threat-to-life",
        "national-security-prevention",
        "criminal-investigation",
        "prosecution",
        "intelligence-collection",
        "migration-control",
        "employment-vetting",
        "register",
        "subject-access",
        "statistics-research",
        "audit",
    ]
)
PREVENTIVE = frozenset(
    [
        "crime-prevention",
        "pve-prevention",
        "triage-assessment",
        "support-delivery",
        "child-protection",
        "reintegration",
        "statistics-research",
    ]
)
POLICE_PREVENTION = frozenset({"crime-prevention", "pve-prevention", "triage-assessment"})
INVESTIGATIVE = frozenset({"criminal-investigation", "prosecution", "intelligence-collection"})
NOT_PARTNERS = frozenset({"employer", "migration-authority", "court", "subject"})
CONFIDENTIAL_ORIGINS = frozenset({"police", "security-service"})
CONFIDENTIAL_CATEGORIES = frozenset({"police-record", "intelligence"})
TRACKS = frozenset({"untriaged", "social", "security", "closed"})

NO_INVESTIGATIVE_USE = "no-investigative-use"
NO_ONWARD_SHARING = "no-onward-sharing"
SECRECY_BINDS = "secrecy-binds-recipient"
TRAVELLING = frozenset(
    {
        NO_INVESTIGATIVE_USE,
        "purpose-bound",
        NO_ONWARD_SHARING,
        SECRECY_BINDS,
        "honour-withdrawal",
        "exclude-secrets",
    }
)
DEIDENTIFIED = frozenset({"de-identify", "check-reidentification"})
CONSENT_OBLIGATIONS = frozenset({"consent-recorded", "purpose-bound", "honour-withdrawal"})
OBLIGATIONS = (
    BASELINE
    | TRAVELLING
    | DEIDENTIFIED
    | CONSENT_OBLIGATIONS
    | frozenset(
        [
            "record-necessity",
            "record-balancing",
            "record-request",
            "record-best-interests",
            "human-decision",
            "consensus-required",
            "inform-recipients",
            "notify-subject",
            "defer-notification",
            "erase-now",
            "inform-recipient-of-conditions",
            "transfer-basis-check",
            "joint-controller-notice",
            "redact-reporter",
            "redact-third-party",
            "refer-to-controller",
        ]
    )
)
DATED_OBLIGATIONS = ("review-by:", "erase-by:")
ON_REFUSAL = frozenset({"log", "erase-now", "inform-recipients", "refer-to-controller", "defer-notification"})

RISK_SCALE = ("none", "possible", "reason-to-suspect", "concrete", "most-likely", "certain")
RISK_KINDS = frozenset({"criminal-activity", "violence", "grave-offence", "terrorist-offence"})
EEA = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a person may state about a situation, and how to ask for it."""

    question: str
    default: object = None


FACTS: dict[str, Fact] = {
    "necessary": Fact("Does this recipient need this item for this purpose?", True),
    "role_authorised": Fact("Does the user have a role on this case?", True),
    "not_inappropriate": Fact("Is sharing not inappropriate beside the help planned or under way?", True),
    "compatible_with_functions": Fact(
        "Is giving the information compatible with the sender's own functions?", True
    ),
    "consent": Fact("Has the person, or the guardian, consented to this disclosure?"),
    "consent_by": Fact("Who gave the consent: the person, the guardian, or both?", "subject"),
    "minor_understands": Fact("Does the child understand what the consent means?"),
    "balancing": Fact("Which way does the recorded weighing of secrecy against need fall?"),
    "own_task": Fact("Is sharing necessary for the sender's own statutory tasks?"),
    "future_risk": Fact("What kind of offence is feared?"),
    "risk_level": Fact("How strong is the suspicion, from possible to certain?"),
    "past_offence": Fact("Is an offence already committed suspected, and is it a terrorist offence?"),
    "offence_min_months": Fact("What is the minimum penalty of the offence, in months?"),
    "offence_max_years": Fact("What is the maximum penalty of the offence, in years?"),
    "offence_against_child": Fact("Is it an offence against a child of the kind the law lists?"),
    "child_needs_support": Fact("Is the threshold for reporting a child in need met?"),
    "public_task": Fact("Does the institution perform a public task in the field the law names?"),
    "release_ground": Fact("On which ground is the person being released?"),
    "written_request": Fact("Has the security service asked in writing?"),
    "obvious_public_interest": Fact(
        "Is there an obvious public interest or an essential interest of somebody?"
    ),
    "new_referral": Fact("Is this a new referral to the panel?"),
    "reasonable_grounds": Fact(
        "Are there reasonable grounds to believe the person may be drawn into terrorism?"
    ),
    "intelligence_derived": Fact("Is any part derived from an intelligence service?"),
    "material_to_terrorism": Fact("May the information materially help to prevent or prosecute terrorism?"),
    "event": Fact("Has the case just been closed?"),
    "on_mayor_list": Fact("Is the person on the mayor's list of cases?"),
    "mandated": Fact("Is the service mandated to take part?"),
    "already_caring": Fact("Does the service already care for the person?"),
    "clearance": Fact("Does the person concerned hold the security clearance?"),
    "consensus": Fact("Did every attending member agree?"),
    "contains_secrets": Fact("Does it contain a secret that was shared in the meeting?"),
    "child_agrees": Fact("Does the child agree?"),
    "in_ter_database": Fact("Is the child recorded in the common terrorism database?"),
    "under12_reasons": Fact("Does the invitation state exceptional reasons for a child under twelve?"),
    "own_case_manager": Fact("Is the recipient the case manager in the sender's own service?"),
    "deferral_recorded": Fact("Is a deferral of notice recorded?"),
    "radicalisation_case": Fact("Is this a radicalisation case?"),
    "emergency_no_other_way": Fact("Is there grave danger that leaves no other way?"),
    "substance_use": Fact("Does the person have an ongoing substance use?"),
    "compulsory_care": Fact("Is the person in compulsory psychiatric care?"),
    "very_important_interest": Fact("Does a child's interest or a very important interest require it?"),
    "few_people_fit": Fact("Do so few people fit the story that it identifies?"),
    "recipient_knows_identity": Fact("Does the recipient already know who is meant?"),
    "review_by_passed": Fact("Has the review date passed?"),
    "erase_by_passed": Fact("Has the erasure date passed?"),
    "age": Fact("How old is the person today?"),
}
FACT_VALUES: dict[str, frozenset[str]] = {
    "consent": frozenset({"none", "given", "refused", "withdrawn"}),
    "consent_by": frozenset({"subject", "guardian", "subject-and-guardian"}),
    "balancing": frozenset({"favours-sharing", "favours-secrecy"}),
    "future_risk": RISK_KINDS,
    "risk_level": frozenset(RISK_SCALE),
    "past_offence": frozenset({"none", "other", "terrorist"}),
    "release_ground": frozenset({"none", "convicted", "convicted-minor", "remand-radicalised"}),
    "event": frozenset({"case-closed"}),
}
