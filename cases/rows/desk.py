"""The door to what waits for a coordinator besides triage."""

from django.db.models import Exists, OuterRef, Q

from cases.models import ActionDecision, Approach, Case, HandOff, Referral
from infohouse.core.actor import Actor


def offers_to_send(actor: Actor, limit: int) -> list[ActionDecision]:
    """Return decisions on who acts that nobody has turned into an offer yet, the most urgent first."""
    sent = Referral.objects.visible_to(actor).filter(
        case=OuterRef("case"), recipient=OuterRef("agency"), offered_at__gte=OuterRef("made_at")
    )
    rows = ActionDecision.objects.visible_to(actor).filter(~Exists(sent), case__state=Case.State.OPEN)
    return list(rows.select_related("case", "agency").order_by("due_at")[:limit])


def cases_without_actor(actor: Actor, limit: int) -> list[Approach]:
    """Return the levels of social cases for which nobody has been asked to help, the most urgent first."""
    chosen = ActionDecision.objects.visible_to(actor).filter(case=OuterRef("case"))
    asked = Referral.objects.visible_to(actor).filter(case=OuterRef("case"))
    newer = Approach.objects.visible_to(actor).filter(case=OuterRef("case"), pk__gt=OuterRef("pk"))
    rows = Approach.objects.visible_to(actor).filter(
        ~Exists(chosen), ~Exists(asked), ~Exists(newer), case__state=Case.State.OPEN
    )
    social = rows.filter(case__track=Case.Track.SOCIAL).select_related("case")
    return list(social.order_by("offer_by")[:limit])


def packages_to_mind(actor: Actor, limit: int) -> list[HandOff]:
    """Return packages whose receipt is missing, and those that came back."""
    missing = Q(state=HandOff.State.SENT, alarmed_at__isnull=False)
    rows = HandOff.objects.visible_to(actor).filter(sender_id=actor.agency_id)
    rows = rows.filter(missing | Q(state=HandOff.State.RETURNED))
    return list(rows.select_related("recipient").order_by("receipt_due_at")[:limit])
