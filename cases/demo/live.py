"""The cases that a visitor meets first: at least one in every state that the product knows."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from cases.actions.triage import Assessment
from cases.demo import desk_live, front_door, law, matches, passing, receivers
from cases.demo.agencies import settle
from cases.demo.endings import ENDINGS
from cases.demo.people import HENRIK, KAREN, KIRSTEN, KLAUS, Cast, hire
from cases.demo.stories import Story
from cases.demo.texts import ALONE
from cases.models import Concern
from infohouse.core import clock
from infohouse.core.wall import acting_as

SOCIAL = Assessment(
    warranted=True,
    why_one_half=ALONE,
    track="social",
    level="secondary",
    care="Sleeps badly, eats alone, has stopped football. Wants to talk, not to be looked at.",
    safety="Hard words, no plan and no means. Nobody in particular is threatened.",
)
NOTHING = Assessment(
    warranted=False,
    why_one_half=ALONE,
    track="none",
    care="A quarrel between friends that both have ended. The class teacher keeps an eye on it.",
    safety="No danger seen.",
)
SECURITY = Assessment(
    warranted=True,
    why_one_half=ALONE,
    track="security",
    level="secondary",
    care="Is pushed by somebody older and sees no way back.",
    safety="Names a day, and has asked about means.",
    why_not_social="Help alone would not keep others safe before that day.",
)
BOTH = Assessment(
    warranted=True,
    why_one_half=ALONE,
    track="both",
    level="secondary",
    care="The younger brother is afraid; the parents ask for help themselves.",
    safety="Wrote down a place and a time, and hides a bag.",
    why_not_social="Somebody must look at the bag; the family can be helped at the same time.",
)
NECESSITY = "The centre must know of the day and the place that were named."


def seed() -> bool:
    """Make agencies, people and, where the desk is still empty, the live cases; return whether it was."""
    with transaction.atomic():
        cast = hire(settle())
        if _is_begun(cast):
            return False
        for scene in SCENES:
            scene(cast)
        desk_live.play(cast, _told, social=SOCIAL, security=SECURITY)
        matches.play(cast, _told, social=SOCIAL, nothing=NOTHING)
    return True


def _is_begun(cast: Cast) -> bool:
    with acting_as(cast.desk()) as desk:
        return bool(Concern.objects.visible_to(desk).exists())


def _told(cast: Cast, days: float, by: str, seen: str, **more: str) -> Story:
    """Return a concern that somebody told so many days ago."""
    name, agency = REPORTERS[by]
    story = Story(cast, clock.now() - timedelta(days=days))
    return story.log(cast.actor(name, agency), {"seen": seen, **more})


REPORTERS = {
    "teacher": ("Tove Testlærer", "school"),
    "colleague": ("Sigurd Skoleprøve", "school"),
    "workshop": ("Viggo Værkstedsen", "college"),
    "patrol": ("Palle Prøvebetjent", "police"),
    "second patrol": ("Petra Patruljeprøve", "police"),
    "street": ("Uffe Ungdomsklubsen", "youth"),
    "counter": ("Mette Mentorprøve", "municipality"),
    "nurse": ("Hanne Helbredsen", "health"),
}


def drafts(cast: Cast) -> None:
    """Two people have begun to type and have not sent it."""
    begun = {"teacher": "He sat at the back and said that soon", "patrol": "Stopped at the harbour with"}
    for by, typed in begun.items():
        name, agency = REPORTERS[by]
        Story(cast, clock.now() - timedelta(hours=2)).draft(cast.actor(name, agency), {"seen": typed})


def desk(cast: Cast) -> None:
    """The desk has work in every stage of lateness; the newest is still on its way to it."""
    _told(cast, 10.4, "street", "Gives away his things and says goodbye to the staff.", age="19").deliver()
    _told(
        cast,
        8.1,
        "patrol",
        "Stood in front of the town hall with a paper of times.",
        age="22",
        heard="Two calls.",
    ).deliver()
    _told(
        cast,
        6.4,
        "teacher",
        "Wrote in an essay that only force changes anything.",
        age="15",
        name="Malthe Papfigur",
    ).deliver()
    _told(cast, 2, "workshop", "Works alone on metal parts and hides the drawings.", age="18").deliver()
    _told(
        cast, 0.1, "nurse", "Came with bruises and would not say from whom.", age="17", name="Silje Skyggebo"
    ).deliver()
    _told(cast, 0.01, "colleague", "Shouted that she will get what she deserves.", age="14")


def second_person(cast: Cast) -> None:
    """One security proposal waits for a second person; one came back from her."""
    seen = "Asked a shopkeeper how much is needed."
    waiting = _told(cast, 3, "second patrol", seen, age="20", name="Storm Drageby")
    waiting.deliver().wait(days=1).triage(SECURITY, KAREN)
    back = _told(cast, 4, "workshop", "Burned a notebook behind the workshop.", age="17", when="On Monday")
    back.deliver().wait(days=1).triage(SECURITY, KIRSTEN).wait(days=1).confirm(KLAUS, agrees=False)


def _secured(cast: Cast, days: float, seen: str, name: str) -> Story:
    story = _told(
        cast, days, "patrol", seen, age="21", name=name, believed="I believe that he means it."
    ).deliver()
    return story.wait(days=1).triage(SECURITY, KAREN).wait(hours=4).confirm(KLAUS)


def security(cast: Cast) -> None:
    """Packages for the prevention centre: prepared, sent, acknowledged."""
    _secured(cast, 3, "Has a calendar with one red day in it.", "Vagn Blyantsen")
    _secured(cast, 6, "Paid for two telephones with other people's names.", "Oskar Luftkastel").wait(
        days=1
    ).send(NECESSITY)
    known = _secured(cast, 12, "Measured the doors of the station by steps.", "Tobias Modelsen")
    known.wait(days=1).send(NECESSITY).wait(days=1).receive()


def both_tracks(cast: Cast) -> None:
    """Help for the family and a package, each in a file of its own."""
    story = _told(
        cast, 7, "teacher", "His brother told of a bag under the bed.", age="16", name="Rasmus Nisselund"
    )
    story.deliver().wait(days=1).triage(BOTH, KLAUS).wait(hours=2).confirm(KAREN)
    story.coordinator = KLAUS
    story.wait(days=1).offer("child", "Please meet the parents and the younger brother this week.")


def _helped(cast: Cast, days: float, by: str, seen: str, who: str = KAREN, **more: str) -> Story:
    return _told(cast, days, by, seen, **more).deliver().wait(days=1).triage(SOCIAL, who).wait(hours=5)


def offers(cast: Cast) -> None:
    """Social cases on their way to an agency: routed, offered, seen."""
    _helped(cast, 1.5, "street", "Sleeps in the club room and owes money to older ones.", age="16")
    for days, name in ((2, "Frida Fiktivsen"), (3, "Trine Opdigtet")):
        story = _helped(
            cast, days, "teacher", "Has left all her friends and repeats one sentence.", age="15", name=name
        )
        story.offer("municipality", "Please offer her a mentor whom she can choose herself.")
    story = _helped(
        cast, 4, "counter", "Threatened the staff, then wept.", HENRIK, age="23", name="Vilma Eksempelsen"
    )
    story.offer("psychiatry", "Please look whether an assessment is needed.")
    story = _helped(cast, 5, "patrol", "Is always with men twice his age.", age="15", name="Fabian Drageby")
    story.offer("municipality", "Please find an adult who stays.").wait(days=1)
    story.pull("municipality", cast.client("municipality"))
    story.offer("youth", "Please find something to do in the evenings.").wait(hours=3).pull("youth")


def asked_club(cast: Cast) -> None:
    """The law was asked about the football club; without consent it may not be told a name."""
    story = _helped(
        cast, 9, "workshop", "Misses the team he left, and says so.", KIRSTEN, age="19", name="Mille Modelsen"
    )
    story.ask("club")
    story.offer("jobs", "Please look for an apprenticeship with a contact person.").wait(days=1).pull("jobs")
    passing.play(story.wait(days=1).accept("jobs"))


def plans(cast: Cast) -> None:
    """Accepted, with measures planned, under way and done, and with what each agency knows."""
    story = _helped(
        cast, 40, "teacher", "Says that a war is coming and he has chosen.", age="16", name="Storm Skyggebo",
        talked="I have talked to the mother; she is worried as well.", online="In a closed chat until four.",
    )  # fmt: skip
    story.offer("municipality", "Please offer a mentor and a parent coach.").wait(days=1).pull("municipality")
    story.wait(days=1).accept("municipality")
    story.offer("school", "Please keep his place in the class.").wait(days=2).pull("school").accept("school")
    story.contribute(
        "municipality", "social-record", "The family had a support person two years ago, with good effect."
    )
    story.contribute("school", "school-record", "Absent eleven days since the holidays; before that none.")
    mentor = ("A mentor twice a week", "An adult outside the group whom he can call at night")
    story.wait(days=2).plan("municipality", "reducing-recruitment", *mentor).wait(days=3).move("running")
    story.plan(
        "school", "normative-barriers", "Two fixed adults in the class", "Home and school say the same"
    )
    story.wait(days=7).move("running").wait(days=14).move("done")
    story.plan("municipality", "desistance", "A work trial in the spring", "A day with a purpose", weeks=16)


def refusals(cast: Cast) -> None:
    """Declined, recalled, expired; each back with the coordinator."""
    story = _helped(
        cast,
        20,
        "patrol",
        "Rides with a group that frightens the square.",
        age="17",
        name="Malthe Luftkastel",
    )
    story.offer("social", "Please meet the family.").wait(days=2).pull("social").decline(
        "social", "no-capacity"
    )
    story.wait(days=1).offer("child", "Please meet the family; social services had no room.")
    story = _helped(
        cast, 13, "nurse", "Wants to disappear from everybody.", KIRSTEN, age="18", name="Rikke Papfigur"
    )
    story.offer("jobs", "Please find a work trial.").wait(days=1).recall("jobs")
    story = _helped(
        cast, 30, "counter", "Collects pictures of entrances.", KLAUS, age="24", name="Oskar Blyantsen"
    )
    story.offer("probation", "Please say whether he is known from a release.").wait(days=15).expire()
    story.wait(days=15).expire()


def outcomes(cast: Cast) -> None:
    """An offer changed while open, one that waits at the next desk, two that were carried out or not."""
    story = _helped(cast, 6, "teacher", "Has stopped coming on Mondays.", age="16", name="Frida Papfigur")
    story.offer("municipality", "Please offer her a mentor.").wait(days=1).pull("municipality")
    story.wait(hours=2).amend("municipality", "Please offer her a mentor, and talk to her mother first.")
    story = _helped(cast, 18, "street", "Sleeps on a friend's sofa.", age="19", name="Trine Drageby")
    story.offer("municipality", "Please find a room for a few weeks.").wait(days=1).pull("municipality")
    story.wait(days=15).expire()
    story = _helped(
        cast, 60, "counter", "Asked for work and was sent away.", age="20", name="Mille Luftkastel"
    )
    story.offer("jobs", "Please find a work trial.").wait(days=1).pull("jobs").accept("jobs")
    story.wait(days=40).report("jobs", "done", text="Twelve weeks at the workshop; they have hired her.")
    story = _helped(cast, 45, "nurse", "Does not leave the house.", age="17", name="Silje Blyantsen")
    story.offer("social", "Please visit the family.").wait(days=1).pull("social").accept("social")
    story.wait(days=20).report("social", "not-started", "not-wanted")


def ended(cast: Cast) -> None:
    """A case that was closed with its erase date, and two concerns that were none."""
    story = _helped(
        cast, 150, "teacher", "Showed a film of a beating and laughed.", age="14", name="Tobias Nisselund"
    )
    story.offer("youth", "Please take him into the boxing group.").wait(days=1).pull("youth").accept("youth")
    story.plan("youth", "normative-barriers", "Boxing with a trainer who talks", "Strength with rules")
    story.wait(days=20).move("running").wait(days=80).move("done").wait(days=10).close()
    for days, by, seen in (
        (16, "second patrol", "Had a knife in his bag; it was his grandfather's, for the kitchen."),
        (25, "colleague", "Drew a burning house, for the stage set of the school play."),
    ):
        _told(cast, days, by, seen, age="15").deliver().wait(days=2).triage(NOTHING, HENRIK)


def agreed(cast: Cast) -> None:
    """A club that knows people by consent; consent withdrawn; requests from outside."""
    told = [
        (30, "teacher", "Speaks of his old team every day.", "19", "Frode Modelsen"),
        (22, "counter", "Has nobody to eat with.", "20", "Signe Blyantsen"),
        (21, "street", "Is moved about by older ones.", "18", "Villads Luftkastel"),
    ]
    receivers.play(*[_helped(cast, days, by, seen, age=age, name=name) for days, by, seen, age, name in told])


SCENES: tuple[Callable[[Cast], None], ...] = (
    drafts,
    desk,
    second_person,
    security,
    both_tracks,
    offers,
    asked_club,
    plans,
    refusals,
    outcomes,
    ended,
    *ENDINGS,
    law.versions,
    agreed,
    *front_door.SCENES,
)
