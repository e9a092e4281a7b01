"""One concern on its way through the product's own verbs, at moments that only go forward."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from audit.models import Delivery
from cases import rows, tasks
from cases.actions import (
    amending,
    closure,
    contribute,
    expiry,
    feedback,
    hand_off,
    intake,
    plan,
    referral,
    sharing,
    triage,
)
from cases.actions.outcome import report_outcome
from cases.actions.triage import Assessment
from cases.demo.people import KAREN, PVE, Cast
from cases.models import Case, HandOff, Item, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from mechanisms import balance

T = TypeVar("T")
WORK = {"cases.open_triage": tasks.open_triage, "cases.route_case": tasks.route_case}
NECESSITY = "They meet the young person already and cannot help without knowing this."


class Story:
    """What happens to one concern; each method is one step by the person who would take it."""

    def __init__(self, cast: Cast, began: datetime) -> None:
        self.cast, self.at = cast, began
        self.concern: UUID
        self.coordinator = KAREN
        self.offers: dict[str, UUID] = {}
        self.measures: list[tuple[Actor, UUID]] = []
        self._cases: dict[str, UUID] = {}

    def do(self, verb: Callable[..., T], actor: Actor, **words: Any) -> T:
        """Run one verb as somebody, at the story's moment."""
        with clock.travel(self.at), acting_as(actor):
            return verb(actor=actor, **words)

    def wait(self, **time: float) -> "Story":
        """Let time pass."""
        self.at += timedelta(**time)
        return self

    def draft(self, reporter: Actor, answers: Mapping[str, object]) -> "Story":
        """Begin to type, and keep what was typed."""
        self.concern = self.do(intake.start_draft, reporter)
        self.do(intake.save_draft, reporter, ref=self.concern, answers=answers)
        return self

    def log(self, reporter: Actor, answers: Mapping[str, object]) -> "Story":
        """Tell the info-house."""
        self.draft(reporter, answers).wait(minutes=7)
        self.do(intake.log_concern, reporter, ref=self.concern)
        return self

    def deliver(self) -> "Story":
        """Do the worker's part for what has just been written to the outbox."""
        desk = self.cast.desk()
        with clock.travel(self.at), acting_as(desk):
            mine = Delivery.objects.filter(event__about=self.concern, state=Delivery.State.WAITING)
            for pk, task in mine.order_by("pk").values_list("pk", "task"):
                WORK[task](pk)
        return self

    def triage(self, found: Assessment, who: str = KAREN) -> "Story":
        """Say what the concern is."""
        self.coordinator = who
        self.do(triage.triage_concern, self.house(), ref=self.triage_ref(), assessment=found)
        return self if found.needs_second_person else self.deliver()

    def teach(self, lesson: str) -> "Story":
        """Tell the reporter that it was nothing, and keep what it teaches."""
        told = feedback.Feedback(feedback.NOT_WARRANTED, lesson)
        self.do(feedback.give_feedback, self.house(), ref=self.triage_ref(), feedback=told)
        return self

    def confirm(self, who: str, *, agrees: bool = True) -> "Story":
        """Look as the second person."""
        actor = self.cast.actor(who)
        self.do(triage.confirm_triage, actor, ref=self.triage_ref(), agrees=agrees)
        return self.deliver() if agrees else self

    def ask(self, agency: str, items: list[Item] | None = None) -> UUID:
        """Ask the law whether an agency may be told everything in the case."""
        refs = [i.ref for i in items or self.items()]
        words = {"case": self.case(), "items": refs, "agencies": [self.cast.ref(agency)], "purpose": PVE}
        return self.do(sharing.ask_to_share, self.house(), **words)

    def offer(self, agency: str, request: str) -> "Story":
        """Ask an agency to take part, with what was noticed in the preview."""
        items = self.items()
        self.offers[agency] = self.do(
            referral.refer_case,
            self.house(),
            case=self.case(),
            asking=self.ask(agency, items),
            recipient=self.cast.ref(agency),
            request=request,
            necessity=NECESSITY,
            preview={i.ref for i in items if i.category == Item.Category.NARRATIVE},
        )
        return self

    def pull(self, agency: str, by: Actor | None = None) -> "Story":
        """Fetch the preview, as a person or as the agency's own system."""
        self.do(referral.pull_referral, by or self.worker(agency), ref=self.offers[agency])
        return self

    def accept(self, agency: str) -> "Story":
        """Take the case on, with the person who fetched it as lead."""
        actor = self.worker(agency)
        lead = next(h.user.ref for h in self.cast.hats.values() if h.user_id == actor.user_id)
        self.do(referral.accept_referral, actor, ref=self.offers[agency], lead=lead)
        return self

    def decline(self, agency: str, reason: str) -> "Story":
        """Refuse, with a reason."""
        self.do(referral.decline_referral, self.worker(agency), ref=self.offers[agency], reason=reason)
        return self

    def recall(self, agency: str) -> "Story":
        """Withdraw an offer."""
        self.do(referral.recall_referral, self.house(), ref=self.offers[agency])
        return self

    def amend(self, agency: str, request: str) -> "Story":
        """Change what an open offer asks for."""
        self.do(amending.amend_referral, self.house(), ref=self.offers[agency], request=request)
        return self

    def report(self, agency: str, outcome: str, because: str = "", text: str = "") -> "Story":
        """Tell the house how the help ended."""
        words = {"outcome": outcome, "because": because, "text": text, "necessity": NECESSITY}
        self.do(report_outcome, self.worker(agency), ref=self.offers[agency], **words)
        return self

    def expire(self) -> "Story":
        """Let the clock find the offers that nobody answered."""
        self.do(expiry.expire_referrals, self.cast.desk())
        return self

    def contribute(self, agency: str, category: str, text: str, nature: str = "fact") -> "Story":
        """Add what an agency knows."""
        words = {"category": category, "nature": nature, "text": text, "necessity": NECESSITY}
        self.do(contribute.contribute_item, self.worker(agency), case=self.case(), **words)
        return self

    def plan(self, agency: str, mechanism: str, what: str, effect: str, *, weeks: int = 8) -> "Story":
        """Agree on one measure of an agency."""
        actor = self.worker(agency)
        words = {"mechanism": mechanism, "what": what, "effect": effect, "agency": self.cast.ref(agency)}
        words["cautioned"] = mechanism in balance.REPRESSIVE
        due = (self.at + timedelta(weeks=weeks)).date()
        made = self.do(plan.plan_measure, actor, case=self.case(), due_on=due, **words)
        self.measures.append((actor, made))
        return self

    def change(self, place: int, what: str, weeks: int) -> "Story":
        """Agree on other words and another day for a measure."""
        actor, ref = self.measures[place]
        with acting_as(actor), clock.travel(self.at):
            now = rows.measure(actor, rows.case(actor, self.case()), ref)
        words = {"what": what, "effect": now.effect, "mechanism": now.mechanism.code, "version": now.version}
        due = (self.at + timedelta(weeks=weeks)).date()
        self.do(
            plan.change_measure, actor, case=self.case(), ref=ref, agency=now.agency.ref, due_on=due, **words
        )
        return self

    def move(self, state: str, *, place: int = -1) -> "Story":
        """Say that a measure has begun or is done."""
        actor, ref = self.measures[place]
        self.do(plan.move_measure, actor, case=self.case(), ref=ref, state=state)
        return self

    def close(self, outcome: str = "aims-reached") -> "Story":
        """End the case."""
        self.do(closure.close_case, self.house(), ref=self.case(), outcome=outcome)
        return self

    def send(self, necessity: str) -> "Story":
        """Send the package to the prevention centre."""
        self.do(hand_off.send_hand_off, self.house(), ref=self._hand_off(), necessity=necessity)
        return self

    def receive(self) -> "Story":
        """Acknowledge the package."""
        ref = self._hand_off()
        self.do(hand_off.receive_hand_off, self.centre(), ref=ref)
        return self

    def case(self, track: str = Case.Track.SOCIAL) -> UUID:
        """Return the case that the concern led to."""
        if not self._cases:
            desk = self.cast.desk()
            with acting_as(desk):
                found = rows.cases_from(desk, rows.concern(desk, self.concern))
            self._cases = {c.track: c.ref for c in found}
        return self._cases[track]

    def worker(self, agency: str) -> Actor:
        """Return the person of an agency who answers referrals; the police have officers for it."""
        role = "officer" if agency == "police" else "caseworker"
        hat = self.cast.member(agency, role)
        return self.cast.actor(hat.user.display_name, agency)

    def centre(self) -> Actor:
        """Return an officer of the prevention centre."""
        hat = self.cast.member("centre", "prevention-centre")
        purpose = Purpose.NATIONAL_SECURITY_PREVENTION
        return self.cast.actor(hat.user.display_name, "centre", purpose)

    def house(self) -> Actor:
        """Return the coordinator of the story."""
        return self.cast.actor(self.coordinator)

    def items(self) -> list[Item]:
        """Return what the coordinator reads of the case."""
        actor = self.house()
        with clock.travel(self.at), acting_as(actor):
            return rows.items_of_case(actor, rows.case(actor, self.case()))

    def triage_ref(self) -> UUID:
        """Return the reference of the house's look at the concern."""
        desk = self.cast.desk()
        with acting_as(desk):
            return UUID(str(Triage.objects.visible_to(desk).get(concern__ref=self.concern).ref))

    def _hand_off(self) -> UUID:
        actor = self.house()
        with acting_as(actor):
            found = HandOff.objects.visible_to(actor).get(case__ref=self.case(Case.Track.SECURITY))
        return UUID(str(found.ref))
