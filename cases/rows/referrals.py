"""The door to referrals and what goes with them."""

from uuid import UUID

from cases.models import Case, Disclosure, Item, Referral, ReferralItem, ReferralVersion
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.paging import SIZE, Part, newest_first


def referral(actor: Actor, ref: UUID, *, lock: bool = False) -> Referral:
    """Return one referral that was sent or received, or raise NotFound."""
    rows = Referral.objects.visible_to(actor).select_related("sender", "recipient")
    found: Referral = one(rows, ref, lock=lock)
    return found


def sent_referral(actor: Actor, ref: UUID, *, case: UUID | None = None, lock: bool = False) -> Referral:
    """Return one offer of the own agency, of this case where one is named, or raise NotFound."""
    rows = Referral.objects.visible_to(actor).filter(sender_id=actor.agency_id)
    rows = rows.filter(case__ref=case) if case else rows
    found: Referral = one(rows.select_related("sender", "recipient", "case__forum"), ref, lock=lock)
    return found


def received_referral(actor: Actor, ref: UUID, *, lock: bool = False) -> Referral:
    """Return one offer to the own agency, or raise NotFound."""
    rows = Referral.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    found: Referral = one(rows.select_related("sender", "recipient"), ref, lock=lock)
    return found


def accepted_case(actor: Actor, referral: Referral) -> Case | None:
    """Return the case behind an accepted offer, where the actor works on it."""
    if referral.state not in Referral.TAKEN:
        return None
    return Case.objects.visible_to(actor).filter(pk=referral.case_id).first()


def received_referrals(actor: Actor, after: UUID | None = None) -> Part[Referral]:
    """Return a part of what was offered to the own agency for the stated purpose, newest first."""
    rows = Referral.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    return newest_first(rows.select_related("sender", "recipient"), by="offered_at", after=after)


def part_of_referrals(
    actor: Actor, case: Case, after: UUID | None = None, size: int = SIZE
) -> Part[Referral]:
    """Return a part of the referrals of a case, newest first."""
    rows = Referral.objects.visible_to(actor).filter(case=case).select_related("sender", "recipient")
    return newest_first(rows, by="offered_at", after=after, size=size)


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


def offer_of_the_whole(actor: Actor, case: Case) -> Referral | None:
    """Return the open offer to hand the case itself over, if there is one."""
    rows = Referral.objects.visible_to(actor).filter(case=case, whole=True, state__in=Referral.OPEN)
    return rows.first()


def versions_of(actor: Actor, referral: Referral) -> list[ReferralVersion]:
    """Return what an offer said before each change, the latest first."""
    rows = ReferralVersion.objects.visible_to(actor).filter(referral=referral)
    return list(rows.order_by("-number"))


def contents_of(actor: Actor, referral: Referral) -> list[ReferralItem]:
    """Return what goes with a referral on acceptance; the sender's own view."""
    rows = ReferralItem.objects.visible_to(actor).filter(referral=referral)
    return list(rows.select_related("item").order_by("pk"))


def preview_items(actor: Actor, referral: Referral) -> list[Item]:
    """Return the items of a referral that the recipient may read at this moment."""
    got = Disclosure.live_for(actor).filter(case=referral.case_id, sender_id=referral.sender_id)
    rows = Item.objects.visible_to(actor).filter(pk__in=got.values("item_id"))
    return list(rows.select_related("agency").order_by("pk"))
