"""Denmark, rule by rule, for the reference engine."""

from __future__ import annotations

from tests.engine.reference_words import (
    AUTHORITIES,
    BY_CONSENT,
    FORUMS,
    GRAVE,
    HEALTH_FILE,
    NAMED,
    PREVENTIVE,
    Findings,
    Situation,
    by_consent,
    limb,
    may,
    must,
    never,
)  # fmt: skip

SOCIAL = {"social-services", "child-welfare", "municipality"}
FORUM_MARKS = ("record-necessity", "no-investigative-use", "purpose-bound")
PREVENTION = {"crime-prevention", "pve-prevention", "triage-assessment"}
FORUM_PURPOSES = {
    "ssp": PREVENTION,
    "info-house": PREVENTION,
    "psp": {"crime-prevention", "support-delivery"},
    "ksp": {"reintegration"},
}
PARTNERS = {
    "ssp": AUTHORITIES,
    "info-house": AUTHORITIES,
    "psp": SOCIAL | {"police", "psychiatry"},
    "ksp": SOCIAL | {"police", "prison", "probation"},
}
GRANT_TASKS = {"self-governing-institution", "ngo"}
CONCERN = {"concern-narrative", "assessment", "identity", "contact"}
RELEASES = {"convicted", "convicted-minor", "remand-radicalised"}


def _at_the_table(s: Situation) -> bool:
    return s.sends_as_member and s.gets_as_member and s.category in NAMED


def dk_r1(s: Situation) -> Findings:
    """Police to members of SSP and info-house."""
    if (
        _at_the_table(s)
        and s.forum in {"ssp", "info-house"}
        and s.purpose in PREVENTION
        and s.sender == "police"
        and s.receiver in AUTHORITIES
    ):
        yield may("DK-R1", s.necessary, *FORUM_MARKS)


def dk_r2(s: Situation) -> Findings:
    """Members of SSP and info-house to police and each other."""
    if (
        _at_the_table(s)
        and s.forum in {"ssp", "info-house"}
        and s.purpose in PREVENTION
        and s.sender in AUTHORITIES - {"police"}
        and s.receiver in AUTHORITIES
    ):
        yield may("DK-R2", s.necessary, *FORUM_MARKS)


def dk_r3(s: Situation) -> Findings:
    """PSP: police, social authorities, psychiatry."""
    partners = PARTNERS["psp"]
    if (
        _at_the_table(s)
        and s.forum == "psp"
        and s.purpose in FORUM_PURPOSES["psp"]
        and s.sender in partners
        and s.receiver in partners
    ):
        yield may("DK-R3", s.necessary, *FORUM_MARKS)


def dk_r4(s: Situation) -> Findings:
    """KSP: prison and probation, social authorities, police, at release."""
    partners = PARTNERS["ksp"]
    if (
        _at_the_table(s)
        and s.forum == "ksp"
        and s.purpose == "reintegration"
        and s.sender in partners
        and s.receiver in partners
    ):
        released = s.facts.get("release_ground") in RELEASES
        yield may("DK-R4", released and s.necessary, *FORUM_MARKS)


def dk_r5(s: Situation) -> Findings:
    """Self-governing institutions with a public task, both ways."""
    if (
        _at_the_table(s)
        and s.purpose in FORUM_PURPOSES.get(s.forum, set())
        and {s.sender, s.receiver} & GRANT_TASKS
    ):
        released = s.forum != "ksp" or s.facts.get("release_ground") in RELEASES
        if {s.sender, s.receiver} - GRANT_TASKS <= PARTNERS[s.forum]:
            yield may("DK-R5", s.is_true("public_task") and released and s.necessary, *FORUM_MARKS)


def dk_r7(s: Situation) -> Findings:
    """No forum data for investigating or prosecuting."""
    of_a_forum = s.forum != "none" or s.origin_forum in FORUMS["DK"]
    if (
        of_a_forum
        and s.receiver in {"police", "prosecutor"}
        and s.purpose in {"criminal-investigation", "prosecution"}
    ):
        yield never("DK-R7")


def dk_r8(s: Situation) -> Findings:
    """A member to a body outside § 115, by consent."""
    no_task = s.receiver in GRANT_TASKS and not s.is_true("public_task")
    if (
        s.sends_as_member
        and (no_task or s.receiver in {"employer", "support-provider"})
        and s.purpose == "support-delivery"
        and s.category in NAMED
    ):
        yield by_consent("DK-R8", s)


def dk_r9(s: Situation) -> Findings:
    """Everybody to child services about a child in need."""
    if s.receiver in SOCIAL and s.purpose == "child-protection" and s.category in NAMED:
        yield must("DK-R9", s.child_in_need(), overrides=True)


def dk_r10(s: Situation) -> Findings:
    """Health outside PSP, in the obvious public interest."""
    purposes = (PREVENTIVE - {"statistics-research"}) | {"threat-to-life", "national-security-prevention"}
    outside_psp = s.sender == "health" and s.forum != "psp"
    if outside_psp and s.receiver in AUTHORITIES and s.category in HEALTH_FILE and s.purpose in purposes:
        met = s.is_true("obvious_public_interest") and s.risk_at_least("concrete") and s.necessary
        yield limb("DK-R10", met, "record-necessity", "human-decision", "notify-subject")


def dk_r11(s: Situation) -> Findings:
    """Administrative authorities to the security service on its written demand."""
    administrative = AUTHORITIES - {"court", "security-service"}
    if (
        s.sender in administrative
        and s.receiver == "security-service"
        and s.category in NAMED
        and s.purpose == "national-security-prevention"
    ):
        yield must(
            "DK-R11",
            s.asked and s.is_true("written_request"),
            "record-request",
            "human-decision",
            overrides=True,
        )


def dk_r12(s: Situation) -> Findings:
    """Anybody to the police to avert a grave crime."""
    if s.receiver == "police" and s.purpose == "threat-to-life" and s.category in NAMED:
        yield must("DK-R12", s.risk("most-likely", GRAVE) and s.necessary, "record-necessity", overrides=True)


def dk_r13(s: Situation) -> Findings:
    """The info-house to the security service on the security track."""
    if (
        s.sender == "info-house"
        and s.receiver == "security-service"
        and s.purpose == "national-security-prevention"
        and s.category in CONCERN
    ):
        yield may("DK-R13", s.track == "security" and s.necessary, *FORUM_MARKS)


def dk_r14(s: Situation) -> Findings:
    """Police data from outside the forums, for investigation."""
    if (
        s.sender == "police"
        and s.receiver in {"police", "prosecutor"}
        and s.category in NAMED
        and s.purpose == "criminal-investigation"
    ):
        unmarked = s.origin.get("forum") == "none" and "no-investigative-use" not in s.carried
        yield may("DK-R14", s.origin_agency == "police" and unmarked)


def dk_r15(s: Situation) -> Findings:
    """Criminal-offence data between authorities outside a forum."""
    outside = s.forum == "none" and s.origin_forum not in FORUMS["DK"]
    if (
        outside
        and s.sender in AUTHORITIES
        and s.receiver in AUTHORITIES
        and s.category in {"criminal-conviction", "police-record"}
        and s.purpose != "intelligence-collection"
    ):
        yield may("DK-R15", s.necessary, "record-necessity")
        yield by_consent("DK-R15", s, adds=BY_CONSENT | {"record-necessity"})


RULES = (
    dk_r1, dk_r2, dk_r3, dk_r4, dk_r5, dk_r7, dk_r8, dk_r9, dk_r10, dk_r11, dk_r12, dk_r13, dk_r14, dk_r15,
)  # fmt: skip
