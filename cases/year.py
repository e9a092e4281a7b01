"""Counts for the year in figures, asked in the database and never of a single person."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from cases.models import Case, CaseConcern, Concern, PlannedMeasure, Referral, Triage
from infohouse.core.actor import Actor


class Year:
    """The concerns that reached one desk since a moment, and what became of them.

    Counted for the house, not for one person's teams: a figure shows nobody. The track wall still holds, in
    the policies and in the counts themselves.
    """

    REASON = "a count over the house's own cases, for staff who may read figures"

    def __init__(self, actor: Actor, since: datetime) -> None:
        self.actor = actor
        logged = Concern.objects.visible_to(actor).filter(desk_id=actor.agency_id, logged_at__gte=since)
        self.concerns: QuerySet[Concern] = logged

    def logged(self) -> int:
        """Return how many concerns were logged."""
        return self.concerns.count()

    def decided(self) -> int:
        """Return how many of them the desk has decided."""
        return self.concerns.filter(state=Concern.State.TRIAGED).count()

    def by_source(self) -> Counter[str]:
        """Return how many came from each kind of agency."""
        rows = self.concerns.order_by().values("agency__kind").annotate(n=Count("pk"))
        return Counter({r["agency__kind"]: r["n"] for r in rows})

    def social(self) -> int:
        """Return how many led to a case on the social track."""
        return self._social().count()

    def accepted(self) -> int:
        """Return how many of those an agency has accepted."""
        taken = Referral.objects.unscoped(self.REASON).filter(state__in=Referral.HELPED)
        return self._social().filter(case__in=taken.values("case_id")).count()

    def planned(self) -> int:
        """Return how many of those have a measure in a plan."""
        measures = PlannedMeasure.objects.unscoped(self.REASON)
        return self._social().filter(case__in=measures.values("case_id")).count()

    def by_track(self) -> Counter[str]:
        """Return how many were decided for each track; for cleared readers."""
        rows = Triage.objects.visible_to(self.actor).filter(
            concern__in=self.concerns.values("pk"), state=Triage.State.DECIDED
        )
        counted = rows.order_by().values("track").annotate(n=Count("pk"))
        return Counter({r["track"]: r["n"] for r in counted})

    def _social(self) -> QuerySet[Any]:
        social = Case.objects.unscoped(self.REASON).filter(
            custodian_id=self.actor.agency_id, track=Case.Track.SOCIAL
        )
        links = CaseConcern.objects.unscoped(self.REASON)
        return links.filter(concern__in=self.concerns.values("pk"), case__in=social.values("pk"))
