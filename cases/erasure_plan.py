"""What goes when a file is erased, and in which order: the one place where every noun about a person stands.

A new model fails tests/promises/test_erasure_plan.py until it is placed here: see
docs/how-to/place-a-model-in-the-erasure-plan.md.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import (
    Access,
    ActionDecision,
    Approach,
    Attachment,
    BoardEntry,
    Case,
    CaseConcern,
    CaseGroupObjectPermission,
    Concern,
    Consent,
    Disclosure,
    Fingerprint,
    Goal,
    HandOff,
    Inquiry,
    Invitation,
    Item,
    JointSummary,
    Likeness,
    Match,
    Notice,
    OutsideRequest,
    Plan,
    PlannedMeasure,
    Progress,
    Proposal,
    Referral,
    ReferralItem,
    ReferralVersion,
    Review,
    SearchToken,
    Team,
    TeamMember,
    Triage,
)


@dataclass(frozen=True, slots=True)
class Step:
    """Rows of one model that go with a case or a concern, found by these lookups.

    `case` and `concern` are lookups that end at the key of a case or a concern; `file` names fields that
    hold the public reference of either. A row goes when one of them leads to what is erased.
    """

    model: type[models.Model]
    label: Promise
    case: tuple[str, ...] = ()
    concern: tuple[str, ...] = ()
    file: tuple[str, ...] = ()

    def matches(self, cases: list[int], concerns: list[int], files: list[object]) -> Q:
        """Return what the rows of these cases and concerns have in common."""
        found = Q(pk__in=[])
        for lookups, keys in ((self.case, cases), (self.concern, concerns), (self.file, files)):
            for lookup in lookups:
                found |= Q(**{f"{lookup}__in": keys})
        return found


# Children first: a lookup goes through the parents, which must still be there.
PLAN: tuple[Step, ...] = (
    Step(Disclosure, _("Passings in the list of receivers"), ("case", "item__case"), ("item__concern",)),
    Step(Notice, _("Notices to receivers"), ("case",), ("concern",)),
    Step(OutsideRequest, _("Requests from outside"), ("case",)),
    Step(Consent, _("What the person agreed to"), ("case",)),
    Step(ReferralItem, _("Items of offers"), ("referral__case", "item__case"), ("item__concern",)),
    Step(ReferralVersion, _("Former wordings of offers"), ("referral__case",)),
    Step(Referral, _("Offers"), ("case",)),
    Step(HandOff, _("Packages"), ("case",)),
    Step(JointSummary, _("Summaries for two files"), ("social", "security")),
    Step(ActionDecision, _("Decisions on who acts"), ("case",)),
    Step(Proposal, _("Proposed agencies"), ("case",)),
    Step(Approach, _("Levels of the case"), ("case",)),
    Step(Review, _("Reviews"), ("case",)),
    Step(Progress, _("Sessions and notes"), ("case",)),
    Step(Goal, _("Goals"), ("case",)),
    Step(Plan, _("Plans"), ("case",)),
    Step(PlannedMeasure, _("Measures of the plan"), ("case",)),
    Step(BoardEntry, _("What lies on the board"), (), ("concern",)),
    Step(Invitation, _("Invitations to the board"), (), ("concern",)),
    Step(Fingerprint, _("Fingerprints of names"), (), ("concern",)),
    Step(Match, _("What is known of other houses"), (), ("concern",)),
    Step(Inquiry, _("Questions to other houses"), (), ("concern",)),
    Step(Likeness, _("What was said of two concerns"), (), ("first", "second", "follower")),
    Step(SearchToken, _("Parts of names to search by"), ("item__case",), ("item__concern",)),
    Step(Attachment, _("Files"), ("item__case",), ("concern", "item__concern")),
    Step(Item, _("Items of information"), ("case",), ("concern",)),
    Step(Triage, _("Assessments of concerns"), (), ("concern",)),
    Step(CaseConcern, _("Links between concerns and cases"), ("case",), ("concern",)),
    Step(Concern, _("Concerns"), (), ("pk",)),
    Step(CaseGroupObjectPermission, _("Rights of teams"), ("content_object",)),
    Step(TeamMember, _("Members of teams"), ("case",)),
    Step(Team, _("Teams"), ("case",)),
    # Last, since the wall opens what hangs on a case by these two.
    Step(Access, _("Agencies' access"), ("case",)),
    Step(Case, _("Cases"), ("pk",)),
)

# Models about people that stay, and why.
KEPT = {
    "Consultation": "names nobody and hangs on no concern; it goes on its own day",
    "Digest": "a choice of staff, who are not the person concerned",
    "Erasure": "the tombstone: random references, dates and counts; the reason of a hold is emptied",
    "User": "staff, who are not the person concerned; their accounts end with their employment",
    "PackSignature": "staff who answer for the law, known as long as a decision can be replayed",
    "Membership": "staff, who are not the person concerned",
}
