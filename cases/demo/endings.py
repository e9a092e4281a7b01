"""Cases well on their way, at their end, and after it: goals, reviews, closings, erasures."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from cases.actions import closure, erasure, goals, plan, progress, review, team
from cases.actions.triage import Assessment
from cases.cards.review import reviews_card
from cases.demo.people import KAREN, KIRSTEN, KLAUS, Cast
from cases.demo.stories import Story
from cases.models import Erasure
from infohouse.core import clock
from infohouse.core.wall import acting_as

ALONE = "Nobody else with a seat in the house knows the young person."
CARE = Assessment(
    why_one_half=ALONE,
    warranted=True,
    track="social",
    care="Has nobody to turn to in the evenings, and wants to be asked.",
    safety="Angry words; no plan, no means.",
    level="secondary",
)
NOTHING = Assessment(
    why_one_half=ALONE, warranted=False, track="none", care="Is well.", safety="No danger seen."
)
LOOKED_BACK = {
    "agreed": "A mentor twice a week and a place in the team.",
    "happened": "Ten of twelve meetings took place; he trains on Tuesdays.",
    "person": "He says that it is good to be asked. His mother sleeps again.",
    "care": "He needs an apprenticeship before the summer.",
    "safety": "Nothing new. He has left the chat.",
}

SESSIONS = (("attended", "They talked for an hour."), ("absent", ""), ("cancelled", "The trainer was ill."))


def _told(cast: Cast, days: float, seen: str, name: str) -> Story:
    story = Story(cast, clock.now() - timedelta(days=days))
    told = {"seen": seen, "age": "16", "name": name}
    return story.log(cast.actor("Tove Testlærer", "school"), told).deliver().wait(days=1)


def _helped(cast: Cast, days: float, seen: str, name: str, agency: str = "youth") -> Story:
    story = _told(cast, days, seen, name).triage(CARE).wait(hours=5)
    story.offer(agency, "Please find an adult who stays.").wait(days=1)
    return story.pull(agency).accept(agency).wait(days=1)


def _goal(story: Story, text: str, indicator: str, family: str = "likelihood") -> UUID:
    due = (story.at + timedelta(weeks=12)).date()
    words = {"text": text, "indicator": indicator, "family": family, "due_on": due}
    return story.do(goals.set_goal, story.house(), case=story.case(), **words)


def _review(story: Story, outcome: str = "keep") -> None:
    actor = story.house()
    with clock.travel(story.at), acting_as(actor):
        due = reviews_card(actor, story.case()).due_on
    words = {"seen_due": due, "answers": LOOKED_BACK, "outcome": outcome}
    story.do(review.hold_review, actor, case=story.case(), **words)


def worked_on(cast: Cast) -> None:
    """A plan that was adopted and looked back on, with sessions, and a team that has changed."""
    story = _helped(
        cast, 120, "Has stopped coming to training and follows two older ones.", "Vilma Nisselund"
    )
    case, youth = story.case(), story.worker("youth")
    _goal(story, "He trains with the team twice a week.", "The trainer sees him at two of three trainings.")
    reached = _goal(story, "He tells his mother where he is each evening.", "She hears from him by nine.")
    given_up = _goal(story, "He does not meet them any more.", "Better mood.", family="harm")
    story.plan("youth", "reducing-recruitment", "A trainer who calls him", "Somebody expects him", weeks=20)
    story.wait(days=1).change(-1, "A trainer who calls him twice a week", weeks=24)
    story.do(plan.adopt_plan, story.house(), case=case)
    story.wait(days=2).move("running")
    measure = story.measures[-1][1]
    for attendance, text in SESSIONS:
        words = {"on": story.wait(weeks=1).at.date(), "attendance": attendance, "text": text}
        story.do(progress.report_progress, youth, case=case, measure=measure, **words)
    story.do(goals.move_goal, youth, case=case, ref=reached, state="reached")
    story.do(goals.move_goal, youth, case=case, ref=given_up, state="dropped")
    _review(story.wait(days=30))
    other = cast.hats[KIRSTEN, "house"].user.ref
    story.do(team.add_member, story.house(), case=case, person=other, role="deputy")
    member = story.do(
        team.add_member, story.house(), case=case, person=cast.hats[KLAUS, "house"].user.ref, role="adviser"
    )
    story.wait(days=1).do(team.hand_over_lead, story.house(), case=case, member=member)


def late(cast: Cast) -> None:
    """A case whose review is overdue: frozen until somebody looks."""
    story = _helped(cast, 200, "Writes the same sentence on every table.", "Rasmus Modelsen")
    _goal(story, "She has one adult whom she calls.", "She names the adult herself.")
    story.plan("youth", "desistance", "A mentor", "Somebody to call", weeks=6)


def opened_again(cast: Cast) -> None:
    """Closed, and opened again with a reason; the erase date stayed."""
    story = (
        _helped(cast, 100, "Sold his telephone to travel.", "Oskar Modelsen")
        .wait(days=40)
        .close("ordinary-help")
    )
    words = {"ref": story.case(), "reason": "He came to the club and asked for the mentor again."}
    story.wait(days=30).do(closure.reopen_case, story.house(), **words)


def erased(cast: Cast) -> None:
    """Files whose day has come: due, on hold, waiting for a second person, and gone."""
    for name in ("Mille Papfigur", "Frida Skyggebo", "Trine Luftkastel"):
        _helped(cast, 230, "A rumour about a list; there was none.", name).wait(days=20).close("unfounded")
    for days, name in ((198, "Malthe Drageby"), (199, "Silje Modelsen")):
        _told(cast, days, "Drew a flag that was a football club's.", name).triage(NOTHING)
    desk, karen, klaus = cast.desk(), cast.actor(KAREN), cast.actor(KLAUS)
    with acting_as(desk):
        erasure.find_due(actor=desk)
        case, held, asked = [
            e.ref for e in Erasure.objects.visible_to(desk).filter(kind="case").order_by("pk")
        ]
        concern = Erasure.objects.visible_to(desk).filter(kind="concern").order_by("pk")[0].ref
    until = clock.today() + timedelta(days=60)
    with acting_as(karen):
        erasure.hold_erasure(actor=karen, ref=held, reason="The father has complained; we wait.", until=until)
        for ref in (case, asked, concern):
            erasure.propose_erasure(actor=karen, ref=ref)
    with acting_as(klaus):
        for ref in (case, concern):
            erasure.release_erasure(actor=klaus, ref=ref)


ENDINGS: tuple[Callable[[Cast], None], ...] = (worked_on, late, opened_again, erased)
