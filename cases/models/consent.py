"""What the person concerned, or a guardian, has agreed to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.purpose import PurposeMask
from infohouse.core.sealed import SealedField


class Consent(Referenced):
    """One question to the person about passing on, and the answer. The only source of consent there is.

    States:
        asked      put to the person or a guardian, not answered
        given      agreed, by those who can agree for somebody of this age
        refused    said no
        withdrawn  agreed first, and said no later
        expired    agreed for a time that is over

    The scope is a list of agencies, of purposes, and of categories or single items; without categories and
    items it covers everything on the case. `agencies` and `items` hold public references.

    .. pii: that somebody agreed or refused; sealed proof
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked, not answered")
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Expired")

    class Giver(models.TextChoices):
        SUBJECT = "subject", _("The person")
        GUARDIAN = "guardian", _("A parent or guardian")
        BOTH = "subject-and-guardian", _("The person and a parent or guardian")

    class Form(models.TextChoices):
        WRITTEN = "written", _("In writing")
        ORAL = "oral", _("Orally, before somebody who can say so")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    agencies = ArrayField(models.UUIDField(), default=list)
    purposes = PurposeMask()
    categories = ArrayField(models.CharField(max_length=30), default=list)
    items = ArrayField(models.UUIDField(), default=list)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField(null=True)
    by = models.CharField(max_length=20, choices=Giver.choices, blank=True, default="")
    understands = models.BooleanField(null=True)
    form = models.CharField(max_length=10, choices=Form.choices, blank=True, default="")
    proof = SealedField()
    answered_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    recorded_by = models.BigIntegerField(null=True)
    expires_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-asked_at"], name="consent_case_asked")]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever works on the case."""
        return Q(case__in=Case.within(actor))

    def must_be(self, *states: str) -> None:
        """Refuse unless the consent is in one of the states."""
        must_be(self.state, states)
