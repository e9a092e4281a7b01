"""Two houses that know one person: asked, found, decided by each, and over."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from audit.models import Delivery
from cases import rows, tasks
from cases.actions.matching import ask_other_houses, release_match, withhold_match
from cases.actions.triage import Assessment
from cases.demo.people import KAREN, Cast
from cases.demo.stories import Story
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as

Told = Callable[..., Story]
YRSA, YNGE = "Yrsa Yderprøve", "Ynge Ydermands"
WHY = "He says that he sleeps in Yderby half of the week; help there would have to fit ours."


def play(cast: Cast, told: Told, *, social: Assessment, nothing: Assessment) -> None:
    """A hit that both have released, one undecided, one withheld, one over, and a question on its way."""
    there = _elsewhere(cast)
    both, both_there = _pair(cast, there, told, 5, "Buster Papkasse")
    both.triage(social).wait(hours=1)
    ask(both)
    release(both, "The mother asks that the two houses talk to each other.")
    release(both_there.wait(days=3), "A mentor here has known him for a year.", YRSA)
    undecided, _there = _pair(cast, there, told, 2.4, "Ditte Dukkehus")
    ask(undecided)
    withheld, _there = _pair(cast, there, told, 3.6, "Egon Eventyr")
    ask(withheld)
    withhold(withheld, "He goes there for football only, and asks us to keep it apart.")
    over, over_there = _pair(cast, there, told, 9, "Gerda Gummistøvle")
    ask(over)
    over_there.wait(days=4).triage(nothing, YRSA)
    alone = told(cast, 0.3, "teacher", "Counts days on the wall.", age="16", name="Hugo Hattestativ")
    _ask(alone.deliver())


def ask(story: Story) -> None:
    """Ask the other houses, and do the worker's part."""
    made, desk = _ask(story), story.cast.desk()
    with clock.travel(story.at), acting_as(desk):
        for pk in list(Delivery.objects.filter(event__about=made).values_list("pk", flat=True)):
            tasks.answer_inquiry(pk)
    story.wait(hours=2)


def release(story: Story, why: str, who: str = KAREN) -> None:
    """Say that the house may be asked."""
    actor = story.cast.actor(who)
    story.do(release_match, actor, ref=_side(story, actor), reason=why)


def withhold(story: Story, why: str) -> None:
    """Say that nothing goes on from the house."""
    actor = story.cast.actor(KAREN)
    story.do(withhold_match, actor, ref=_side(story, actor), reason=why)


def _ask(story: Story) -> UUID:
    return story.do(ask_other_houses, story.house(), ref=story.triage_ref(), reason=WHY)


def _side(story: Story, actor: Actor) -> UUID:
    with acting_as(actor):
        (found,) = rows.matches.matches_of(actor, rows.triage(actor, story.triage_ref()).concern)
    return UUID(str(found.ref))


def _pair(cast: Cast, there: Cast, told: Told, days: float, name: str) -> tuple[Story, Story]:
    """Return a concern about one person in either house."""
    other = Story(there, clock.now() - timedelta(days=days + 1))
    seen = {"seen": "Came to the counter and would not say where he lives.", "age": "16", "name": name}
    other.log(there.actor(YNGE, "other-town"), seen)
    here = told(cast, days, "street", "Has two homes and is at neither.", age="16", name=name)
    return here.deliver().wait(hours=3), other.deliver()


def _elsewhere(cast: Cast) -> Cast:
    """Return the same people with the other house as the house of the story."""
    hats = {**cast.hats, (YRSA, "house"): cast.hats[YRSA, "other-house"]}
    return Cast({**cast.agencies, "house": cast.agencies["other-house"]}, hats)
