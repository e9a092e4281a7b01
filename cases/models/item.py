"""One piece of information with one provenance."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models.access import Access
from cases.models.base import Referenced
from cases.models.case import Case, CaseConcern
from cases.models.concern import Concern
from cases.models.disclosure import Disclosure
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import INVESTIGATIVE, NO_INVESTIGATIVE_USE
from infohouse.core.sealed import SealedField

REPLACED = "a preview is over once the agency works on the case: its team reads it, and nobody else there"


class Item(Referenced):
    """What one agency recorded, once. Identity is an item too.

    `agency` recorded it, `forum` is the rule pack's code of the forum through which it came. `carries` are
    the obligations that travel with it. Facts, assessments and hearsay are never mixed.

    A note made of other items names them in `sources` and keeps in `made_of` what the law must know of each:
    category, kind and country of its origin, forum. It inherits their marks and their dates. `frozen_at` and
    `until` mean what they mean on a disclosure.

    .. pii: sealed content about a person
    """

    class Category(models.TextChoices):
        IDENTITY = "identity", _("Who it is about")
        CONTACT = "contact", _("Contact")
        NARRATIVE = "concern-narrative", _("What was noticed")
        ASSESSMENT = "assessment", _("Assessment")
        SCHOOL = "school-record", _("School")
        SOCIAL = "social-record", _("Social services")
        HEALTH = "health-record", _("Health")
        POLICE = "police-record", _("Police")
        FAMILY = "family-relations", _("Family and relations")
        NOTE = "case-note", _("Note")
        NAMELESS = "deidentified-case", _("Without identity")

    class Nature(models.TextChoices):
        FACT = "fact", _("Seen or known")
        ASSESSMENT = "assessment", _("Believed")
        HEARSAY = "hearsay", _("Heard from others")

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="items")
    author_id = models.BigIntegerField(null=True)
    forum = models.CharField(max_length=40, default="none")
    category = models.CharField(max_length=30, choices=Category.choices)
    nature = models.CharField(max_length=12, choices=Nature.choices)
    carries = ArrayField(models.CharField(max_length=60), default=list)
    content = SealedField()
    made_at = models.DateTimeField()
    sources = ArrayField(models.UUIDField(), default=list)
    made_of = models.JSONField(default=list)
    frozen_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, related_name="items")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="items")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["id", "agency"], name="item_with_its_agency")]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Own items, and items under a live disclosure to the agency for the stated purpose.

        What carries a mark against use in investigations is out of reach for such a purpose, own items too.

        A machine client reaches what its agency reaches. A person needs a relation as well: the author, a
        member of the case team, or the duty that this stage of disclosure is meant for.
        """
        live = Disclosure.live_for(actor).filter(item=OuterRef("pk"))
        kept = Q(until__isnull=True) | Q(until__gt=clock.now())
        if actor.purpose in INVESTIGATIVE:
            kept &= ~Q(carries__contains=[NO_INVESTIGATIVE_USE])
        if actor.is_machine:
            return kept & (Q(agency_id=actor.agency_id) | Q(Exists(live)))
        teams = Case.within(actor)
        sources = list(CaseConcern.objects.visible_to(actor).values_list("concern_id", flat=True))
        # What somebody wrote into a case stays with its team; what they reported stays theirs.
        own = Q(author_id=actor.user_id, case__isnull=True) | Q(case__in=teams)
        mine = Q(agency_id=actor.agency_id) & own
        on_team = Q(Exists(live.filter(case__in=teams))) | Q(Exists(live), concern__in=sources)
        return kept & (mine | on_team | _duty(actor, live))


def _duty(actor: Actor, live: Any) -> Q:
    reach = Q(pk__in=[])
    if actor.can("triage"):
        reach |= Q(Exists(live.filter(stage=Disclosure.Stage.INTAKE)), concern__state=Concern.State.LOGGED)
    if actor.can("answer-referral"):
        granted = Access.objects.unscoped(REPLACED).filter(agency_id=actor.agency_id, case=OuterRef("case"))
        # What ended before this preview was shown was another time on the case.
        granted = granted.filter(Q(until=None) | Q(until__gt=OuterRef("made_at")))
        reach |= Q(Exists(live.filter(~Exists(granted), stage=Disclosure.Stage.PREVIEW)))
        reach |= Q(Exists(live.filter(stage=Disclosure.Stage.NAMELESS)))
    if actor.can("read-inbox"):
        reach |= Q(Exists(live.filter(stage=Disclosure.Stage.REQUEST)))
    if actor.can("receive-hand-off"):
        reach |= Q(Exists(live.filter(stage=Disclosure.Stage.HAND_OFF)))
    return reach
