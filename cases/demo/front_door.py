"""What a visitor meets at the front door: no name, a question, a file, a reporter who waits."""

import struct
import zlib
from datetime import timedelta

from cases.actions import attaching, consulting, intake
from cases.actions.triage import Assessment
from cases.demo.people import HENRIK, KAREN, Cast
from cases.demo.stories import Story
from infohouse.core import clock
from infohouse.core.actor import Actor

TEACHER = ("Tove Testlærer", "school")
UNFOUNDED = Assessment(
    warranted=False,
    why_one_half="Nobody else with a seat in the house knows the young person.",
    track="none",
    care="Is doing well; it is his faith and a good friend's.",
    safety="No danger seen.",
)
NAMELESS = {
    "seen": "Has stopped coming to training with the others and comes late, alone, to lift weights.",
    "age_band": "15-17",
    "heard": "A team mate says that he talks of people who deserve what they get.",
    "places": [{"channel": "gaming", "place": "A voice channel", "with_whom": "Somebody older"}],
    "recognisable": "no",
}
QUESTIONS = (
    ("Somebody repeats one sentence again and again. When is that more than provocation?", ""),
    (
        "A group of older boys waits at the gate every Thursday. Whom do I ask first?",
        "Ask the street workers who know the place, and tell us again if it goes on for two weeks.",
    ),
    (
        "Somebody gives away the things he likes best and laughs about it. Is that ours?",
        "It may be, and it may be a wish to die. Talk with him today; then tell us who it is, if you can.",
    ),
)


def no_name(cast: Cast) -> None:
    """A trainer of the club may tell no name and tells what happens without one."""
    hat = cast.member("club", "caseworker")
    trainer = cast.actor(hat.user.display_name, "club")
    story = Story(cast, clock.now() - timedelta(days=1))
    story.concern = story.do(intake.start_draft, trainer)
    story.do(intake.choose_way, trainer, ref=story.concern, way="nameless")
    story.do(intake.save_draft, trainer, ref=story.concern, answers=NAMELESS)
    story.wait(minutes=5).do(intake.log_concern, trainer, ref=story.concern)
    story.deliver()


def questions(cast: Cast) -> None:
    """One question waits, one is answered, one has become a draft by an act of its own."""
    teacher, karen = cast.actor(*TEACHER), cast.actor(KAREN)
    for place, (question, answer) in enumerate(QUESTIONS):
        story = Story(cast, clock.now() - timedelta(days=2 + place))
        ref = story.do(consulting.ask_advice, teacher, question=question)
        if answer:
            story.wait(days=1).do(consulting.answer_advice, karen, ref=ref, answer=answer)
        if place == len(QUESTIONS) - 1:
            story.wait(hours=3).do(consulting.turn_into_concern, teacher, ref=ref)


def file(cast: Cast) -> None:
    """A picture came with a concern."""
    teacher = cast.actor(*TEACHER)
    story = Story(cast, clock.now() - timedelta(days=1.2))
    seen = "Drew this on the board after the lesson and left."
    story.draft(teacher, {"seen": seen, "age": "15", "places": [{"channel": "social-media"}]})
    _attach(story, teacher)
    story.wait(minutes=4).do(intake.log_concern, teacher, ref=story.concern)
    story.deliver()


def answers(cast: Cast) -> None:
    """An unfounded concern whose lesson was said."""
    from_school = Story(cast, clock.now() - timedelta(days=20))
    from_school.log(cast.actor(*TEACHER), {"seen": "Has begun to pray in the break.", "age": "16"}).deliver()
    from_school.wait(days=2).triage(UNFOUNDED, HENRIK).teach("faith")


def _attach(story: Story, author: Actor) -> None:
    story.do(attaching.attach, author, ref=story.concern, raw=_picture())


def _picture() -> bytes:
    """Return a small grey square as a PNG."""
    size = 24
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\x00" + b"\xb0" * size) * size)),
        (b"IEND", b""),
    )
    chunks = [struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


SCENES = (no_name, questions, file, answers)
