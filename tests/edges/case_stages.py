"""Teams, endings and erasures for the pages to be about."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from cases.actions import closure, erasure, triage
from cases.models import Case, Erasure, TeamMember
from infohouse.core import clock
from tests import stages
from tests.cast import Cast

REVIEW: dict[str, Any] = {
    "seen_due": lambda refs: refs["review_on"],
    **dict.fromkeys(("agreed", "happened", "person", "care", "safety"), "They met."),
    "outcome": "keep",
}
JOIN = {"care": "Somebody to call.", "safety": "None seen."}
HOLD = {"reason": "A complaint.", "until_day": "1", "until_month": "2", "until_year": "2040"}
SESSION = {"on_day": "1", "on_month": "2", "on_year": "2026", "attendance": "attended"}


def case_teams(cast: Cast, security: UUID) -> dict[str, Any]:
    """Return a membership that can be ended, and a case that everybody has left."""
    karen, deserted = cast.actor("Karen Coordinator"), stages.social_case(cast)
    with stages.seen_by(karen):
        members = TeamMember.objects.visible_to(karen)
        pia = members.get(case__ref=security, user_id=cast.user("Pia Police-seat").pk).ref
        members.filter(case__ref=deserted).update(ended_at=clock.now())
    return {"pia": pia, "deserted": deserted}


def case_endings(cast: Cast, social: UUID) -> dict[str, Any]:
    """Return a closed case, an erasure that is due, and one that waits for a second person."""
    karen = cast.actor("Karen Coordinator")
    closed = stages.social_case(cast)
    stages.do(closure.close_case, karen, ref=closed, outcome="moved")
    other = stages.on_the_desk(cast)
    stages.do(triage.triage_concern, karen, ref=other, assessment=stages.UNFOUNDED)
    with clock.travel(clock.now() + timedelta(days=366)):
        stages.do(erasure.find_due, cast.desk())
    with stages.seen_by(karen):
        due, to_release = [e.ref for e in Erasure.objects.visible_to(karen).order_by("pk")]
        review_on = Case.objects.visible_to(karen).get(ref=social).review_on.isoformat()
    stages.do(erasure.propose_erasure, karen, ref=to_release)
    return {"closed": closed, "due": due, "to_release": to_release, "review_on": review_on}
