"""The look back: what was agreed, what happened, what the person says, and what follows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class Review(Referenced):
    """One look at one case, on its day or late. An open case says in `review_on` when the next is due.

    States:
        due     scheduled; after a closing the rule pack asks for one or two
        held    held, with an answer to each question and with what follows
        lapsed  not held, since the case was opened again

    .. pii: sealed answers about a person
    """

    class State(models.TextChoices):
        DUE = "due", _("Due")
        HELD = "held", _("Held")
        LAPSED = "lapsed", _("Lapsed")

    class Outcome(models.TextChoices):
        KEEP = "keep", _("Go on as agreed")
        CHANGE = "change", _("Change the plan")
        END = "end", _("Bring the case to its end")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    after_closing = models.BooleanField(default=False)
    due_on = models.DateField()
    answers = SealedField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default="")
    next_on = models.DateField(null=True)
    held_at = models.DateTimeField(null=True)
    held_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The custodian's case team, which answers for it."""
        return Q(case__in=Case.within(actor), case__custodian_id=actor.agency_id)

    def must_be(self, *states: str) -> None:
        """Refuse unless the review is in one of the states."""
        must_be(self.state, states)
