"""A second worry about somebody the house already helps: it joins the file, it does not make a new person."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases import rows
from cases.actions.settling import add_to_cases
from cases.models import Case, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact


@transaction.atomic
def join_case(*, actor: Actor, ref: UUID, case: UUID, care: str, safety: str) -> None:
    """Let a concern on the desk join an open social case of the house, with its team, its lead and its plan.

    Only a case that the actor works on can be named; another one is not found. Danger goes the long way,
    through a second person: a concern does not join the security track by itself.
    """
    actor.must("triage")
    if missing := [name for name, text in (("care", care), ("safety", safety)) if not text.strip()]:
        raise MissingFact(_("Say what the person needs now, and whether anybody is in danger."), missing)
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.OPEN)
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    if row.custodian_id != triage.desk_id or row.track != Case.Track.SOCIAL:
        raise MissingFact(_("Choose a case of this house on the social track."), ["case"])
    triage.state, triage.decided_at = Triage.State.DECIDED, clock.now()
    triage.warranted, triage.track = True, Triage.Track.SOCIAL
    triage.reasons = {"care": care.strip(), "safety": safety.strip(), "why_not_social": ""}
    triage.decider_id, triage.decider_employer_id = actor.user_id, actor.employer_id
    triage.save()
    add_to_cases(actor, triage.concern, cases=[row], secret=False)
