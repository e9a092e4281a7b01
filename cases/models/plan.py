"""What is hoped for, what is done, by whom, until when, how it is meant to work, and what came of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class Plan(Referenced):
    """The plan of one case: its state, and who stood up for it.

    States:
        draft    being agreed, or changed since it was adopted
        adopted  agreed; `answer` says why, where the screen had a question about its balance

    .. pii: sealed answer about help for a person
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ADOPTED = "adopted", _("Adopted")

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="plan")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    answer = SealedField()
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.BigIntegerField(null=True)

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever works on the case."""
        return Q(case__in=Case.within(actor))

    def must_be(self, *states: str) -> None:
        """Refuse unless the plan is in one of the states."""
        must_be(self.state, states)


class Goal(Referenced):
    """What shall be different, how one would see it, until when, and which of the two aims it serves.

    States:
        open     worked on
        reached  seen by its indicator
        dropped  given up; a later entry says why

    `version` rises with every change, so that two people who edit at once lose nothing.

    .. pii: sealed text about hopes for a person
    """

    class State(models.TextChoices):
        OPEN = "open", _("Worked on")
        REACHED = "reached", _("Reached")
        DROPPED = "dropped", _("Given up")

    class Family(models.TextChoices):
        LIKELIHOOD = "likelihood", _("Makes an act less likely")
        HARM = "harm", _("Makes its harm smaller")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="goals")
    family = models.CharField(max_length=10, choices=Family.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    text = SealedField()
    indicator = SealedField()
    due_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever works on the case."""
        return Q(case__in=Case.within(actor))


class PlannedMeasure(Referenced):
    """One measure in the plan of a case. Without a mechanism it cannot be planned.

    States:
        planned  agreed, not begun
        running  under way
        done     finished

    `mechanism` is how it mainly works, `also` the codes of further ones. `version` rises with every change,
    so that two people who edit at once lose nothing; `earlier` keeps what it said before, oldest first.

    .. pii: sealed text about help for a person
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="measures")
    mechanism = models.ForeignKey("mechanisms.Mechanism", on_delete=models.PROTECT, related_name="+")
    also = ArrayField(models.CharField(max_length=40), default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    what = SealedField()
    effect = SealedField()
    due_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    earlier = SealedField()
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever works on the case."""
        return Q(case__in=Case.within(actor))


class Progress(Referenced):
    """What came of a measure: a session that took place or did not, or a note. Corrected by a new entry.

    Attendance says what happened and judges nobody. The writing agency and the custodian read it; others on
    the case see the measure and its state.

    .. pii: sealed note about a person; attendance
    """

    class Kind(models.TextChoices):
        SESSION = "session", _("Session")
        NOTE = "note", _("Note")

    class Attendance(models.TextChoices):
        ATTENDED = "attended", _("Took place")
        ABSENT = "absent", _("Did not take place: the person was not there")
        CANCELLED = "cancelled", _("Did not take place: it was cancelled")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="progress")
    measure = models.ForeignKey(PlannedMeasure, on_delete=models.PROTECT, related_name="progress")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="progress")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    attendance = models.CharField(max_length=10, choices=Attendance.choices, blank=True, default="")
    on = models.DateField()
    text = SealedField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-on", "-pk"]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever works on the case, in the writing agency and at the custodian."""
        mine = Q(agency_id=actor.agency_id) | Q(case__custodian_id=actor.agency_id)
        return mine & Q(case__in=Case.within(actor))
