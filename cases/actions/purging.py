"""What goes by itself: drafts nobody sent within a month, and questions without a name whose time is over."""

from datetime import timedelta

from django.db import transaction

from audit import trail
from cases import rows
from cases.models import Concern, Consultation
from infohouse.core import clock
from infohouse.core.actor import Actor

DRAFT_LIFE = timedelta(days=31)


@transaction.atomic
def purge_drafts(*, actor: Actor) -> int:
    """Delete the agency's drafts that nobody typed into for a month; return how many."""
    left = rows.drafts_before(actor, clock.now() - DRAFT_LIFE)
    for draft in left:
        trail.record(actor, "concern.purged", draft.ref, keeper=draft.desk_id)
    Concern.objects.visible_to(actor).filter(pk__in=[d.pk for d in left]).delete()
    return len(left)


@transaction.atomic
def purge_consultations(*, actor: Actor) -> int:
    """Delete the questions to the own desk whose last day is over; return how many."""
    over = rows.consultations_over(actor, clock.today())
    for row in over:
        trail.record(actor, "consultation.purged", row.ref)
    Consultation.objects.visible_to(actor).filter(pk__in=[c.pk for c in over]).delete()
    return len(over)
