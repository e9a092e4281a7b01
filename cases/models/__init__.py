"""Nouns of the cases room."""

from cases.models.access import Access
from cases.models.approach import Approach
from cases.models.attachment import Attachment
from cases.models.board import BoardEntry, Invitation
from cases.models.case import Case, CaseConcern
from cases.models.concern import Concern
from cases.models.consent import Consent
from cases.models.consultation import Consultation
from cases.models.disclosure import Disclosure
from cases.models.erasure import Erasure
from cases.models.hand_off import HandOff
from cases.models.item import Item
from cases.models.joint import JointSummary
from cases.models.likeness import Fingerprint, Likeness
from cases.models.match import Inquiry, Match
from cases.models.notice import Notice
from cases.models.outside_request import OutsideRequest
from cases.models.plan import Goal, Plan, PlannedMeasure, Progress
from cases.models.proposal import ActionDecision, Proposal
from cases.models.referral import Referral, ReferralItem, ReferralVersion
from cases.models.review import Review
from cases.models.search_token import SearchToken
from cases.models.team import CaseGroupObjectPermission, Team, TeamMember
from cases.models.triage import Triage

__all__ = [
    "Attachment",
    "Consultation",
    "Access",
    "ActionDecision",
    "Approach",
    "BoardEntry",
    "Case",
    "CaseConcern",
    "CaseGroupObjectPermission",
    "Concern",
    "Consent",
    "Disclosure",
    "Erasure",
    "Goal",
    "Fingerprint",
    "HandOff",
    "Inquiry",
    "Invitation",
    "Item",
    "JointSummary",
    "Likeness",
    "Match",
    "Notice",
    "OutsideRequest",
    "Plan",
    "PlannedMeasure",
    "Progress",
    "Proposal",
    "Referral",
    "ReferralItem",
    "ReferralVersion",
    "Review",
    "SearchToken",
    "Team",
    "TeamMember",
    "Triage",
]
