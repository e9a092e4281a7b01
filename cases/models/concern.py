"""What somebody logs about a person."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from infohouse.core.actor import Actor
from infohouse.core.ages import at_least
from infohouse.core.sealed import SealedField


class Concern(Referenced):
    """A worry, from the first keystroke on.

    States:
        draft    being typed; only its reporter sees it; `answers` holds what was typed
        logged   committed, on its way to or on the desk of the info-house
        triaged  looked at; `feedback` tells the reporter what may be told

    `agency` is the reporter's, `desk` the info-house that must look. `key` is a machine client's own
    idempotency key. `age` is in full years on `age_on`; the law asks for `age_today`. It does not name its
    case, since the reporter can see this row.

    `by_name` says whether the law let a name go when the draft was begun, `advice` under which reference that
    answer was recorded; `way` is how it goes: named, with consent, or without a name. `channels` are codes of
    places online, to filter by. `saved_at` is when a draft was last typed into.

    `feedback_code` names the pack's sentence that the reporter got, `feedback_rule` the law against more.
    `lesson` is what an unfounded concern teaches.

    .. pii: links a reporter to a worry; content is sealed
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        LOGGED = "logged"
        TRIAGED = "triaged"

    class Way(models.TextChoices):
        OPEN = "open", _("Not chosen yet")
        NAMED = "named", _("With the name")
        CONSENT = "consent", _("With consent")
        NAMELESS = "nameless", _("Without a name")

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="concerns")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="intake")
    reporter_id = models.BigIntegerField(null=True)
    client_id = models.BigIntegerField(null=True)
    key = models.CharField(max_length=80, blank=True, default="")
    key_digest = models.CharField(max_length=64, blank=True, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)
    logged_at = models.DateTimeField(null=True)
    answers = SealedField()
    by_name = models.BooleanField(default=True)
    advice = models.UUIDField(null=True)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.NAMED)
    consent = SealedField()
    channels = ArrayField(models.CharField(max_length=20), default=list)
    age = models.PositiveSmallIntegerField(null=True)
    age_on = models.DateField(null=True)
    feedback = SealedField()
    feedback_at = models.DateTimeField(null=True)
    feedback_code = models.CharField(max_length=20, blank=True, default="")
    feedback_rule = models.CharField(max_length=400, blank=True, default="")
    lesson = models.CharField(max_length=20, blank=True, default="")
    erase_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client_id", "key"],
                condition=~models.Q(key=""),
                name="one_concern_per_key_of_a_client",
            )
        ]
        indexes = [models.Index(fields=["agency", "-started_at"], name="concern_agency_started")]

    @classmethod
    def reach(cls, actor: Actor) -> models.Q:
        """The reporter and the reporter's own system; the desk that must look, once it is logged."""
        own = models.Q(agency_id=actor.agency_id)
        own &= (
            models.Q(client_id=actor.client_id) if actor.is_machine else models.Q(reporter_id=actor.user_id)
        )
        if not actor.can("triage"):
            return own
        return own | (models.Q(desk_id=actor.agency_id) & ~models.Q(state=cls.State.DRAFT))

    @property
    def age_today(self) -> int | None:
        """The age for the law and for the eye: as told, and the full years since."""
        return at_least(self.age, self.age_on)

    def must_be(self, *states: str) -> None:
        """Refuse unless the concern is in one of the states."""
        must_be(self.state, states)
