"""The house's look at a concern: warranted or not, care or danger or nothing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.approach import begin_approach
from cases.actions.board import end_invitations
from cases.actions.joint import join_tracks
from cases.actions.likeness import fingerprint
from cases.actions.opening import open_case
from cases.actions.settling import hide, settle
from cases.assessing import CHECKS, IDEOLOGIES, TRUST
from cases.dimensions import BY_CODE, HALVES
from cases.levels import TEMPLATES
from cases.models import Case, Triage
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed

TRACKS = {
    Triage.Track.SOCIAL: (Case.Track.SOCIAL,),
    Triage.Track.SECURITY: (Case.Track.SECURITY,),
    Triage.Track.BOTH: (Case.Track.SOCIAL, Case.Track.SECURITY),
    Triage.Track.NONE: (),
}


REASONS = ("care", "safety", "why_not_social", "why_one_half")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a coordinator found. Both reasons are asked: care for the person, and safety of all.

    `needs` are dimensions to work on, `checks` what was verified. `trusted` is an agency whose people the
    person knows and trusts, `trusted_by` who says so. `ideologies` describe; they steer nothing.
    """

    warranted: bool | None
    track: str
    care: str
    safety: str
    why_not_social: str = ""
    why_one_half: str = ""
    level: str = ""
    needs: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    trusted: UUID | None = None
    trusted_by: str = ""
    ideologies: tuple[str, ...] = ()

    @property
    def needs_second_person(self) -> bool:
        """Whether the security track is in play."""
        return self.track in (Triage.Track.SECURITY, Triage.Track.BOTH)

    @property
    def findings(self) -> dict[str, Any]:
        """The further findings, in known codes only."""
        return {
            "needs": [c for c in self.needs if c in BY_CODE],
            "checks": [c for c in self.checks if c in CHECKS],
            "ideologies": [c for c in self.ideologies if c in IDEOLOGIES],
            "trusted": str(self.trusted) if self.trusted else "",
            "trusted_by": self.trusted_by,
        }

    @property
    def gaps(self) -> dict[str, str]:
        """What is missing or contradicts another answer: the field, and what to do there."""
        nothing, vouched = self.track == Triage.Track.NONE, self.trusted_by in TRUST
        gaps = [
            ("warranted", self.warranted is None, _("Choose yes or no.")),
            ("care", not self.care.strip(), _("Write what the person needs, or that you found no need.")),
            ("safety", not self.safety.strip(), _("Write whether anybody is in danger, and what shows it.")),
            (
                "track",
                self.warranted is True and nothing,
                _("Choose a track: something is to be followed up."),
            ),
            (
                "track",
                self.warranted is False and not nothing,
                _("Choose “Nothing further”, or say yes above."),
            ),
            ("track", self.track not in Triage.Track.values, _("Choose a track.")),
            (
                "why_not_social",
                self.needs_second_person and not self.why_not_social.strip(),
                _("Write why the social track alone is not enough."),
            ),
            ("level", self.warranted is True and self.level not in TEMPLATES, _("Choose a level.")),
            ("trusted", vouched and not self.trusted, _("Choose whom the person trusts.")),
            ("trusted_by", bool(self.trusted) and not vouched, _("Choose who says so.")),
        ]
        return {name: text for name, missing, text in gaps if missing}


@transaction.atomic
def open_triage(*, actor: Actor, concern: UUID) -> None:
    """Put a logged concern on the desk, with its clock. Done twice, it is there once."""
    row = rows.concern(actor, concern, lock=True)
    if Triage.objects.visible_to(actor).filter(concern=row).exists():
        return
    triage = Triage.objects.create(
        concern=row, desk_id=row.desk_id, opened_at=clock.now(), due_at=due_at(actor, "triage_clock")
    )
    fingerprint(actor, concern=row)
    trail.record(actor, "triage.opened", triage.ref, file=row.ref)


@transaction.atomic
def triage_concern(*, actor: Actor, ref: UUID, assessment: Assessment) -> None:
    """Record what the concern is. The security track waits for confirm_triage by a second person."""
    actor.must("triage")
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.OPEN)
    if missing := {
        **assessment.gaps,
        **_clearance_gap(actor, assessment),
        **_board_gap(actor, triage, assessment),
    }:
        raise MissingFact(_("Something is missing. What to do stands at each place."), missing)
    triage.warranted, triage.track, triage.level = assessment.warranted, assessment.track, assessment.level
    triage.reasons = {name: getattr(assessment, name) for name in REASONS}
    triage.findings = assessment.findings
    triage.decider_id, triage.decider_employer_id = actor.user_id, actor.employer_id
    triage.secret = assessment.needs_second_person
    hide(actor, triage.concern, secret=triage.secret)
    if assessment.needs_second_person:
        triage.state = Triage.State.PROPOSED
        triage.save()
        trail.record(actor, "triage.proposed", triage.ref, file=triage.concern.ref, secret=True)
    else:
        _decide(actor, triage)


@transaction.atomic
def confirm_triage(*, actor: Actor, ref: UUID, agrees: bool) -> None:
    """Confirm the security track as a second person of another employer, or send it back to the desk."""
    actor.must("confirm-triage")
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.PROPOSED)
    if actor.user_id == triage.decider_id or actor.employer_id == triage.decider_employer_id:
        raise NotAllowed(_("The second person must be somebody else, from another employer."))
    if agrees:
        triage.confirmer_id = actor.user_id
        _decide(actor, triage)
        return
    triage.state, triage.secret, triage.track, triage.warranted = Triage.State.OPEN, False, "", None
    triage.level, triage.findings = "", None
    triage.save()
    hide(actor, triage.concern, secret=False)
    trail.record(actor, "triage.returned", triage.ref, file=triage.concern.ref, secret=True)


def _clearance_gap(actor: Actor, assessment: Assessment) -> dict[str, str]:
    """The security track is proposed by cleared people only."""
    if actor.cleared or not assessment.needs_second_person:
        return {}
    return {"track": _("Ask a colleague with security clearance to look at this.")}


def _board_gap(actor: Actor, triage: Triage, assessment: Assessment) -> dict[str, str]:
    """Neither half of the board stays empty, unless somebody says why."""
    filled = {BY_CODE[e.dimension].half for e in rows.board_of(actor, triage.concern_id)}
    if filled == set(HALVES) or assessment.why_one_half.strip():
        return {}
    return {"why_one_half": _("A half of the board is empty. Fill it, or say why it stays empty.")}


def _decide(actor: Actor, triage: Triage) -> None:
    now = clock.now()
    triage.state, triage.decided_at = Triage.State.DECIDED, now
    triage.save()
    concern = triage.concern
    end_invitations(actor, concern)
    opened = {}
    for track in TRACKS[Triage.Track(triage.track)]:
        house = directory.hosted_forum(triage.desk_id)
        case = open_case(actor, concern=concern, forum=house, track=track, members=_team(triage, track))
        begin_approach(actor, case=case, level=triage.level)
        opened[track] = case
        # A case on the social track looks like any other, also where there is a second one.
        trail.record(actor, "case.opened", case.ref, secret=track == Case.Track.SECURITY)
    settle(actor, concern, cases=opened.values(), secret=triage.secret)
    if len(opened) > 1:
        join_tracks(actor, social=opened[Case.Track.SOCIAL], security=opened[Case.Track.SECURITY])
    trail.record(actor, "concern.triaged", concern.ref, keeper=concern.desk_id, secret=triage.secret)


def _team(triage: Triage, track: str) -> list[int]:
    # Two compartments, two teams: whoever only confirmed the danger does not read about the care.
    people = [triage.decider_id] if track == Case.Track.SOCIAL else [triage.decider_id, triage.confirmer_id]
    return [pk for pk in people if pk is not None]
