"""A club that gives ordinary help, with one of everything that its people and its system can meet."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from cases.actions import attaching, consulting, goals, intake, outside, plan, progress, referral
from cases.actions.nameless import share_nameless
from cases.models import Disclosure, Item, TeamMember
from infohouse.core import clock
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cast import Cast
from tests.stages import do

CARL, KAREN = "Carl Clubman", "Karen Coordinator"
SUPPORT = Purpose.SUPPORT_DELIVERY
CONSENT = {"consent": "given", "consent_by": "subject-and-guardian"}
DAY = date(2031, 1, 1)
# Told without a name and by a band of years, so that the law lets it go.
NAMELESS = {"seen": "Somebody in the team has gone quiet.", "age_band": "15-17", "recognisable": "no"}


@dataclass
class Helped:
    """The case that the club helps with and the offer; further references by the words of the edges."""

    cast: Cast
    case: UUID
    offer: UUID
    refs: dict[str, Any] = field(default_factory=dict)


def offered(cast: Cast) -> Helped:
    """Return a case offered to the club, which sits in no forum, with the person's consent."""
    case = stages.social_case(cast)
    return Helped(cast, case, stages.offer(cast, case, "club", purpose=SUPPORT, **CONSENT))


def accept(helped: Helped) -> None:
    """Let the club take the case on."""
    carl = helped.cast.actor(CARL, SUPPORT)
    do(referral.pull_referral, carl, ref=helped.offer)
    do(referral.accept_referral, carl, ref=helped.offer, lead=helped.cast.user(CARL).ref)


def everything(cast: Cast) -> Helped:
    """Return the club at work, with something on every page that it can open."""
    helped = offered(cast)
    other = helped.offer
    accept(helped)
    helped.refs = {
        "social": helped.case,
        "security": helped.case,  # whatever a page asks for, the helper has one case
        "accepted": helped.offer,
        "pulled": offered(cast).offer,
        "offered": other,
        **_planned(cast, helped.case),
        **_told(cast),
        "told": stages.recalled(cast, helped.case, "club"),
        "given": stages.consented(cast, helped.case, "club", purpose=SUPPORT),
        "olga": cast.user(CARL).ref,
        "pia": _member(cast, helped.case),
    }
    carl = cast.actor(CARL, SUPPORT)
    demand = {"text": "Came with a passport.", "due_on": DAY}
    helped.refs["request"] = do(outside.register_own_request, carl, case=helped.case, **demand)
    with stages.seen_by(carl):
        helped.refs["item"] = stages.items_seen(carl, helped.case)[0].ref
    share_without_a_name(cast)
    return helped


def share_without_a_name(cast: Cast, text: str = "Somebody, 15 to 17, is alone a lot.") -> UUID:
    """Tell the club of another case without a name."""
    return do(share_nameless, cast.actor(KAREN), **nameless(cast, text))


def nameless(cast: Cast, text: str) -> dict[str, Any]:
    """Return what tells the club of another case without a name."""
    case = stages.social_case(cast)
    return {
        "case": case,
        "asking": stages.asked(cast, case, "club", purpose=SUPPORT),
        "recipient": cast.ref("club"),
        "text": text,
        "few_people_fit": False,
        "recipient_knows_identity": False,
        "reidentification": "Left out the place.",
    }


def _member(cast: Cast, case: UUID) -> UUID:
    carl = cast.actor(CARL, SUPPORT)
    with stages.seen_by(carl):
        return UUID(str(TeamMember.objects.visible_to(carl).get(case__ref=case).ref))


def _planned(cast: Cast, case: UUID) -> dict[str, Any]:
    """Measures of the club and of the house, a goal, and what came of it."""
    carl, karen = cast.actor(CARL, SUPPORT), cast.actor(KAREN)
    words = {"case": case, "what": "Training.", "effect": "Company.", "due_on": DAY}
    house, club = cast.ref("house"), cast.ref("club")
    do(plan.plan_measure, karen, agency=house, mechanism="normative-barriers", **words)
    own = do(plan.plan_measure, carl, agency=club, mechanism="desistance", **words)
    do(progress.report_progress, carl, case=case, measure=own, on=clock.today(), text="He came.")
    goal = {"family": "harm", "text": "He is home by ten.", "indicator": "His mother sees it."}
    return {"measure": own, "goal": do(goals.set_goal, karen, case=case, due_on=DAY, **goal)}


def _told(cast: Cast) -> dict[str, Any]:
    """What the club tells the desk itself: a draft with a file, a concern, a question."""
    carl = cast.actor(CARL, SUPPORT)
    draft, sent = _draft(cast), _draft(cast)
    do(intake.log_concern, carl, ref=sent)
    with stages.seen_by(carl):
        entry = Item.objects.visible_to(carl).filter(concern__ref=sent)[0]
        passed = Disclosure.objects.visible_to(carl).filter(item=entry)[0].ref
    return {
        "draft": draft,
        "concern": sent,
        "file": do(attaching.attach, carl, ref=draft, raw=b"A note."),
        "question": do(consulting.ask_advice, carl, question="Is that a worry?"),
        "entry": entry.ref,
        "passed": passed,
    }


def _draft(cast: Cast) -> UUID:
    carl = cast.actor(CARL, SUPPORT)
    ref = do(intake.start_draft, carl)
    do(intake.choose_way, carl, ref=ref, way="nameless")
    do(intake.save_draft, carl, ref=ref, answers=NAMELESS)
    return ref
