"""The year behind the live cases: about 400 concerns in the shares of a real national year.

Shares: Home Office, Individuals referred to Prevent, year to March 2024 (Open Government Licence): education
40 %, police 28 %, 13 % discussed further, 7 % adopted. What is there is counted first, and only what is
missing is made: so it can be stopped at any moment and goes on at the next start.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from django.db import transaction

from agencies.permissions import LOG_CONCERN
from cases.actions import intake
from cases.demo import texts
from cases.demo.agencies import BODIES
from cases.demo.people import HENRIK, KAREN, KIRSTEN, KLAUS, TRIAGE, Cast
from cases.demo.stories import Story
from cases.lessons import LESSONS
from cases.year import Year
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as

SOURCES = {
    "school": 0.30,
    "college": 0.10,
    "police": 0.28,
    "municipality": 0.08,
    "social": 0.05,
    "child": 0.05,
    "health": 0.04,
    "psychiatry": 0.03,
    "probation": 0.03,
    "youth": 0.03,
    "jobs": 0.01,
}
ENDS = {"none": 0.87, "adopted": 0.07, "social": 0.04, "security": 0.01, "both": 0.01}
DAYS = 360
TAUGHT = 0.96  # of what turned out to be nothing
SETTLED = {"none": 8, "social": 45, "adopted": 60, "security": 30, "both": 30}
HELPERS = ("municipality", "social", "child", "youth", "jobs", "psychiatry", "probation", "school")
BY_SYSTEM = ("school", "police", "municipality")
Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Entry:
    """One concern to be made: who tells it, how it ends, how long ago it began."""

    source: str
    end: str
    age: timedelta


def made(cast: Cast) -> int:
    """Return how many concerns of the last twelve months there are."""
    return sum(_there(cast)[0].values())


def fill(cast: Cast, target: int) -> Iterator[int]:
    """Make what is missing up to the target, one transaction each; yield how many there are."""
    sources, ends = _there(cast)
    total = sum(sources.values())
    draw = Random(f"ravnsholm {total}")  # noqa: S311 - fiction, not a secret
    for entry in entries(draw, target, sources, ends):
        with transaction.atomic():
            tell(cast, draw, entry)
        total += 1
        yield total


def entries(draw: Random, target: int, sources: Counter[str], ends: Counter[str]) -> list[Entry]:
    """Return what is missing, in no order, so that a half-made year looks like a year."""
    count = max(0, target - sum(sources.values()))
    who, how = _missing(SOURCES, sources, target, count), _missing(ENDS, ends, target, count)
    draw.shuffle(who)
    draw.shuffle(how)
    ages = [timedelta(days=DAYS * (place + draw.random()) / max(count, 1)) for place in range(count)]
    draw.shuffle(ages)
    rows = zip(who, how, ages, strict=True)
    return [Entry(source, end, _aged(draw, age, SETTLED[end])) for source, end, age in rows]


def tell(cast: Cast, draw: Random, entry: Entry) -> None:
    """Let one concern happen, from first worry to its end."""
    story = Story(cast, clock.now() - entry.age)
    _log(cast, draw, story, entry.source)
    story.deliver().wait(days=draw.uniform(0.5, 5.5))
    if entry.end in ("security", "both"):
        _guard(draw, story, entry.end)
    elif entry.end == "none":
        story.triage(texts.unfounded(draw), draw.choice([KAREN, KIRSTEN, KLAUS, HENRIK]))
        _teach(Random(f"lesson {entry.age}"), story)  # noqa: S311 - fiction, not a secret
    else:
        story.triage(texts.social(draw), draw.choice([KAREN, KIRSTEN, KLAUS, HENRIK]))
        _help(draw, story, adopted=entry.end == "adopted")


def _log(cast: Cast, draw: Random, story: Story, source: str) -> None:
    told = texts.answers(draw)
    if source in BY_SYSTEM and draw.random() < 0.5:
        key = {"key": str(uuid4()), "answers": told}
        story.concern, _ = story.do(intake.log_concern_by_system, cast.client(source), **key)
        return
    story.log(_reporter(cast, draw, source), told)


def _reporter(cast: Cast, draw: Random, source: str) -> Actor:
    people = [
        cast.actor(name, key) for (name, key), h in cast.hats.items() if key == source and _prevents(h.role)
    ]
    return draw.choice([p for p in people if p.can(LOG_CONCERN)])


def _prevents(role: str) -> bool:
    return role != "investigator"


def _teach(draw: Random, story: Story) -> None:
    if draw.random() < TAUGHT:
        story.wait(hours=1).teach(draw.choice(list(LESSONS)))


def _guard(draw: Random, story: Story, track: str) -> None:
    first, second = draw.choice([(KAREN, KLAUS), (KLAUS, KIRSTEN), (KIRSTEN, KLAUS)])
    story.triage(texts.grave(draw, track), first).wait(hours=3).confirm(second)
    story.wait(days=1).send("The centre must know of the day that is named.")
    story.wait(days=draw.uniform(0.5, 4)).receive()


def _help(draw: Random, story: Story, *, adopted: bool) -> None:
    helper, request = draw.choice(HELPERS), draw.choice(texts.REQUESTS)
    story.wait(days=draw.uniform(1, 4)).offer(helper, request)
    if adopted:
        _adopt(draw, story, helper)
        return
    story.wait(days=draw.uniform(1, 6))
    ending = draw.choice(["declined", "recalled", "expired"])
    if ending == "declined":
        story.pull(helper).wait(hours=5).decline(helper, draw.choice(texts.REASONS))
    elif ending == "recalled":
        story.recall(helper)
    else:
        story.wait(days=15).expire()
    if draw.random() < 0.6:
        story.wait(days=draw.uniform(2, 10)).close()


def _adopt(draw: Random, story: Story, helper: str) -> None:
    story.wait(days=draw.uniform(0.2, 3)).pull(helper)
    story.wait(days=draw.uniform(0.2, 3)).accept(helper)
    story.wait(days=draw.uniform(1, 9)).plan(helper, *draw.choice(texts.PLANS))
    now = clock.now()
    for step in ("running", "done"):
        story.wait(days=draw.uniform(10, 60))
        if story.at > now:
            return
        story.move(step)
    story.wait(days=draw.uniform(1, 30))
    if story.at < now:
        story.close()


def _there(cast: Cast) -> tuple[Counter[str], Counter[str]]:
    reader = cast.actor(KAREN, purpose=TRIAGE)
    keys = {body.kind: key for key, body in BODIES.items() if key != "far-school"}
    with transaction.atomic(), acting_as(reader):
        year = Year(reader, clock.now() - timedelta(days=366))
        kinds, tracks, adopted = year.by_source(), year.by_track(), year.planned()
        waiting = year.logged() - year.decided()
    sources = Counter({keys[kind]: count for kind, count in kinds.items()})
    return sources, Counter(
        none=tracks["none"] + waiting,
        adopted=adopted,
        social=max(0, tracks["social"] - adopted),
        security=tracks["security"],
        both=tracks["both"],
    )


def _missing(shares: Shares, there: Counter[str], target: int, count: int) -> list[str]:
    """Return `count` names, each time the one that is furthest behind its share of the target."""
    have, chosen = Counter(there), []
    for _ in range(count):
        behind = max(shares, key=lambda name: shares[name] * target - have[name])
        have[behind] += 1
        chosen.append(behind)
    return chosen


def _aged(draw: Random, age: timedelta, settled: int) -> timedelta:
    """Return an age old enough for the story to have ended, beginning in working hours of a weekday."""
    began: datetime = clock.now() - max(age, timedelta(days=settled))
    began = began.replace(hour=draw.randint(7, 14), minute=draw.randint(0, 59))
    return clock.now() - (began - timedelta(days=max(0, began.weekday() - 4)))
