"""What people at the desk do with one story of the demo."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from audit.models import Delivery
from cases import rows, tasks
from cases.actions import board, choosing, hand_off, joint, likeness, second_issue
from cases.demo.stories import Story
from cases.models import Case
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as

NECESSITY = "They meet the family every week and may know what we cannot see."


class Desk:
    """The desk's verbs, for one story."""

    def __init__(self, story: Story) -> None:
        self.story, self.cast = story, story.cast

    @property
    def house(self) -> Actor:
        """The coordinator of the story."""
        return self.cast.actor(self.story.coordinator)

    def triage(self) -> UUID:
        """Return the triage of the story's concern."""
        desk = self.cast.desk()
        with acting_as(desk):
            return rows.triage_of(desk, rows.concern(desk, self.story.concern)).ref

    def invite(self, agency: str, dimensions: Iterable[str], *, days: int = 5) -> UUID:
        """Ask an agency what it knows."""
        due = (self.story.at + timedelta(days=days)).date()
        words = {"agency": self.cast.ref(agency), "dimensions": dimensions, "due_on": due}
        made: UUID = self.story.do(
            board.invite_agency, self.house, ref=self.triage(), necessity=NECESSITY, **words
        )
        return made

    def lay(self, invitation: UUID, agency: str, dimension: str, category: str, text: str) -> None:
        """Lay down what an agency knows."""
        words = {"dimension": dimension, "category": category, "nature": "fact", "text": text}
        worker = self.story.worker(agency)
        self.story.do(board.lay_down, worker, ref=invitation, necessity=NECESSITY, **words)

    def lay_own(self, dimension: str, text: str, nature: str = "assessment") -> None:
        """Lay down what the house knows."""
        words = {"dimension": dimension, "nature": nature, "text": text}
        self.story.do(board.lay_down_own, self.house, ref=self.triage(), **words)

    def answer(self, invitation: UUID, agency: str, reason: str = "") -> None:
        """Say that this is all, or decline with a reason."""
        worker = self.story.worker(agency)
        if reason:
            self.story.do(board.decline_invitation, worker, ref=invitation, reason=reason)
        else:
            self.story.do(board.finish_invitation, worker, ref=invitation)

    def choose(self, place: int, *, days: int, against: str = "", police: str = "") -> UUID:
        """Decide who acts, and let the worker ask the law."""
        with acting_as(self.house) as actor:
            proposals = rows.proposals_of(actor, rows.case(actor, self.story.case()))
        due = (self.story.at + timedelta(days=days)).date()
        chosen: UUID = self.story.do(
            choosing.choose_actor,
            self.house,
            case=self.story.case(),
            proposal=proposals[place - 1].ref,
            considered=[p.ref for p in proposals[:2]],
            due_on=due,
            against=against,
            police=police,
        )
        self._work_off(chosen)
        return chosen

    def join(self, other: Story, note: str) -> None:
        """Assess the story's concern together with another one."""
        words = {"ref": self.triage(), "into": Desk(other).triage(), "note": note}
        self.story.do(likeness.join_concern, self.house, **words)

    def add_to(self, other: Story, care: str, safety: str) -> None:
        """Let the story's concern come to the case of another one."""
        words = {"ref": self.triage(), "case": other.case(), "care": care, "safety": safety}
        self.story.do(second_issue.join_case, self.house, **words)

    def send_back(self, reason: str, text: str) -> None:
        """Let the prevention centre send the package back."""
        self._centre(takes=False, reason=reason, text=text)

    def take(self, text: str) -> None:
        """Let the prevention centre take the package on."""
        self._centre(takes=True, text=text)

    def ring(self) -> None:
        """Let the clock find the missing receipts."""
        self.story.do(hand_off.alarm_receipts, self.cast.desk())

    def summarise(self, writer: str, text: str) -> None:
        """Write the summary from the side of security."""
        words = {"case": self.story.case(Case.Track.SECURITY), "text": text}
        self.story.do(joint.write_summary, self.cast.actor(writer), **words)

    def _centre(self, **words: Any) -> None:
        with acting_as(self.house) as actor:
            package = rows.hand_off_of(actor, rows.case(actor, self.story.case(Case.Track.SECURITY)))
        assert package is not None, "a security case has a package"
        self.story.do(hand_off.answer_hand_off, self.story.centre(), ref=package.ref, **words)

    def _work_off(self, chosen: UUID) -> None:
        """Do the worker's part for a decision on who acts."""
        with clock.travel(self.story.at), acting_as(self.cast.desk()):
            mine = Delivery.objects.filter(event__about=chosen, state=Delivery.State.WAITING)
            for pk in list(mine.values_list("pk", flat=True)):
                tasks.prepare_offer(pk)
