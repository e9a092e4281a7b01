"""A second house in another district, with people, a forum and a concern about the same person."""

from uuid import UUID

from agencies import actors
from agencies.models import Agency, District, Forum, Mandate, Membership, User
from audit.models import Delivery
from cases import tasks
from cases.actions import intake, triage
from cases.actions.matching import ask_other_houses
from cases.cards.matches import MatchCard, OthersCard, match_card, others_card
from cases.models import Match, Triage
from infohouse.core.actor import Actor
from tests import stages
from tests.cast import PVE, SINCE, TRIAGE, Cast

WHY = "His cousin says that he is known there as well."
NAME, AGE = "Åse Papfigur", "16"
FAR_WORDS = "Drew a map of the far square."
# name: (role, cleared)
FAR = {"Fritz Far-coordinator": ("coordinator", True), "Freja Far-worker": ("house-worker", False)}


def second_house(cast: Cast, *, near_sits_there: bool = True, far_sits_here: bool = True) -> None:
    """Give the far district a house; each house has a seat at the other's table where it is said."""
    far = District.objects.create(name="Yderby", country="DK")
    house = Agency.objects.create(
        name="Info-house Yderby", kind="info-house", country="DK", district=far, phone="+45 55 50 10 02"
    )
    town = Agency.objects.create(name="Yderby Municipality", kind="municipality", country="DK", district=far)
    Agency.objects.filter(pk=cast.agencies["house"].pk).update(phone="+45 55 50 10 01")
    cast.agencies |= {"far-house": house, "far-town": town}
    forum = Forum.objects.create(code="info-house", name="Info-house Yderby", district=far, host=house)
    Mandate.objects.create(forum=forum, agency=town, since=SINCE)
    if near_sits_there:
        Mandate.objects.create(forum=forum, agency=cast.agencies["house"], since=SINCE)
    if far_sits_here:
        here = Forum.objects.get(host=cast.agencies["house"])
        Mandate.objects.create(forum=here, agency=house, since=SINCE)
    _hire(cast, "Flora Far-mentor", "far-town", "caseworker", cleared=False)
    for name, (role, cleared) in FAR.items():
        _hire(cast, name, "far-house", role, cleared=cleared)


def far_desk(cast: Cast) -> Actor:
    """Return the platform itself at the far house's desk."""
    return actors.machine(cast.agencies["far-house"], TRIAGE)


def told_there(cast: Cast, name: str = NAME, age: str = AGE) -> UUID:
    """Return the triage of a concern about the same person on the far desk."""
    flora = actors.from_membership(cast.hats["Flora Far-mentor"], PVE)
    ref = stages.do(intake.start_draft, flora)
    answers = {**stages.TOLD, "name": name, "age": age, "seen": FAR_WORDS}
    stages.do(intake.save_draft, flora, ref=ref, answers=answers)
    stages.do(intake.log_concern, flora, ref=ref)
    stages.do(triage.open_triage, far_desk(cast), concern=ref)
    with stages.seen_by(far_desk(cast)) as desk:
        return UUID(str(Triage.objects.visible_to(desk).get(concern__ref=ref).ref))


def told_here(cast: Cast, name: str = NAME, age: str = AGE) -> UUID:
    """Return the triage of a concern about the person on the near desk."""
    return stages.on_the_desk(cast, name=name, age=age)


def asked(cast: Cast, ref: UUID, by: Actor | None = None) -> UUID:
    """Ask the other houses and let the worker look it up; return the question."""
    made = stages.do(ask_other_houses, by or cast.actor("Karen Coordinator"), ref=ref, reason=WHY)
    work_off(cast, made)
    return UUID(str(made))


def work_off(cast: Cast, inquiry: UUID) -> None:
    """Do the worker's part for a question, which one of the two houses asked."""
    for house in ("house", "far-house"):
        with stages.seen_by(actors.machine(cast.agencies[house], TRIAGE)):
            for pk in list(Delivery.objects.filter(event__about=inquiry).values_list("pk", flat=True)):
                tasks.answer_inquiry(pk)


def matches(actor: Actor, **which: object) -> list[Match]:
    """Return the matches that somebody reaches."""
    with stages.seen_by(actor):
        return list(Match.objects.visible_to(actor).filter(**which).select_related("other", "concern"))


def others(actor: Actor, ref: UUID) -> OthersCard:
    with stages.seen_by(actor):
        return others_card(actor, ref)


def side(actor: Actor, **which: object) -> MatchCard:
    (found,) = matches(actor, **which)
    with stages.seen_by(actor):
        return match_card(actor, found.ref)


def answers(actor: Actor, ref: UUID) -> list[bool]:
    return [i.hit for i in others(actor, ref).inquiries]


def _hire(cast: Cast, name: str, agency: str, role: str, *, cleared: bool) -> None:
    first, last = name.split(" ", 1)
    user = User.objects.create(username=name.lower().replace(" ", "."), first_name=first, last_name=last)
    cast.hats[name] = Membership.objects.create(
        user=user,
        agency=cast.agencies[agency],
        employer=cast.agencies[agency],
        role=role,
        cleared=cleared,
        since=SINCE,
    )
