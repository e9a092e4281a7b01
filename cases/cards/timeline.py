"""What happened to a case, and who looked at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies import rows as directory
from agencies.discretion import neutral, plain_role, purpose_in_words
from audit import rows as trail_rows
from audit import trail
from audit.models import Event
from cases import rows
from cases.models import Case
from infohouse.core.actor import Actor
from infohouse.core.paging import Part
from infohouse.core.purpose import Purpose

HAPPENED = {
    "concern.logged": gettext_lazy("A concern was logged"),
    "feedback.given": gettext_lazy("The reporter got another answer"),
    "concern.way-chosen": gettext_lazy("The reporter chose how the concern goes"),
    "concern.refused": gettext_lazy("The law did not let the concern go this way"),
    "triage.opened": gettext_lazy("The concern reached the desk"),
    "triage.proposed": gettext_lazy("The security track was proposed"),
    "triage.returned": gettext_lazy("The second person sent it back to the desk"),
    "concern.triaged": gettext_lazy("The concern was assessed"),
    "case.opened": gettext_lazy("The case was opened"),
    "invitation.sent": gettext_lazy("An agency was invited to the board"),
    "invitation.answered": gettext_lazy("The agency has laid down what it has"),
    "invitation.declined": gettext_lazy("The agency does not contribute to the board"),
    "invitation.withdrawn": gettext_lazy("The invitation was taken back"),
    "board.laid": gettext_lazy("Something was laid on the board"),
    "action.decided": gettext_lazy("It was decided who acts"),
    "hand-off.taken": gettext_lazy("The prevention centre has taken it on"),
    "hand-off.returned": gettext_lazy("The prevention centre sent the package back"),
    "hand-off.unreceipted": gettext_lazy("The receipt of the package is missing"),
    "summary.written": gettext_lazy("A summary for both files was written"),
    "summary.agreed": gettext_lazy("Both sides agreed on the summary"),
    "inquiry.made": gettext_lazy("Other houses were asked whether they know the person"),
    "inquiry.answered": gettext_lazy("The question to other houses was looked up"),
    "match.found": gettext_lazy("Another house may know the person"),
    "match.released": gettext_lazy("This house is ready to be asked by the other one"),
    "match.withheld": gettext_lazy("This house withholds what it holds from the other one"),
    "match.ended": gettext_lazy("What was known of another house ended"),
    "concern.told-apart": gettext_lazy("Two concerns were told apart"),
    "concern.joined": gettext_lazy("A concern is assessed together with another"),
    "concern.parted": gettext_lazy("A concern was parted from another again"),
    "case.relevelled": gettext_lazy("The level was changed"),
    "case.routed": gettext_lazy("Agencies were proposed"),
    "sharing.decided": gettext_lazy("The law was asked"),
    "referral.offered": gettext_lazy("The case was offered to an agency"),
    "referral.pulled": gettext_lazy("The agency fetched the preview"),
    "referral.accepted": gettext_lazy("The agency accepted"),
    "referral.declined": gettext_lazy("The agency declined"),
    "referral.recalled": gettext_lazy("The offer was recalled"),
    "referral.amended": gettext_lazy("The offer was changed"),
    "referral.escalated": gettext_lazy("The unanswered offer went to the next desk of the agency"),
    "referral.reported": gettext_lazy("The agency reported how it ended"),
    "case.given-away": gettext_lazy("The case was handed over to another agency"),
    "case.taken-over": gettext_lazy("The case was taken over from another agency"),
    "referral.expired": gettext_lazy("The offer expired without an answer"),
    "item.contributed": gettext_lazy("Information was added"),
    "item.obtained": gettext_lazy("Information from a further source was added"),
    "items.shared": gettext_lazy("Information was passed to an agency on the case"),
    "item.withdrawn": gettext_lazy("An agency took back what it had contributed"),
    "note.made": gettext_lazy("A note was made from several pieces of information"),
    "item.ended": gettext_lazy("An agency may no longer read an item"),
    "measure.planned": gettext_lazy("A measure was planned"),
    "measure.changed": gettext_lazy("A measure was changed"),
    "measure.moved": gettext_lazy("A measure moved on"),
    "goal.set": gettext_lazy("A goal was set"),
    "goal.changed": gettext_lazy("A goal was changed"),
    "goal.moved": gettext_lazy("A goal moved on"),
    "plan.adopted": gettext_lazy("The plan was adopted"),
    "progress.reported": gettext_lazy("Progress was written down"),
    "hand-off.prepared": gettext_lazy("A package was prepared"),
    "hand-off.sent": gettext_lazy("The package was sent"),
    "hand-off.received": gettext_lazy("The package was acknowledged"),
    "member.joined": gettext_lazy("Somebody joined a team"),
    "member.left": gettext_lazy("Somebody left a team"),
    "lead.handed-over": gettext_lazy("The lead was handed over"),
    "consent.asked": gettext_lazy("The person was asked to agree"),
    "consent.given": gettext_lazy("Agreement was recorded"),
    "consent.refused": gettext_lazy("A refusal was recorded"),
    "consent.withdrawn": gettext_lazy("Agreement was withdrawn"),
    "consent.expired": gettext_lazy("Agreement expired"),
    "item.recalled": gettext_lazy("An item was called back"),
    "item.corrected": gettext_lazy("Information was corrected"),
    "request.registered": gettext_lazy("A request from outside was filed"),
    "request.answered": gettext_lazy("The request was answered"),
    "request.refused": gettext_lazy("The request was refused"),
    "notice.sent": gettext_lazy("An agency was told that something changed"),
    "notice.acknowledged": gettext_lazy("The agency said what it did"),
    "concern.added": gettext_lazy("Another concern came to the case"),
    "review.held": gettext_lazy("A review was held"),
    "case.closed": gettext_lazy("The case was closed"),
    "case.reopened": gettext_lazy("The case was opened again"),
    "erasure.due": gettext_lazy("The day of erasure came"),
    "erasure.proposed": gettext_lazy("A second person was asked to release the erasure"),
    "erasure.held": gettext_lazy("The erasure was put off, with a reason"),
    "erasure.told": gettext_lazy("The agency was told to erase its copies"),
    "case.erased": gettext_lazy("The case was erased"),
    "concern.erased": gettext_lazy("The concern was erased"),
}
LOOKED = {
    "match.shown": gettext_lazy("Read what is known of another house"),
    "attachment.fetched": gettext_lazy("Fetched a file"),
    "plan.shown": gettext_lazy("Read the plan"),
    "case.shown": gettext_lazy("Read the case"),
    "board.shown": gettext_lazy("Read the board"),
    "invitation.shown": gettext_lazy("Read the invitation"),
    "triage.shown": gettext_lazy("Read the concern on the desk"),
    "concern.shown": gettext_lazy("Read the concern"),
    "referral.shown": gettext_lazy("Read the offer"),
    "hand-off.shown": gettext_lazy("Read the package"),
    "request.shown": gettext_lazy("Read a request from outside"),
    "notice.shown": gettext_lazy("Read a notice"),
    "case.exported": gettext_lazy("Took a copy of what may be read"),
    "ledger.shown": gettext_lazy("Read the list of receivers"),
    "trail.shown": gettext_lazy("Read who looked"),
    "item.disclosed": gettext_lazy("Was given an item"),
}


# Nouns of how a case came to be, which an agency of ordinary help is not told.
BEFORE = frozenset({"triage", "hand-off", "invitation", "board", "concern", "summary", "feedback"})

# For the filter: a group, its words, and the nouns whose events are in it.
GROUPS: dict[str, tuple[object, frozenset[str]]] = {
    "offers": (gettext_lazy("Offers and answers"), frozenset({"referral"})),
    "information": (
        gettext_lazy("Information and the law"),
        frozenset({"item", "sharing", "consent", "notice"}),
    ),
    "plan": (gettext_lazy("Plan"), frozenset({"plan", "goal", "measure", "progress"})),
    "team": (gettext_lazy("Team"), frozenset({"member", "lead"})),
    "case": (
        gettext_lazy("The case itself"),
        frozenset({"case", "concern", "triage", "hand-off", "erasure", "inquiry", "match"}),
    ),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, or one look."""

    at: datetime
    what: str
    who: str
    purpose: str
    about: str


def timeline(actor: Actor, ref: UUID, after: UUID | None = None, group: str = "") -> Part[Moment]:
    """Return a part of what happened to a case, newest first; of one group of events where one is named."""
    kinds = {k: words for k, words in HAPPENED.items() if _is_in(k, group) and not _tells(actor, k)}
    return _moments(actor, rows.case(actor, ref), kinds, after)


def looks(actor: Actor, ref: UUID, after: UUID | None = None) -> Part[Moment]:
    """Return a part of who saw what of a case, newest first, and record this look as well."""
    actor.must("read-trail")
    case = rows.case(actor, ref)
    secret = case.track == Case.Track.SECURITY
    trail.record(actor, "trail.shown", case.ref, keeper=case.custodian_id, secret=secret)
    return _moments(actor, case, LOOKED, after)


def _tells(actor: Actor, kind: str) -> bool:
    """Whether an event would tell somebody who only helps how the case came to be."""
    return actor.unaware and kind.split(".")[0] in BEFORE


def _is_in(kind: str, group: str) -> bool:
    return group not in GROUPS or kind.split(".")[0] in GROUPS[group][1]


def _moments(
    actor: Actor, case: Case, kinds: Mapping[str, object], after: UUID | None = None
) -> Part[Moment]:
    events = trail_rows.events_of(actor, _files(actor, case), kinds, after)
    recipients = {int(e.codes["recipient"]) for e in events if "recipient" in e.codes}
    known = directory.agencies_by_key({e.agency_id for e in events} | recipients)
    agencies = {pk: neutral(actor, agency) for pk, agency in known.items()}
    # Other agencies' staff are named by role only.
    people = directory.names({e.user_id for e in events if e.user_id and e.agency_id == actor.agency_id})
    roles = {e.role: plain_role(actor, e.role) for e in events}
    moments = [
        Moment(
            at=e.at,
            what=str(kinds[e.kind]),
            who=_who(e, agencies, people, roles),
            purpose=purpose_in_words(actor, Purpose(e.purpose)),
            about=agencies.get(e.codes.get("recipient", 0), ""),
        )
        for e in events
    ]
    return Part.of(moments, events.older)


def _files(actor: Actor, case: Case) -> list[UUID]:
    concerns = [c.ref for c in rows.concerns_of(actor, case)]
    referrals = [r.ref for r in rows.referrals_of(actor, case)]
    hand_off = rows.hand_off_of(actor, case)
    return [case.ref, *concerns, *referrals, *([hand_off.ref] if hand_off else [])]


def _who(event: Event, agencies: dict[int, str], people: dict[int, str], roles: dict[str, str]) -> str:
    agency = agencies.get(event.agency_id, _("An agency"))
    if event.client_id:
        return _("%(agency)s, its own system") % {"agency": agency}
    person = people.get(event.user_id or 0)
    return ", ".join(part for part in (person, roles[event.role], agency) if part)
