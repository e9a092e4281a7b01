"""The coordination of several agencies about one person."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from infohouse.core import clock
from infohouse.core.actor import Actor, once
from infohouse.core.ages import at_least
from infohouse.core.guard import Guarded
from infohouse.core.purpose import Purpose, mask

# What an info-house keeps its cases for; a case is not readable for anything else.
HOUSE_PURPOSES = (Purpose.TRIAGE_ASSESSMENT, Purpose.PVE_PREVENTION)
HOUSE_MASK = mask(HOUSE_PURPOSES)
WORK_ON_CASE = "work_on_case"


class Case(Referenced):
    """One file on one track, kept by its custodian. "Both" tracks are two cases with teams of their own.

    A case changes hands only to the `heir` that its custodian has named, and only by the heir's own act
    (migration 0015).

    States:
        open     worked on
        closed   ended, waiting for its erase date

    Past `review_on` an open case is frozen: what the law merely allows is refused until somebody has looked
    (general rule T1); duties and rescue go on. A case that was opened again keeps its old `erase_on`.

    `age` was told on `age_on`; what counts is `age_today`.

    .. pii: that a case exists is itself confidential
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    class Track(models.TextChoices):
        SOCIAL = "social", _("Social")
        SECURITY = "security", _("Security")

    class Outcome(models.TextChoices):
        AIMS = "aims-reached", _("The aims were reached")
        ORDINARY = "ordinary-help", _("Ordinary help goes on without the house")
        MOVED = "moved", _("Moved away; handed over to another house")
        ENDED = "person-ended", _("The person wanted no more help")
        DIED = "died", _("The person has died")
        UNFOUNDED = "unfounded", _("The worry was unfounded")

    custodian = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="cases_kept")
    heir = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    forum = models.ForeignKey("agencies.Forum", on_delete=models.PROTECT, related_name="cases")
    track = models.CharField(max_length=10, choices=Track.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    review_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True, default="")
    reopened_at = models.DateTimeField(null=True)
    erase_on = models.DateField(null=True)
    age = models.PositiveSmallIntegerField(null=True)
    age_on = models.DateField(null=True)

    class Meta:
        permissions = [(WORK_ON_CASE, "Work on this case")]
        constraints = [
            # Target of the composite keys that stop an agency from granting itself somebody else's case.
            models.UniqueConstraint(fields=["id", "custodian"], name="case_with_its_custodian")
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Agencies with live access for the purpose; a person must be on the agency's team as well.

        The team is guardian's word: a group with the permission on this case.
        """
        live = Q(access__until__isnull=True) | Q(access__until__gt=clock.now())
        reach = live & Q(access__agency_id=actor.agency_id, access__purposes__allows=actor.purpose.bit)
        if not actor.cleared:
            reach &= ~Q(track=cls.Track.SECURITY)
        if actor.is_machine:
            return reach
        return reach & Q(pk__in=cls._on_team(actor))

    @classmethod
    def _on_team(cls, actor: Actor) -> list[int]:
        """Return the keys that guardian gives for memberships in force today: few, so fetched and not joined.

        Joined, the planner orders seven tables under their policies, which takes longer than the query.
        """
        guardian: Any = cls.team_permissions.rel.related_model
        member: Any = cls.team_members.rel.related_model
        permissions = guardian.objects.filter(
            member.running("group__team__members__"),
            permission__codename=WORK_ON_CASE,
            group__user=actor.user_id,
            group__team__agency_id=actor.agency_id,
            group__team__members__user_id=actor.user_id,
        )
        found: list[int] = once(
            ("team", actor), lambda: list(permissions.values_list("content_object_id", flat=True))
        )
        return found

    @classmethod
    def within(cls, actor: Actor) -> Any:
        """Return the cases an actor reaches, for use in a filter.

        For a person the keys themselves: a team has few cases, and a sub-query would repeat every policy of
        every table in every plan. A machine reaches many and gets a sub-query.
        """
        keys = cls.objects.visible_to(actor).values_list("pk", flat=True)
        return keys if actor.is_machine else once(("within", actor), lambda: list(keys))

    @classmethod
    def kept_by(cls, actor: Actor) -> Any:
        """Return the cases an actor reaches of which its agency is the custodian, for use in a filter.

        Asked here and not through a join from other tables: those to whom a row is known by another way, but
        not its case, would lose the row in the join.
        """
        keys = cls.objects.visible_to(actor).filter(custodian_id=actor.agency_id).values_list("pk", flat=True)
        return keys if actor.is_machine else once(("kept", actor), lambda: list(keys))

    @property
    def age_today(self) -> int | None:
        """The age for the law and for the eye: as told, and the full years since."""
        return at_least(self.age, self.age_on)

    @property
    def frozen(self) -> bool:
        """Whether its review is overdue."""
        return self.state == self.State.OPEN and self.review_on < clock.today()

    @property
    def past_erasure(self) -> bool:
        """Whether its erase date has come."""
        return self.erase_on is not None and self.erase_on <= clock.today()

    @property
    def clocks(self) -> dict[str, bool]:
        """The facts about dates that the law asks for (general rules T1 and T2), where they hold."""
        facts = {"review_by_passed": self.frozen, "erase_by_passed": self.past_erasure}
        return {name: True for name, holds in facts.items() if holds}

    def must_be(self, *states: str) -> None:
        """Refuse unless the case is in one of the states."""
        must_be(self.state, states)


class CaseConcern(Guarded):
    """A concern that led to a case. Kept apart from the concern, whose reporter must not learn of the case.

    .. pii: links a worry to a case
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sources")
    concern = models.ForeignKey("cases.Concern", on_delete=models.PROTECT, related_name="led_to")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "concern"], name="a_concern_once_per_case")]

    def __str__(self) -> str:
        return f"source {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever works on the case."""
        return Q(case__in=Case.within(actor))
