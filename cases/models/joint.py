"""The one summary on which two compartments agree."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from cases.models.item import Item
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class JointSummary(Referenced):
    """Where a concern is worked on both tracks: what alone crosses from one side to the other.

    It knows both cases, so only cleared people of the house reach it. Once agreed, its text is an item of the
    social case like any other; nothing there says where it came from.

    States:
        empty    nobody has written it yet
        written  one side has written it; the other has to agree
        agreed   both sides stand by it; it is an item now

    .. pii: sealed text about a person; that there is a security track
    """

    class State(models.TextChoices):
        EMPTY = "empty", _("Not written yet")
        WRITTEN = "written", _("Waits for the other side")
        AGREED = "agreed", _("Agreed")

    custodian = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="summaries")
    social = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="summary_for_care")
    security = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="summary_for_safety")
    state = models.CharField(max_length=10, choices=State.choices, default=State.EMPTY)
    text = SealedField()
    side = models.CharField(max_length=10, choices=Case.Track.choices, blank=True, default="")
    written_at = models.DateTimeField(null=True)
    written_by = models.BigIntegerField(null=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.BigIntegerField(null=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Cleared people on one of the two teams."""
        if not actor.cleared:
            return Q(pk__in=[])
        teams = Case.within(actor)
        return Q(custodian_id=actor.agency_id) & (Q(social__in=teams) | Q(security__in=teams))

    def must_be(self, *states: str) -> None:
        """Refuse unless the summary is in one of the states."""
        must_be(self.state, states)

    def side_of(self, case: Case) -> str:
        """Return which side a case is."""
        return Case.Track.SOCIAL if case.pk == self.social_id else Case.Track.SECURITY
