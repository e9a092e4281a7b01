"""After triage: whom to ask on the social track, what to hand off on the security track, what to prepare."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from agencies import rows as directory
from agencies.models import Agency, Service
from audit import trail
from cases import rows
from cases.actions.asking import question_about
from cases.actions.disclosing import data
from cases.actions.opening import security_service
from cases.actions.ranking import Need, Option, ranked, reasons
from cases.actions.sharing import ask_to_share
from cases.models import ActionDecision, Case, Concern, HandOff, Item, Proposal
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from sharing import explain
from sharing.actions.decide import consult, decide
from sharing.engine.request import Datum

# What an ordinary offer needs to know: who it is and how to reach them; nothing of what was noticed.
PLAIN = (Item.Category.IDENTITY, Item.Category.CONTACT)


@transaction.atomic
def route_case(*, actor: Actor, concern: UUID) -> None:
    """Prepare the next step of each case that a triaged concern led to. Done twice, it is done once."""
    row = rows.concern(actor, concern)
    for case in rows.cases_from(actor, row):
        if case.track == Case.Track.SOCIAL:
            _propose_agencies(actor, case, _need(actor, row))
        else:
            _prepare_hand_off(actor, case)


@transaction.atomic
def prepare_offer(*, actor: Actor, action: UUID) -> None:
    """Ask the law about the agency that was chosen, so that the offer can be written. Done twice, it is one.

    An ordinary offer is asked for with who it is and how to reach them, so that it does not tell why.
    """
    row = rows.action(actor, action, lock=True)
    if row.asking is not None or row.case.state != Case.State.OPEN:
        return
    items = rows.items_of_case(actor, row.case)
    ordinary = row.service is not None and row.service.kind == Service.Kind.ORDINARY
    plain = [i for i in items if i.category in PLAIN] if ordinary else []
    row.asking = ask_to_share(
        actor=actor,
        case=row.case.ref,
        items=[i.ref for i in plain or items],
        agencies=[row.agency.ref],
        purpose=_purpose(actor, row, data(actor, plain)),
    )
    row.save(update_fields=["asking"])


def candidates(house: int) -> list[Agency]:
    """Return the agencies of a house's district that help people; no body of the security track."""
    apart = (Agency.Kind.SECURITY_SERVICE, Agency.Kind.PROSECUTOR, Agency.Kind.COURT, Agency.Kind.INFO_HOUSE)
    return [a for a in directory.neighbours(house) if a.kind not in apart]


def _need(actor: Actor, concern: Concern) -> Need:
    """Return what triage found that help must fit. The ideology is not among it."""
    triage = rows.triage_of(actor, concern)
    found = dict(triage.findings or {})
    return Need(
        level=triage.level,
        sides=frozenset(found.get("needs", ())),
        trusted=UUID(found["trusted"]) if found.get("trusted") else None,
        trusted_by=found.get("trusted_by", ""),
    )


def _propose_agencies(actor: Actor, case: Case, need: Need) -> None:
    if Proposal.objects.visible_to(actor).filter(case=case).exists():
        return
    found = ranked(_options(actor, case), need)
    for place, option in enumerate(found, start=1):
        Proposal.objects.create(
            case=case,
            agency=option.agency,
            service=option.service,
            place=place,
            outcome=option.answer.outcome.value,
            grounds=explain.grounds(option.answer),
            reasons=reasons(option, need),
            made_at=clock.now(),
        )
    trail.record(actor, "case.routed", case.ref, proposals=len(found))


def _options(actor: Actor, case: Case) -> Iterator[Option]:
    seen, purpose = data(actor, rows.items_of_case(actor, case)), Purpose.PVE_PREVENTION
    services = directory.services_of(a.pk for a in candidates(case.custodian_id))
    for agency in candidates(case.custodian_id):
        answer = consult(question_about(actor, case, recipient=agency, purpose=purpose, data=seen))
        offers: list[Service | None] = [*services.get(agency.pk, ())]
        for service in offers or [None]:
            yield Option(agency, service, answer, seated=agency.pk in case.forum.members)


def _purpose(actor: Actor, action: ActionDecision, plain: tuple[Datum, ...]) -> Purpose:
    """Return the plainest purpose for which the law lets an ordinary offer be asked for."""
    if not plain:
        return Purpose.PVE_PREVENTION
    support = Purpose.SUPPORT_DELIVERY
    asked = question_about(actor, action.case, recipient=action.agency, purpose=support, data=plain)
    return Purpose.SUPPORT_DELIVERY if consult(asked).permits else Purpose.PVE_PREVENTION


def _prepare_hand_off(actor: Actor, case: Case) -> None:
    service = security_service(actor.country)
    if service is None or rows.hand_off_of(actor, case) is not None:
        return
    made = HandOff.objects.create(
        case=case,
        sender_id=actor.agency_id,
        recipient=service,
        decisions=ask_about_package(actor, case=case, service=service),
        prepared_at=clock.now(),
    )
    trail.record(actor, "hand-off.prepared", made.ref, file=case.ref, secret=True)


def ask_about_package(actor: Actor, *, case: Case, service: Agency) -> list[UUID]:
    """Ask the law about everything in a security case, and return the decisions. For other verbs."""
    seen, purpose = data(actor, rows.items_of_case(actor, case)), Purpose.NATIONAL_SECURITY_PREVENTION
    question = question_about(actor, case, recipient=service, purpose=purpose, data=seen)
    return [d.ref for d in decide(actor=actor, file=case.ref, question=question)]
