"""The door to the work: rows by actor and reference, locked or not. For cards and actions only.

What the actor does not reach is not found; there is no other answer.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from cases.models import (
    Case,
    CaseConcern,
    Concern,
    Disclosure,
    HandOff,
    Item,
    PlannedMeasure,
    Proposal,
    Referral,
    ReferralItem,
    Team,
    Triage,
)
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound


def _one(rows: QuerySet[Any], ref: UUID, *, lock: bool) -> Any:
    if lock:
        # The door's joins may pass through nullable relations, which cannot be locked: lock the row itself.
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NotFound()
    return found


def concern(actor: Actor, ref: UUID, *, lock: bool = False) -> Concern:
    """Return one concern, or raise NotFound."""
    found: Concern = _one(Concern.objects.visible_to(actor), ref, lock=lock)
    return found


def own_concerns(actor: Actor) -> list[Concern]:
    """Return the concerns this person or system logged or is typing, newest first."""
    rows = Concern.objects.visible_to(actor).filter(agency_id=actor.agency_id, client_id=actor.client_id)
    if not actor.is_machine:
        rows = rows.filter(reporter_id=actor.user_id)
    return list(rows.order_by("-started_at")[:50])


def concern_by_key(actor: Actor, key: str) -> Concern | None:
    """Return what the client logged under its own key before, if anything."""
    return Concern.objects.visible_to(actor).filter(client_id=actor.client_id, key=key).first()


def take_turns(actor: Actor, key: str) -> None:
    """Wait until no other request of the client is busy with the key; holds until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{actor.client_id}:{key}"])


def triage(actor: Actor, ref: UUID, *, lock: bool = False) -> Triage:
    """Return one triage of the own desk, or raise NotFound."""
    found: Triage = _one(Triage.objects.visible_to(actor).select_related("concern__agency"), ref, lock=lock)
    return found


def open_triages(actor: Actor, limit: int = 100) -> list[Triage]:
    """Return what the desk still has to decide, the most urgent first."""
    rows = Triage.objects.visible_to(actor).exclude(state=Triage.State.DECIDED)
    return list(rows.select_related("concern__agency").order_by("due_at")[:limit])


def case(actor: Actor, ref: UUID, *, lock: bool = False) -> Case:
    """Return one case, or raise NotFound."""
    rows = Case.objects.visible_to(actor).select_related("custodian", "forum")
    found: Case = _one(rows, ref, lock=lock)
    return found


def cases(actor: Actor, limit: int = 100) -> list[Case]:
    """Return the cases whose team the actor is on, newest first."""
    rows = Case.objects.visible_to(actor).select_related("custodian").order_by("-opened_at")
    return list(rows[:limit])


def cases_from(actor: Actor, concern: Concern) -> list[Case]:
    """Return the cases that a concern led to, as far as the actor reaches them."""
    links = CaseConcern.objects.visible_to(actor).filter(concern=concern).values("case_id")
    return list(Case.objects.visible_to(actor).filter(pk__in=links).select_related("forum").order_by("pk"))


def case_of(actor: Actor, referral: Referral) -> Case:
    """Return the case behind a referral; raise NotFound where the actor does not reach it."""
    found = Case.objects.visible_to(actor).filter(pk=referral.case_id).select_related("forum").first()
    if found is None:
        raise NotFound()
    return found


def concerns_of(actor: Actor, case: Case) -> list[Concern]:
    """Return the concerns that led to a case, where the actor's agency reaches them."""
    links = CaseConcern.objects.visible_to(actor).filter(case=case).values("concern_id")
    return list(Concern.objects.visible_to(actor).filter(pk__in=links).select_related("agency"))


def items_of_concern(actor: Actor, concern: Concern) -> list[Item]:
    """Return the items of one concern that the actor reaches."""
    rows = Item.objects.visible_to(actor).filter(concern=concern)
    return list(rows.select_related("agency").order_by("pk"))


def items_of_case(actor: Actor, case: Case) -> list[Item]:
    """Return the items of one case that the actor reaches, whichever way they came to it."""
    sources = list(
        CaseConcern.objects.visible_to(actor).filter(case=case).values_list("concern_id", flat=True)
    )
    received = Disclosure.live_for(actor).filter(case=case).values("item_id")
    rows = Item.objects.visible_to(actor)
    rows = rows.filter(Q(concern__in=sources) | Q(case=case) | Q(pk__in=received))
    return list(rows.select_related("agency").order_by("pk"))


def items(actor: Actor, limit: int = 200) -> list[Item]:
    """Return everything the actor reaches for the stated purpose, newest first."""
    return list(Item.objects.visible_to(actor).select_related("agency").order_by("-made_at", "-pk")[:limit])


def items_by_ref(actor: Actor, refs: Iterable[UUID]) -> list[Item]:
    """Return the named items; raise NotFound where one of them is not reached."""
    wanted = set(refs)
    found = list(
        Item.objects.visible_to(actor).filter(ref__in=wanted).select_related("agency").order_by("pk")
    )
    if len(found) != len(wanted):
        raise NotFound()
    return found


def held(actor: Actor, items: Iterable[Item]) -> list[Disclosure]:
    """Return the live disclosures under which the actor's agency holds these items."""
    return list(Disclosure.live_for(actor).filter(item__in=list(items)).order_by("pk"))


def disclosures_of(actor: Actor, case: Case) -> list[Disclosure]:
    """Return the ledger of a case: every passing of an item that the actor's agency knows of."""
    rows = Disclosure.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("item", "sender", "recipient").order_by("-made_at", "-pk"))


def sent_disclosures(actor: Actor, referral: Referral) -> QuerySet[Any]:
    """Return what the actor's agency disclosed to the other side of a referral on its case."""
    return Disclosure.objects.visible_to(actor).filter(
        case=referral.case_id, sender_id=actor.agency_id, recipient_id=referral.recipient_id
    )


def preview_items(actor: Actor, referral: Referral) -> list[Item]:
    """Return the items of a referral that the recipient may read at this moment."""
    got = Disclosure.live_for(actor).filter(case=referral.case_id, sender_id=referral.sender_id)
    rows = Item.objects.visible_to(actor).filter(pk__in=got.values("item_id"))
    return list(rows.select_related("agency").order_by("pk"))


def referral(actor: Actor, ref: UUID, *, lock: bool = False) -> Referral:
    """Return one referral that was sent or received, or raise NotFound."""
    rows = Referral.objects.visible_to(actor).select_related("sender", "recipient")
    found: Referral = _one(rows, ref, lock=lock)
    return found


def received_referral(actor: Actor, ref: UUID, *, lock: bool = False) -> Referral:
    """Return one offer to the own agency, or raise NotFound."""
    rows = Referral.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    found: Referral = _one(rows.select_related("sender", "recipient"), ref, lock=lock)
    return found


def accepted_case(actor: Actor, referral: Referral) -> Case | None:
    """Return the case behind an accepted offer, where the actor works on it."""
    if referral.state != Referral.State.ACCEPTED:
        return None
    return Case.objects.visible_to(actor).filter(pk=referral.case_id).first()


def received_referrals(actor: Actor, limit: int = 100) -> list[Referral]:
    """Return what was offered to the own agency for the stated purpose, newest first."""
    rows = Referral.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    return list(rows.select_related("sender", "recipient").order_by("-offered_at")[:limit])


def referrals_of(actor: Actor, case: Case) -> list[Referral]:
    """Return the referrals of a case."""
    rows = Referral.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("sender", "recipient").order_by("-offered_at"))


def late_referrals(actor: Actor) -> list[Referral]:
    """Return the own agency's offers whose day has passed without an answer, locked."""
    rows = Referral.objects.visible_to(actor).filter(sender_id=actor.agency_id, state__in=Referral.OPEN)
    late = rows.filter(due_at__lt=clock.now()).select_related("case")
    return list(late.select_for_update(of=("self",)))


def running_referral(actor: Actor, case: Case, recipient_id: int) -> Referral | None:
    """Return the offer to an agency that is still open or accepted, if there is one."""
    running = [*Referral.OPEN, Referral.State.ACCEPTED]
    rows = Referral.objects.visible_to(actor).filter(case=case, recipient_id=recipient_id)
    return rows.filter(state__in=running).first()


def contents_of(actor: Actor, referral: Referral) -> list[ReferralItem]:
    """Return what goes with a referral on acceptance; the sender's own view."""
    rows = ReferralItem.objects.visible_to(actor).filter(referral=referral)
    return list(rows.select_related("item").order_by("pk"))


def hand_off(actor: Actor, ref: UUID, *, lock: bool = False) -> HandOff:
    """Return one hand-off, or raise NotFound."""
    rows = HandOff.objects.visible_to(actor).select_related("sender", "recipient")
    found: HandOff = _one(rows, ref, lock=lock)
    return found


def hand_offs(actor: Actor) -> list[HandOff]:
    """Return the hand-offs the actor may know of, newest first."""
    rows = HandOff.objects.visible_to(actor).select_related("sender", "recipient")
    return list(rows.order_by("-prepared_at")[:100])


def items_of_hand_off(actor: Actor, hand_off: HandOff) -> list[Item]:
    """Return the items of a package that the actor may read."""
    passed = Disclosure.objects.visible_to(actor).filter(
        case=hand_off.case_id, stage=Disclosure.Stage.HAND_OFF, recipient_id=hand_off.recipient_id
    )
    rows = Item.objects.visible_to(actor).filter(pk__in=passed.values("item_id"))
    return list(rows.select_related("agency").order_by("pk"))


def hand_off_of(actor: Actor, case: Case) -> HandOff | None:
    """Return the hand-off of a case, if there is one and the actor may know of it."""
    return HandOff.objects.visible_to(actor).filter(case=case).select_related("recipient").first()


def measures_of(actor: Actor, case: Case) -> list[PlannedMeasure]:
    """Return the plan of a case."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("agency", "mechanism"))


def measure(actor: Actor, ref: UUID, *, lock: bool = False) -> PlannedMeasure:
    """Return one measure of the own agency, or raise NotFound."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(agency_id=actor.agency_id)
    found: PlannedMeasure = _one(rows.select_related("case"), ref, lock=lock)
    return found


def blockers(actor: Actor, case: Case) -> list[str]:
    """Return what still stops the closing of a case, a sentence each."""
    stops = []
    if any(r.state in Referral.OPEN for r in referrals_of(actor, case)):
        stops.append(_("An offer is still unanswered: wait for it or recall it."))
    if any(m.state != PlannedMeasure.State.DONE for m in measures_of(actor, case)):
        stops.append(_("A measure in the plan is not done yet."))
    return stops


def proposals_of(actor: Actor, case: Case) -> list[Proposal]:
    """Return what routing proposed for a case, in order."""
    rows = Proposal.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("agency").order_by("place"))


def agencies_on(actor: Actor, case: Case) -> list[Any]:
    """Return the agencies with access to a case, as far as the actor's agency knows of them."""
    rows = Team.objects.visible_to(actor).filter(case=case).select_related("agency")
    return [t.agency for t in rows.order_by("agency__name")]
