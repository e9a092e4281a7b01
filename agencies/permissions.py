"""All permissions on one page: what each role may do, and for which purposes it may act.

A permission opens no case. Whoever holds one still needs a relation to the case (the door) and an agency that
was given it (the wall).
"""

from django.utils.translation import gettext_lazy as _

from infohouse.core.purpose import Purpose

LOG_CONCERN = "log-concern"  # tell the info-house about a worry
TRIAGE = "triage"  # see the intake of the own house and decide what a concern is
CONFIRM_TRIAGE = "confirm-triage"  # be the second person for the security track
COORDINATE = "coordinate"  # share, offer and plan on a case of the own house
HAND_OFF = "hand-off"  # send a package to the security service
RECEIVE_HAND_OFF = "receive-hand-off"  # acknowledge a package
ANSWER_REFERRAL = "answer-referral"  # preview, accept or decline what is offered to the own agency
WORK_CASE = "work-case"  # read and contribute to cases whose team one is on
REOPEN = "reopen"  # open a closed case again, with a reason
ERASE = "erase"  # ask for, hold and release what is due to be erased; two people
READ_TRAIL = "read-trail"  # see who looked
READ_FIGURES = "read-figures"  # see the year in figures
OPERATE = "operate"  # see and retry what the machinery could not do
READ_INBOX = "read-inbox"  # take in what other agencies tell the own one, and say what was done
REGISTER_REQUEST = "register-request"  # file what somebody outside asks for
DECIDE_REQUEST = "decide-request"  # answer or refuse it, by name
READ_LAW = "read-law"  # read the rule packs and try them; every hat
KEEP_LAW = "keep-law"  # propose, sign and withdraw rule packs, and replay the decisions of the own agency

PREVENTION = (Purpose.PVE_PREVENTION, Purpose.CRIME_PREVENTION)
SUPPORT = (Purpose.PVE_PREVENTION, Purpose.SUPPORT_DELIVERY, Purpose.CHILD_PROTECTION)

# What works at an agency that takes part, a case worker or a prevention officer.
_AGENCY = frozenset(
    {
        LOG_CONCERN,
        ANSWER_REFERRAL,
        WORK_CASE,
        READ_TRAIL,
        READ_INBOX,
        REGISTER_REQUEST,
        DECIDE_REQUEST,
        READ_LAW,
    }
)

# role: (label, permissions, purposes; the first is proposed at login)
ROLES: dict[str, tuple[object, frozenset[str], tuple[Purpose, ...]]] = {
    "reporter": (
        _("Reporter"),
        frozenset({LOG_CONCERN, READ_LAW}),
        (Purpose.PVE_PREVENTION, Purpose.CHILD_PROTECTION),
    ),
    "officer": (
        _("Prevention officer"),
        _AGENCY,
        PREVENTION,
    ),
    "investigator": (
        _("Investigator"),
        frozenset({LOG_CONCERN, WORK_CASE, READ_INBOX, READ_LAW}),
        (Purpose.CRIMINAL_INVESTIGATION,),
    ),
    "caseworker": (
        _("Case worker"),
        _AGENCY,
        SUPPORT,
    ),
    "coordinator": (
        _("Info-house coordinator"),
        frozenset(
            {
                TRIAGE,
                CONFIRM_TRIAGE,
                COORDINATE,
                HAND_OFF,
                ANSWER_REFERRAL,
                WORK_CASE,
                ERASE,
                REOPEN,
                READ_TRAIL,
                READ_INBOX,
                REGISTER_REQUEST,
                DECIDE_REQUEST,
                READ_FIGURES,
                READ_LAW,
            }
        ),
        (Purpose.PVE_PREVENTION, Purpose.TRIAGE_ASSESSMENT),
    ),
    "house-worker": (
        _("Info-house social worker"),
        frozenset(
            {
                TRIAGE,
                COORDINATE,
                ANSWER_REFERRAL,
                WORK_CASE,
                READ_TRAIL,
                READ_INBOX,
                REGISTER_REQUEST,
                READ_FIGURES,
                READ_LAW,
            }
        ),
        (Purpose.PVE_PREVENTION, Purpose.TRIAGE_ASSESSMENT),
    ),
    "prevention-centre": (
        _("Prevention centre officer"),
        frozenset({RECEIVE_HAND_OFF, READ_INBOX, READ_LAW}),
        (Purpose.NATIONAL_SECURITY_PREVENTION,),
    ),
    "operator": (_("Operator"), frozenset({OPERATE, READ_LAW}), (Purpose.AUDIT,)),
    "data-protection-officer": (
        _("Data protection officer"),
        frozenset({READ_LAW, KEEP_LAW, READ_TRAIL}),
        (Purpose.AUDIT,),
    ),
    "system": (_("The platform itself"), frozenset({TRIAGE, COORDINATE, ERASE}), tuple(Purpose)),
    "house-client": (
        _("Info-house system"),
        frozenset({LOG_CONCERN, ANSWER_REFERRAL, WORK_CASE, COORDINATE}),
        tuple(Purpose),
    ),
    "client": (
        _("Agency system"),
        frozenset({LOG_CONCERN, ANSWER_REFERRAL, WORK_CASE, READ_INBOX}),
        tuple(Purpose),
    ),
}

HATS = {
    code: label for code, (label, _p, _u) in ROLES.items() if code not in ("system", "client", "house-client")
}
ROLE_CHOICES = list(HATS.items())


def permissions_of(role: str) -> frozenset[str]:
    """Return what the role may do."""
    return ROLES[role][1]


def purposes_of(role: str) -> tuple[Purpose, ...]:
    """Return the purposes the role may act for."""
    return ROLES[role][2]


def role_label(role: str) -> str:
    """Return the role in words."""
    return str(ROLES[role][0])
