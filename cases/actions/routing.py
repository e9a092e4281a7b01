"""After triage: whom to ask on the social track, what to hand off on the security track."""

from uuid import UUID

from django.db import transaction

from agencies import rows as directory
from agencies.models import Agency
from audit import trail
from cases import rows
from cases.actions.disclosing import data
from cases.actions.opening import security_service
from cases.models import Case, HandOff, Proposal
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from sharing import explain
from sharing.actions.decide import consult, decide
from sharing.engine.answer import Answer, Outcome
from sharing.engine.request import Datum
from sharing.question import Question

PROPOSED = 6
LAW = {
    Outcome.DUTY: 0,
    Outcome.PERMIT: 0,
    Outcome.OBLIGED: 0,
    Outcome.DEIDENTIFIED: 1,
    Outcome.DENY: 2,
}


@transaction.atomic
def route_case(*, actor: Actor, concern: UUID) -> None:
    """Prepare the next step of each case that a triaged concern led to. Done twice, it is done once."""
    for case in rows.cases_from(actor, rows.concern(actor, concern)):
        if case.track == Case.Track.SOCIAL:
            _propose_agencies(actor, case)
        else:
            _prepare_hand_off(actor, case)


def _propose_agencies(actor: Actor, case: Case) -> None:
    if Proposal.objects.visible_to(actor).filter(case=case).exists():
        return
    sender, seen = directory.agency(actor.agency_id), data(actor, rows.items_of_case(actor, case))
    found = [
        _weigh(_question(case, sender, agency, seen), agency) for agency in candidates(case.custodian_id)
    ]
    found.sort(key=lambda f: (LAW[f[1].outcome], f[0].kind == Agency.Kind.POLICE, not f[0].offers, f[0].name))
    for place, (agency, answer, reasons) in enumerate(found[:PROPOSED], start=1):
        Proposal.objects.create(
            case=case,
            agency=agency,
            place=place,
            outcome=answer.outcome.value,
            grounds=explain.grounds(answer),
            reasons=reasons,
            made_at=clock.now(),
        )
    trail.record(actor, "case.routed", case.ref, proposals=len(found[:PROPOSED]))


def candidates(house: int) -> list[Agency]:
    """Return the agencies of a house's district that help people; no body of the security track."""
    apart = (Agency.Kind.SECURITY_SERVICE, Agency.Kind.PROSECUTOR, Agency.Kind.COURT, Agency.Kind.INFO_HOUSE)
    return [a for a in directory.neighbours(house) if a.kind not in apart]


def _weigh(question: Question, agency: Agency) -> tuple[Agency, Answer, list[str]]:
    answer = consult(question)
    facts = {
        "law-allows": answer.permits,
        "needs-consent": not answer.permits,
        "has-an-offer": bool(agency.offers),
        "not-police": agency.kind != Agency.Kind.POLICE,
        "sits-in-the-forum": question.forum is not None and agency.pk in question.forum.members,
    }
    return agency, answer, [code for code, holds in facts.items() if holds]


def _prepare_hand_off(actor: Actor, case: Case) -> None:
    service = security_service(actor.country)
    if service is None or rows.hand_off_of(actor, case) is not None:
        return
    sender, seen = directory.agency(actor.agency_id), data(actor, rows.items_of_case(actor, case))
    question = _question(case, sender, service, seen, Purpose.NATIONAL_SECURITY_PREVENTION)
    decisions = decide(actor=actor, file=case.ref, question=question)
    hand_off = HandOff.objects.create(
        case=case,
        sender_id=actor.agency_id,
        recipient=service,
        decisions=[d.ref for d in decisions],
        prepared_at=clock.now(),
    )
    trail.record(actor, "hand-off.prepared", hand_off.ref, file=case.ref, secret=True)


def _question(
    case: Case,
    sender: Agency,
    recipient: Agency,
    seen: tuple[Datum, ...],
    purpose: Purpose = Purpose.PVE_PREVENTION,
) -> Question:
    return Question(
        sender=sender,
        recipient=recipient,
        purpose=purpose,
        data=seen,
        forum=case.forum,
        track=case.track,
        age=case.age,
    )
