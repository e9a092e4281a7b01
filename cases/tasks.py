"""Celery shells: take ids, call one action, let exceptions through."""

from smtplib import SMTPException

from celery import shared_task

from agencies import actors
from agencies import rows as directory
from agencies.actions import digest
from agencies.permissions import purposes_of
from audit import outbox
from audit.models import Event
from cases.actions import consent, erasure, expiry, hand_off, matching, purging, routing, triage
from cases.cards import digest as digest_cards
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as


@shared_task(name="cases.open_triage")
def open_triage(delivery: int) -> None:
    """Put a logged concern on the desk."""

    def act(event: Event) -> None:
        with acting_as(_desk(event.keeper_id)) as actor:
            triage.open_triage(actor=actor, concern=event.about)

    outbox.deliver(delivery, act)


@shared_task(name="cases.route_case")
def route_case(delivery: int) -> None:
    """Prepare the next step of a triaged concern."""

    def act(event: Event) -> None:
        with acting_as(_desk(event.keeper_id)) as actor:
            routing.route_case(actor=actor, concern=event.about)

    outbox.deliver(delivery, act)


@shared_task(name="cases.prepare_offer")
def prepare_offer(delivery: int) -> None:
    """Ask the law about the agency that a coordinator chose."""

    def act(event: Event) -> None:
        keeper = directory.agency(event.keeper_id)
        with acting_as(actors.machine(keeper, Purpose.PVE_PREVENTION)) as actor:
            routing.prepare_offer(actor=actor, action=event.about)

    outbox.deliver(delivery, act)


@shared_task(name="cases.answer_inquiry")
def answer_inquiry(delivery: int) -> None:
    """Look up whether another house holds a concern about the person that a coordinator asked about."""

    def act(event: Event) -> None:
        with acting_as(_desk(event.keeper_id)) as actor:
            matching.answer_inquiry(actor=actor, ref=event.about)

    outbox.deliver(delivery, act)


@shared_task(name="cases.alarm_receipts")
def alarm_receipts() -> None:
    """Raise the alarm in every house whose package nobody acknowledged in time."""
    for house in directory.houses():
        with acting_as(_desk(house.pk)) as actor:
            hand_off.alarm_receipts(actor=actor)


@shared_task(name="cases.expire_referrals")
def expire_referrals() -> None:
    """Escalate unanswered offers of every agency, and put those late again back on its desk."""
    for sender in directory.all_agencies():
        with acting_as(_desk(sender.pk)) as actor:
            expiry.expire_referrals(actor=actor)


@shared_task(name="cases.find_due_erasures")
def find_due_erasures() -> None:
    """Put what must be erased on the desk of every house."""
    for house in directory.houses():
        with acting_as(_desk(house.pk)) as actor:
            erasure.find_due(actor=actor)


@shared_task(name="cases.expire_consents")
def expire_consents() -> None:
    """End the agreements of every house whose last day is over, with what rested on them."""
    for house in directory.houses():
        with acting_as(_desk(house.pk)) as actor:
            consent.expire_consents(actor=actor)


@shared_task(name="cases.purge_intake")
def purge_intake() -> None:
    """Delete drafts that nobody sent and questions without a name whose time is over, agency by agency."""
    for agency in directory.all_agencies():
        with acting_as(_desk(agency.pk)) as actor:
            purging.purge_drafts(actor=actor)
            purging.purge_consultations(actor=actor)


@shared_task(name="cases.send_digests")
def send_digests() -> None:
    """Mail everybody in the morning, once a day, how many things wait; what cannot be sent is tried again."""
    failed = 0
    for person in directory.people_to_tell(clock.today()) if digest.is_morning() else []:
        hats = directory.hats(person.pk)
        house = actors.machine(hats[0].agency, purposes_of(hats[0].role)[0])
        with acting_as(house):
            try:
                digest.send_digest(actor=house, person=person, count=digest_cards.how_many(hats))
            except (SMTPException, OSError):
                failed += 1
    if failed:
        # The mail server's own words hold the address.
        raise digest.DigestsFailed(f"{failed} digests were not sent")


def _desk(agency_id: int) -> Actor:
    return actors.machine(directory.agency(agency_id), Purpose.TRIAGE_ASSESSMENT)
