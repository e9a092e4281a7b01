"""A small world with something in every state, and a naive word on who may know of which row.

The reference shares no code with the product: it reads plain rows as the cluster's superuser, and says by whom a
row may be known, agency by agency (the wall) and person by person (the door).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from audit.models import Event
from cases.actions import (
    amending,
    attaching,
    board,
    consent,
    consulting,
    contribute,
    erasure,
    goals,
    hand_off,
    intake,
    notes,
    plan,
    progress,
    referral,
    triage,
)
from cases.models import (
    Access,
    ActionDecision,
    Approach,
    Attachment,
    BoardEntry,
    Case,
    CaseConcern,
    Concern,
    Consent,
    Consultation,
    Disclosure,
    Erasure,
    Fingerprint,
    Goal,
    HandOff,
    Inquiry,
    Invitation,
    Item,
    JointSummary,
    Likeness,
    Match,
    Notice,
    OutsideRequest,
    Plan,
    PlannedMeasure,
    Progress,
    Proposal,
    Referral,
    ReferralItem,
    ReferralVersion,
    Review,
    SearchToken,
    Team,
    TeamMember,
    Triage,
)
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from sharing.models import Decision
from tests import stages
from tests.cast import Cast, assemble
from tests.walls.desk_world import ask_between_houses, decide_who_acts, join_two_tracks, say_of_pairs

GUARDED = (
    Access,
    ActionDecision,
    Approach,
    BoardEntry,
    Attachment,
    Consultation,
    Case,
    CaseConcern,
    Concern,
    Consent,
    Decision,
    Disclosure,
    Erasure,
    Event,
    Goal,
    Fingerprint,
    HandOff,
    Inquiry,
    Invitation,
    Item,
    JointSummary,
    Likeness,
    Match,
    Notice,
    OutsideRequest,
    Plan,
    PlannedMeasure,
    Progress,
    Proposal,
    Referral,
    ReferralItem,
    ReferralVersion,
    Review,
    SearchToken,
    Team,
    TeamMember,
    Triage,
)
FURTHER = (Purpose.PVE_PREVENTION, Purpose.CRIMINAL_INVESTIGATION)
SYSTEMS = ("school", "police", "municipality", "club")


@dataclass
class World:
    """The cast with work behind it: everything that the walls must keep apart."""

    cast: Cast
    social: UUID
    security: UUID
    draft: UUID
    accepted: UUID
    consent: UUID = UUID(int=0)
    given: UUID = UUID(int=0)
    request: UUID = UUID(int=0)
    offers: dict[str, UUID] = field(default_factory=dict)

    def actors(self) -> Iterator[tuple[str, Actor]]:
        """Everybody for several purposes, also for some that their role would never let them choose."""
        for name, actor in self.everybody().items():
            for purpose in {actor.purpose, *FURTHER}:
                yield f"{name} for {purpose}", replace(actor, purpose=purpose)

    def everybody(self) -> dict[str, Actor]:
        """Return everybody acting for the purpose of their day."""
        known = {name: self.cast.actor(name, hat_purpose(self.cast, name)) for name in self.cast.hats}
        known |= {f"the system of {key}": self.cast.client(key) for key in SYSTEMS}
        return {**known, "the desk itself": self.cast.desk()}


def hat_purpose(cast: Cast, name: str) -> Purpose:
    """Return the first purpose of somebody's role."""
    from_role = {"investigator": Purpose.CRIMINAL_INVESTIGATION, "operator": Purpose.AUDIT}
    from_role["data-protection-officer"] = Purpose.AUDIT
    from_role["prevention-centre"] = Purpose.NATIONAL_SECURITY_PREVENTION
    return from_role.get(cast.hats[name].role, Purpose.PVE_PREVENTION)


def build() -> World:
    """Run the product's verbs until there is something to hide in every table."""
    cast = assemble()
    accepted, social = stages.accepted(cast)
    world = World(cast, social, stages.security_case(cast), draft=_draft(cast), accepted=accepted)
    _work_on(world)
    _write_a_note(world)
    _offer_to_others(world)
    _agree_and_take_back(world)
    _hand_off(world)
    world.request = stages.requested(cast, social)
    stages.on_the_desk(cast)
    _fill_boards(cast)
    decide_who_acts(cast, social)
    join_two_tracks(cast)
    say_of_pairs(cast)
    ask_between_houses(cast)
    stages.logged(cast, "Olga Officer")
    stages.do(intake.log_concern_by_system, cast.client("school"), key="k1", answers=stages.TOLD)
    _ask_and_attach(cast)
    return world


def _fill_boards(cast: Cast) -> None:
    """One board that anybody at the desk sees, and one that only the cleared see."""
    laid = {"dimension": "family", "nature": "fact", "text": "An invented note."}
    karen, olga = cast.actor("Karen Coordinator"), cast.actor("Olga Officer")
    for assessment in (None, stages.SECURITY):
        desk = stages.on_the_desk(cast)
        asked = stages.invited(cast, desk, "police")
        stages.do(board.lay_down, olga, ref=asked, category="police-record", necessity="They ask.", **laid)
        stages.do(board.lay_down_own, karen, ref=desk, **laid)
        stages.invited(cast, desk, "municipality")
        if assessment:
            stages.do(triage.triage_concern, karen, ref=desk, assessment=assessment)


def _ask_and_attach(cast: Cast) -> None:
    """A question without a name; a file on a draft and one on a concern that was sent."""
    tove = cast.actor("Tove Teacher")
    stages.do(consulting.ask_advice, tove, question="Somebody in a class has gone quiet.")
    for send in (False, True):
        ref = _draft(cast)
        stages.do(attaching.attach, tove, ref=ref, raw=b"An invented note.")
        if send:
            stages.do(intake.log_concern, tove, ref=ref)


def _draft(cast: Cast) -> UUID:
    tove = cast.actor("Tove Teacher")
    ref = stages.do(intake.start_draft, tove)
    stages.do(intake.save_draft, tove, ref=ref, answers=stages.TOLD)
    return ref


def _work_on(world: World) -> None:
    sara = world.cast.actor("Sara Social-worker")
    told = {
        "category": "social-record",
        "nature": "fact",
        "text": "An invented note.",
        "necessity": "They ask.",
    }
    stages.do(contribute.contribute_item, sara, case=world.social, **told)
    measure = stages.do(
        plan.plan_measure,
        sara,
        case=world.social,
        agency=world.cast.ref("municipality"),
        mechanism="normative-barriers",
        what="A mentor.",
        effect="Somebody to talk to.",
        due_on=date(2031, 1, 1),
    )
    goal = {"family": "harm", "text": "He is home by ten.", "indicator": "His mother sees it."}
    stages.do(goals.set_goal, sara, case=world.social, due_on=date(2031, 1, 1), **goal)
    words = {"measure": measure, "on": clock.today(), "text": "They met."}
    stages.do(progress.report_progress, sara, case=world.social, **words)
    stages.review(world.cast, world.social)


def _write_a_note(world: World) -> None:
    """A note of the municipality, which takes over the marks of what it was made of."""
    sara = world.cast.actor("Sara Social-worker")
    with stages.seen_by(sara):
        used = [i.ref for i in stages.items_seen(sara, world.social)]
    words = {"category": "case-note", "text": "Looks for company.", "necessity": "They ask."}
    stages.do(notes.make_note, sara, case=world.social, sources=used, **words)


def _offer_to_others(world: World) -> None:
    for agency in ("police", "social"):
        world.offers[agency] = stages.offer(world.cast, world.social, agency)
    karen = world.cast.actor("Karen Coordinator")
    stages.do(referral.pull_referral, world.cast.actor("Olga Officer"), ref=world.offers["police"])
    for offer in world.offers.values():
        stages.do(amending.amend_referral, karen, ref=offer, request="Please offer him a work trial.")
    stages.do(referral.recall_referral, karen, ref=world.offers["social"])
    refused = stages.on_the_desk(world.cast)
    stages.do(
        triage.triage_concern,
        world.cast.actor("Karen Coordinator"),
        ref=refused,
        assessment=stages.UNFOUNDED,
    )
    with clock.travel(clock.now() + timedelta(days=365)):
        stages.do(erasure.find_due, world.cast.desk())


def _agree_and_take_back(world: World) -> None:
    """The club was offered the case on a consent that was withdrawn; it has a notice of it."""
    support = Purpose.SUPPORT_DELIVERY
    world.consent = stages.consented(world.cast, world.social, "club", purpose=support)
    stages.offer(world.cast, world.social, "club", purpose=support)
    karen = world.cast.actor("Karen Coordinator")
    stages.do(consent.withdraw_consent, karen, ref=world.consent)
    world.given = stages.consented(world.cast, world.social, "club", purpose=support)


def _hand_off(world: World) -> None:
    karen = world.cast.actor("Karen Coordinator")
    with stages.seen_by(karen):
        package = HandOff.objects.visible_to(karen).get().ref
    stages.do(hand_off.send_hand_off, karen, ref=package, necessity="Talks of an attack.")


def plain_rows() -> dict[str, dict[int, dict[str, Any]]]:
    """Return every row of every guarded table, by table and key. Sees all only as the superuser."""
    found = {}
    with connection.cursor() as cursor:
        for model in GUARDED:
            cursor.execute(f"select * from {model._meta.db_table}")
            names = [column.name for column in cursor.description]
            found[model.__name__] = {
                row[names.index("id")]: dict(zip(names, row, strict=True)) for row in cursor
            }
    return found
