"""Bring the work to a stage by running the product's own verbs, as the people who would."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from cases import rows
from cases.actions import (
    board,
    consent,
    contribute,
    hand_off,
    intake,
    outside,
    recall,
    referral,
    routing,
    sharing,
    team,
    triage,
)
from cases.actions import review as reviewing
from cases.actions.consent import Said
from cases.actions.triage import Assessment
from cases.cards.review import reviews_card
from cases.models import Case, CaseConcern, Disclosure, HandOff, Notice, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from tests.cast import PVE, Cast

T = TypeVar("T")
NATIONAL = Purpose.NATIONAL_SECURITY_PREVENTION
TOLD = {
    "name": "Fabian Fiktiv",
    "age": "16",
    "seen": "Says he will join the others at the harbour.",
    "heard": "Rumours.",
}
ALONE = "Nobody else knows the person."
SOCIAL = Assessment(
    why_one_half=ALONE,
    warranted=True,
    track="social",
    level="secondary",
    care="Needs somebody to talk to.",
    safety="No danger seen.",
)
SECURITY = Assessment(
    why_one_half=ALONE,
    warranted=True,
    track="security",
    level="secondary",
    care="Alone a lot.",
    safety="Talks of an attack.",
    why_not_social="Too grave.",
)
UNFOUNDED = Assessment(
    why_one_half=ALONE, warranted=False, track="none", care="Is well.", safety="No danger."
)


def do(verb: Callable[..., T], actor: Actor, **kwargs: Any) -> T:
    """Run one verb as somebody."""
    with seen_by(actor):
        return verb(actor=actor, **kwargs)


@contextmanager
def seen_by(actor: Actor) -> Iterator[Actor]:
    """Look at rows as somebody; in a transaction, since the stamp lives in one."""
    with acting_as(actor), transaction.atomic():
        yield actor


def logged(cast: Cast, reporter: str = "Tove Teacher", **answers: str) -> UUID:
    """Return a concern that was logged."""
    actor = cast.actor(reporter)
    ref = do(intake.start_draft, actor)
    do(intake.save_draft, actor, ref=ref, answers={**TOLD, **answers})
    return do(intake.log_concern, actor, ref=ref)


def on_the_desk(cast: Cast, **answers: str) -> UUID:
    """Return the triage of a concern that reached the desk."""
    concern = logged(cast, **answers)
    do(triage.open_triage, cast.desk(), concern=concern)
    with seen_by(cast.desk()):
        return Triage.objects.visible_to(cast.desk()).get(concern__ref=concern).ref


def invited(cast: Cast, triage: UUID, agency: str, *dimensions: str) -> UUID:
    """Return an invitation of an agency to the board of a concern on the desk."""
    return do(
        board.invite_agency,
        cast.actor("Karen Coordinator"),
        ref=triage,
        agency=cast.ref(agency),
        dimensions=dimensions or ("family", "crime"),
        due_on=clock.today() + timedelta(days=5),
        necessity="They may know the home.",
    )


def told(cast: Cast, triage: UUID) -> UUID:
    """Return what was noticed, of a concern on the desk."""
    karen = cast.actor("Karen Coordinator")
    with seen_by(karen):
        found = rows.items_of_concern(karen, rows.triage(karen, triage).concern)
        return next(i.ref for i in found if i.category == "concern-narrative")


def social_case(cast: Cast, who: str = "Karen Coordinator") -> UUID:
    """Return an open case on the social track, routed."""
    ref = on_the_desk(cast)
    do(triage.triage_concern, cast.actor(who), ref=ref, assessment=SOCIAL)
    return routed(cast, ref, Case.Track.SOCIAL)


def security_case(cast: Cast) -> UUID:
    """Return an open case on the security track, routed; confirmed by a second person of another employer."""
    ref = on_the_desk(cast)
    do(triage.triage_concern, cast.actor("Karen Coordinator"), ref=ref, assessment=SECURITY)
    do(triage.confirm_triage, cast.actor("Pia Police-seat"), ref=ref, agrees=True)
    return routed(cast, ref, Case.Track.SECURITY)


def both_cases(cast: Cast) -> UUID:
    """Return the social case of a concern on both tracks, whose package was sent."""
    ref = on_the_desk(cast)
    karen = cast.actor("Karen Coordinator")
    do(triage.triage_concern, karen, ref=ref, assessment=replace(SECURITY, track="both"))
    do(triage.confirm_triage, cast.actor("Pia Police-seat"), ref=ref, agrees=True)
    secret = routed(cast, ref, Case.Track.SECURITY)
    with seen_by(karen):
        package = HandOff.objects.visible_to(karen).get(case__ref=secret).ref
    do(hand_off.send_hand_off, karen, ref=package, necessity="Talks of an attack.")
    with seen_by(karen):
        links = CaseConcern.objects.visible_to(karen).filter(case__ref=secret).values("concern")
        return UUID(str(Case.objects.visible_to(karen).get(track="social", sources__concern__in=links).ref))


def asked(cast: Cast, case: UUID, *agencies: str, purpose: Purpose = PVE, **facts: object) -> UUID:
    """Return an asking about all items of a case and these agencies; a consent among the facts is recorded
    first, for just that."""
    karen = cast.actor("Karen Coordinator")
    if "consent" in facts:
        consented(cast, case, *agencies, purpose=purpose, answer=facts.pop("consent"), **facts)
        facts = {}
    with seen_by(karen):
        items = [i.ref for i in items_seen(karen, case)]
    refs = [cast.ref(a) for a in agencies]
    return do(
        sharing.ask_to_share, karen, case=case, items=items, agencies=refs, purpose=purpose, facts=facts
    )


def consented(
    cast: Cast,
    case: UUID,
    *agencies: str,
    purpose: Purpose = PVE,
    answer: object = "given",
    consent_by: object = "subject-and-guardian",
    **scope: Any,
) -> UUID:
    """Return a consent on a case about these agencies: given, refused, or given and withdrawn."""
    karen, refs = cast.actor("Karen Coordinator"), [cast.ref(a) for a in agencies]
    ref = do(consent.ask_consent, karen, case=case, scope=consent.Scope(refs, [purpose], **scope))
    said = Said(
        agrees=answer != "refused",
        by=str(consent_by),
        form="oral",
        proof="Said so at the kitchen table; the mentor was there.",
        on=clock.today(),
        until=clock.today() + timedelta(days=90),
    )
    do(consent.record_consent, karen, ref=ref, said=said)
    if answer == "withdrawn":
        do(consent.withdraw_consent, karen, ref=ref)
    return ref


def offered(cast: Cast, agency: str = "municipality") -> UUID:
    """Return a referral that was offered to an agency."""
    case = social_case(cast)
    return offer(cast, case, agency)


def offer(cast: Cast, case: UUID, agency: str, *, purpose: Purpose = PVE, **facts: object) -> UUID:
    """Offer a case to an agency, with what was seen in the preview."""
    karen = cast.actor("Karen Coordinator")
    asking = asked(cast, case, agency, purpose=purpose, **facts)
    with seen_by(karen):
        preview = {i.ref for i in items_seen(karen, case) if i.category == "concern-narrative"}
    return do(
        referral.refer_case,
        karen,
        case=case,
        asking=asking,
        recipient=cast.ref(agency),
        request="Please offer him a mentor.",
        necessity="You know the family.",
        preview=preview,
    )


def accepted(cast: Cast) -> tuple[UUID, UUID]:
    """Return a referral that the municipality accepted, and its case."""
    ref = offered(cast)
    sara = cast.actor("Sara Social-worker")
    do(referral.pull_referral, sara, ref=ref)
    do(referral.accept_referral, sara, ref=ref, lead=cast.user("Sara Social-worker").ref)
    with seen_by(sara):
        return ref, Case.objects.visible_to(sara).get().ref


def with_the_police(cast: Cast) -> UUID:
    """Return a case with an item that the police wrote down themselves; Pia is on the team beside Karen."""
    case, karen = social_case(cast), cast.actor("Karen Coordinator")
    do(team.add_member, karen, case=case, person=cast.user("Pia Police-seat").ref, role="member")
    ref, olga = offer(cast, case, "police"), cast.actor("Olga Officer")
    do(referral.pull_referral, olga, ref=ref)
    do(referral.accept_referral, olga, ref=ref, lead=cast.user("Olga Officer").ref)
    note = {"category": "police-record", "nature": "fact", "text": "Was at the square.", "necessity": "Plan."}
    do(contribute.contribute_item, olga, case=case, **note)
    return case


def requested(cast: Cast, case: UUID, asker: str = "police") -> UUID:
    """Return a request for an investigation, filed by the house and not decided."""
    karen = cast.actor("Karen Coordinator")
    with seen_by(karen):
        items = [i.ref for i in items_seen(karen, case) if i.category == "concern-narrative"]
    demand = outside.Demand(
        purpose=Purpose.CRIMINAL_INVESTIGATION,
        text="Letter in the red folder.",
        basis="As the letter says.",
        due_on=date(2031, 1, 1),
        written=True,
        asker=cast.ref(asker),
    )
    return do(outside.register_request, karen, case=case, demand=demand, items=items)


def recalled(cast: Cast, case: UUID, agency: str = "municipality") -> UUID:
    """Return the notice by which the house called one item back from an agency."""
    karen = cast.actor("Karen Coordinator")
    with seen_by(karen):
        passed = Disclosure.objects.visible_to(karen).filter(case__ref=case, sender=cast.agencies["house"])
        one = passed.filter(recipient=cast.agencies[agency], ended_at=None, category="identity").first()
    do(recall.recall_disclosure, karen, ref=one.ref, why="sent-in-error", reason="It went astray.")
    with seen_by(karen):
        notices = Notice.objects.visible_to(karen).filter(kind="recalled", recipient=cast.agencies[agency])
        return UUID(str(notices.get(case__ref=case).ref))


def review(cast: Cast, case: UUID, outcome: str = "keep", **more: object) -> UUID:
    """Return a review that the coordinator held."""
    karen = cast.actor("Karen Coordinator")
    with seen_by(karen):
        card = reviews_card(karen, case)
    due = card.due_on
    answers = {name: "They met every week." for name in reviewing.questions_for(card.row.track)}
    words = {"case": case, "seen_due": due, "answers": answers, "outcome": outcome, **more}
    return do(reviewing.hold_review, karen, **words)


def items_seen(actor: Actor, case: UUID) -> list[Any]:
    """Return the items of a case that an actor reaches."""
    return rows.items_of_case(actor, rows.case(actor, case))


def routed(cast: Cast, ref: UUID, track: str) -> UUID:
    """Do the worker's part after triage, and return the case of a track."""
    desk = cast.desk()
    with seen_by(desk):
        concern = Triage.objects.visible_to(desk).get(ref=ref).concern.ref
        routing.route_case(actor=desk, concern=concern)
        return Case.objects.visible_to(desk).get(track=track, sources__concern__ref=concern).ref
