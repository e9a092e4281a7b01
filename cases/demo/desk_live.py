"""What a visitor meets at the desk: a board, a pair, a choice, and the ways of a package."""

from collections.abc import Callable
from dataclasses import replace

from cases.actions.triage import Assessment
from cases.demo.desk_scenes import Desk
from cases.demo.people import KAREN, KLAUS, Cast
from cases.demo.stories import Story

Told = Callable[..., Story]


def play(cast: Cast, told: Told, *, social: Assessment, security: Assessment) -> None:
    """Play every scene of the desk."""
    _board(cast, told)
    _pair(cast, told)
    _second_issue(cast, told, social)
    _choice(cast, told, social)
    _packages(cast, told, security)


def _board(cast: Cast, told: Told) -> None:
    """Three agencies were asked: one has answered, one has declined, one still looks."""
    seen = "Has stopped greeting and says that the others will see."
    story = told(cast, 1.2, "teacher", seen, age="16", name="Aksel Tegnestift").deliver().wait(hours=6)
    desk = Desk(story)
    asked = desk.invite("social", ["family", "personality"])
    desk.lay(asked, "social", "family", "social-record", "His aunt takes him to the mosaic class on Sundays.")
    desk.answer(asked, "social")
    desk.answer(desk.invite("police", ["crime"]), "police", "not-known")
    desk.invite("youth", ["leisure", "relations"])
    desk.lay_own("rhetoric", "Repeats one sentence from a video, and laughs when asked what it means.")


def _pair(cast: Cast, told: Told) -> None:
    """Two concerns that may be about the same girl, and two that are assessed together."""
    name = "Signe Sparegris"
    told(cast, 1.6, "teacher", "Draws the same sign on every table.", age="15", name=name).deliver()
    told(
        cast, 0.8, "street", "Showed the others a sign on her arm.", age="15", name=f"{name} Prøve"
    ).deliver()
    first = told(
        cast, 1.4, "nurse", "Will not eat and will not say why.", age="14", name="Bo Brevkort"
    ).deliver()
    second = told(
        cast, 0.6, "teacher", "Gave away his lunch all week.", age="14", name="Bo Brevkort"
    ).deliver()
    Desk(second.wait(hours=1)).join(first, "The nurse and the teacher name the same mother.")


def _second_issue(cast: Cast, told: Told, social: Assessment) -> None:
    """A new worry about a boy whose case already runs comes to that case, with an assessment of its own."""
    name = "Villads Viskelæder"
    first = told(
        cast, 6, "nurse", "Cannot sleep, and says why only by halves.", age="16", name=name
    ).deliver()
    first.wait(days=1).triage(social)
    second = told(
        cast, 0.9, "street", "Has lost his room and sleeps in the club.", age="16", name=name
    ).deliver()
    Desk(second.wait(hours=3)).add_to(first, "A bed, and somebody to ask for it with him.", "No danger seen.")


def _choice(cast: Cast, told: Told, social: Assessment) -> None:
    """A trusted trainer puts the club first; the coordinator chooses otherwise and says why."""
    found = replace(
        social,
        needs=("leisure", "family"),
        checks=("reporter", "apart", "other-reasons"),
        trusted=cast.ref("club"),
        trusted_by="family",
        ideologies=("unclear",),
    )
    seen = "Rides alone through the night and filmed the bridge."
    story = told(cast, 3.2, "counter", seen, age="17", name="Frode Fyrtårn").deliver().wait(days=1)
    story.triage(found).wait(hours=2)
    why = "The trainer is away for a month; the family asks for somebody now."
    Desk(story).choose(2, days=4, against=why, police="He asked for the officer himself.")


def _packages(cast: Cast, told: Told, security: Assessment) -> None:
    """A package that came back, one taken on, one whose receipt is missing; two files with one summary."""
    for days, name, seen in (
        (14, "Holger Husketavle", "Asked twice when the guard changes."),
        (15, "Rita Regneark", "Bought six bottles and asked for no receipt."),
    ):
        story = _secured(cast, told, security, days, name, seen)
        story.wait(days=1).send("The centre must know what was asked.").wait(days=1).receive().wait(days=2)
        if name.startswith("Holger"):
            Desk(story).send_back("more-needed", "Tell us who heard it, and whether he was alone.")
        else:
            Desk(story).take("We shall meet her together with you.")
    late = _secured(cast, told, security, 40, "Sofus Sidetal", "Has a map with a circle.")
    late.wait(days=1).send("The centre must know the place.").wait(days=35)
    Desk(late).ring()
    both = replace(security, track="both")
    pair = told(cast, 5, "teacher", "Her cousin told of a box.", age="17", name="Liv Lommelygte").deliver()
    pair.wait(days=1).triage(both, KAREN).wait(hours=3).confirm(KLAUS).wait(hours=2)
    Desk(pair).summarise(KLAUS, "Needs a calm adult every day; is not to be met alone in the evening.")


def _secured(cast: Cast, told: Told, security: Assessment, days: float, name: str, seen: str) -> Story:
    story = told(cast, days, "patrol", seen, age="21", name=name).deliver().wait(days=1)
    return story.triage(security, KAREN).wait(hours=4).confirm(KLAUS)
