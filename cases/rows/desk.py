"""The door to what waits for somebody: one question for each kind of work, the most urgent first.

Whole lists: what is cut off here would wait unseen. The pages show them part by part.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from cases.models import (
    ActionDecision,
    Approach,
    Case,
    Consultation,
    Erasure,
    HandOff,
    Invitation,
    JointSummary,
    Notice,
    OutsideRequest,
    PlannedMeasure,
    Referral,
    Review,
    Triage,
)
from infohouse.core import clock
from infohouse.core.actor import Actor


def open_triages(actor: Actor, channel: str = "") -> list[Triage]:
    """Return what the desk still has to decide; with a channel, what came by it."""
    rows = Triage.objects.visible_to(actor).filter(state__in=[Triage.State.OPEN, Triage.State.PROPOSED])
    if channel:
        rows = rows.filter(concern__channels__contains=[channel])
    return list(rows.select_related("concern__agency").order_by("due_at", "pk"))


def lessons_wanted(actor: Actor) -> list[Triage]:
    """Return the unfounded concerns of the desk that nobody has said the lesson of, the oldest first."""
    rows = Triage.objects.visible_to(actor).filter(state=Triage.State.DECIDED, warranted=False)
    return list(
        rows.filter(concern__lesson="").select_related("concern__agency").order_by("decided_at", "pk")
    )


def open_consultations(actor: Actor) -> list[Consultation]:
    """Return the questions without a name that the desk still has to answer."""
    rows = Consultation.objects.visible_to(actor).filter(desk_id=actor.agency_id)
    waiting = rows.filter(state=Consultation.State.ASKED).select_related("agency")
    return list(waiting.order_by("due_at", "pk"))


def late_invitations(actor: Actor) -> list[tuple[Invitation, UUID]]:
    """Return the desk's invitations whose day has passed without an answer, each with its triage."""
    rows = Invitation.objects.visible_to(actor).filter(desk_id=actor.agency_id, state=Invitation.State.SENT)
    found = rows.filter(due_at__lt=clock.now()).select_related("agency", "concern__triage")
    return [(i, i.concern.triage.ref) for i in found.order_by("due_at", "pk")]


def invitations_to_answer(actor: Actor) -> list[Invitation]:
    """Return the invitations to the own agency that it has not answered."""
    rows = Invitation.objects.visible_to(actor).filter(agency_id=actor.agency_id, state=Invitation.State.SENT)
    return list(rows.select_related("desk").order_by("due_at", "pk"))


def cases_without_actor(actor: Actor) -> list[Approach]:
    """Return the levels of social cases for which nobody was chosen or asked to help."""
    chosen = ActionDecision.objects.visible_to(actor).filter(case=OuterRef("case"))
    newer = Approach.objects.visible_to(actor).filter(case=OuterRef("case"), pk__gt=OuterRef("pk"))
    rows = Approach.objects.visible_to(actor).filter(
        ~Exists(chosen), ~Exists(_asked(actor)), ~Exists(newer), case__state=Case.State.OPEN
    )
    social = rows.filter(case__track=Case.Track.SOCIAL).select_related("case")
    return list(social.order_by("offer_by", "pk"))


def offers_to_send(actor: Actor) -> list[Any]:
    """Return decisions on who acts that nobody has turned into an offer yet.

    Each has `offered`, whether the case was offered to anybody, and `offer_by`, the day of its first offer.
    """
    sent = _asked(actor).filter(recipient=OuterRef("agency"), offered_at__gte=OuterRef("made_at"))
    newest = Approach.objects.visible_to(actor).filter(case=OuterRef("case")).order_by("-made_at", "-pk")
    rows = ActionDecision.objects.visible_to(actor).filter(~Exists(sent), case__state=Case.State.OPEN)
    rows = rows.annotate(offered=Exists(_asked(actor)), offer_by=Subquery(newest.values("offer_by")[:1]))
    return list(rows.select_related("case", "agency").order_by("due_at", "pk"))


def offers_back(actor: Actor) -> list[Referral]:
    """Return the last offers of own open cases that came back without help, where nothing followed."""
    back = [Referral.State.DECLINED, Referral.State.EXPIRED]
    after = _asked(actor).filter(Q(offered_at__gt=OuterRef("offered_at")) | Q(state__in=_RUNNING))
    chosen = ActionDecision.objects.visible_to(actor).filter(
        case=OuterRef("case"), made_at__gt=OuterRef("offered_at")
    )
    rows = Referral.objects.visible_to(actor).filter(
        ~Exists(after), ~Exists(chosen), state__in=back, sender_id=actor.agency_id
    )
    rows = rows.filter(case__state=Case.State.OPEN, case__custodian_id=actor.agency_id)
    return list(rows.select_related("case", "recipient").order_by("due_at", "pk"))


def offers_to_answer(actor: Actor) -> list[Referral]:
    """Return what was offered to the own agency and waits for its answer."""
    rows = Referral.objects.visible_to(actor).filter(recipient_id=actor.agency_id, state__in=Referral.OPEN)
    return list(rows.select_related("sender").order_by("due_at", "pk"))


def packages_to_mind(actor: Actor) -> list[HandOff]:
    """Return packages that are not sent, whose receipt is missing, or that came back."""
    missing = Q(state=HandOff.State.SENT, alarmed_at__isnull=False)
    rows = HandOff.objects.visible_to(actor).filter(sender_id=actor.agency_id)
    rows = rows.filter(missing | Q(state__in=[HandOff.State.PREPARED, HandOff.State.RETURNED]))
    return list(rows.select_related("recipient").order_by("receipt_due_at", "pk"))


def packages_to_answer(actor: Actor) -> list[HandOff]:
    """Return packages to the own agency that it has not acknowledged, or not answered."""
    states = [HandOff.State.SENT, HandOff.State.RECEIVED]
    rows = HandOff.objects.visible_to(actor).filter(recipient_id=actor.agency_id, state__in=states)
    return list(rows.select_related("sender").order_by("receipt_due_at", "pk"))


def summaries_to_agree(actor: Actor) -> list[tuple[Case, Any]]:
    """Return the cases from which the actor could agree on what the other side wrote, and since when."""
    rows = JointSummary.objects.visible_to(actor).filter(state=JointSummary.State.WRITTEN)
    mine = Case.within(actor)
    other = Q(side=Case.Track.SECURITY, social__in=mine) | Q(side=Case.Track.SOCIAL, security__in=mine)
    found = rows.filter(other).exclude(written_by=actor.user_id).select_related("social", "security")
    return [
        (s.social if s.side == Case.Track.SECURITY else s.security, s.written_at)
        for s in found.order_by("written_at", "pk")
    ]


def notices_to_answer(actor: Actor) -> list[Notice]:
    """Return what the own agency was told and has not acknowledged."""
    rows = Notice.objects.visible_to(actor).filter(recipient_id=actor.agency_id, state=Notice.State.OPEN)
    return list(rows.select_related("sender").order_by("due_at", "pk"))


def late_notices(actor: Actor) -> list[Notice]:
    """Return what the own agency told others and nobody acknowledged in time."""
    rows = Notice.objects.visible_to(actor).filter(
        sender_id=actor.agency_id, state=Notice.State.OPEN, due_at__lt=clock.now()
    )
    return list(rows.select_related("recipient").order_by("due_at", "pk"))


def cases_to_review(actor: Actor, until: date) -> list[Case]:
    """Return the open cases of the own agency whose review falls due until a day."""
    rows = Case.objects.visible_to(actor).filter(custodian_id=actor.agency_id, state=Case.State.OPEN)
    return list(rows.filter(review_on__lte=until).order_by("review_on", "pk"))


def closed_to_review(actor: Actor, until: date) -> list[Review]:
    """Return the reviews after closing that fall due until a day."""
    rows = Review.objects.visible_to(actor).filter(state=Review.State.DUE, due_on__lte=until)
    return list(rows.select_related("case").order_by("due_on", "pk"))


def measures_to_do(actor: Actor, until: date) -> list[PlannedMeasure]:
    """Return the own agency's measures on open cases that are to be done until a day."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(
        agency_id=actor.agency_id, case__state=Case.State.OPEN, due_on__lte=until
    )
    rows = rows.exclude(state=PlannedMeasure.State.DONE).select_related("case")
    return list(rows.order_by("due_on", "pk"))


def erasures_to_mind(actor: Actor) -> list[Erasure]:
    """Return the files whose day has come and which nobody holds back."""
    rows = Erasure.objects.visible_to(actor).exclude(state=Erasure.State.DONE)
    return list(rows.exclude(hold_until__gt=clock.today()).order_by("due_on", "pk"))


def requests_to_decide(actor: Actor) -> list[OutsideRequest]:
    """Return the requests from outside that wait for a decider."""
    rows = OutsideRequest.objects.visible_to(actor).filter(
        holder_id=actor.agency_id, state=OutsideRequest.State.OPEN
    )
    return list(rows.select_related("asker").order_by("due_on", "pk"))


_RUNNING = (*Referral.OPEN, *Referral.HELPED)


def _asked(actor: Actor) -> QuerySet[Any]:
    """Return the offers of the case in the outer query that the actor may know of."""
    return Referral.objects.visible_to(actor).filter(case=OuterRef("case"))
