"""What the person agreed to and took back, what was called back and corrected, and who asked from outside."""

from datetime import date, timedelta
from uuid import UUID

from cases import rows
from cases.actions import consent, notice, outside, recall, referral, sharing
from cases.actions.consent import Said, Scope
from cases.actions.outside import Demand
from cases.demo.stories import NECESSITY, Story
from cases.models import Disclosure, Item, Notice
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as

SUPPORT = Purpose.SUPPORT_DELIVERY


def play(story: Story, back: Story, again: Story) -> None:
    """Three cases with a club: it knows one; one took it back; one item of the third went astray."""
    agree(story, "club")
    offer_on_consent(story, "club", "Please let him train with the old team again.")
    investigator_asks(story.wait(days=4))
    person_asks(story.wait(days=2))
    given = agree(back, "club")
    offer_on_consent(back, "club", "Please ask her to the Sunday match.")
    take_back(back.wait(days=3), given)
    acknowledge(back.wait(days=1), "club")
    agree(back, "club", agrees=False)
    wish = person_asks(back)
    back.wait(days=1).do(outside.answer_own_request, back.house(), ref=wish, masked=["workshop"])
    agree(again, "youth", holds=5)
    again.wait(days=6).do(consent.expire_consents, again.cast.desk())
    agree(again, "club")
    offer_on_consent(again, "club", "Please keep him a place in the second team.")
    call_back(again.wait(days=2), "club")
    ask(again, "jobs")


def ask(story: Story, agency: str) -> UUID:
    """Put a question to somebody about one agency."""
    scope = Scope([story.cast.ref(agency)], [SUPPORT])
    return story.do(consent.ask_consent, story.house(), case=story.case(), scope=scope)


def agree(story: Story, agency: str, *, agrees: bool = True, holds: int = 180) -> UUID:
    """Ask somebody of age about one agency and write down the answer, given orally."""
    ref = ask(story, agency)
    story.wait(days=1)
    day = story.at.date()
    said = Said(
        agrees=agrees,
        by="subject",
        form="oral",
        proof="Said so on a walk by the lake; the mentor was there.",
        on=day,
        until=day + timedelta(days=holds) if agrees else None,
    )
    story.do(consent.record_consent, story.house(), ref=ref, said=said)
    return ref


def offer_on_consent(story: Story, agency: str, request: str) -> None:
    """Offer the case to an agency that may have it with consent only, and let it accept."""
    house, items = story.house(), story.items()
    ask = {"items": [i.ref for i in items], "agencies": [story.cast.ref(agency)], "purpose": SUPPORT}
    story.offers[agency] = story.do(
        referral.refer_case,
        house,
        case=story.case(),
        asking=story.do(sharing.ask_to_share, house, case=story.case(), **ask),
        recipient=story.cast.ref(agency),
        request=request,
        necessity=NECESSITY,
        preview={i.ref for i in items if i.category == Item.Category.NARRATIVE},
    )
    worker = supporter(story, agency)
    story.wait(days=1).do(referral.pull_referral, worker, ref=story.offers[agency])
    lead = next(h.user.ref for h in story.cast.hats.values() if h.user_id == worker.user_id)
    story.do(referral.accept_referral, worker, ref=story.offers[agency], lead=lead)


def take_back(story: Story, ref: UUID) -> None:
    """Write down that the agreement is withdrawn."""
    story.do(consent.withdraw_consent, story.house(), ref=ref)


def call_back(story: Story, agency: str) -> None:
    """Call the newest item back from an agency, which has not answered yet."""
    house = story.house()
    with clock.travel(story.at), acting_as(house):
        passed = Disclosure.objects.visible_to(house).filter(
            case__ref=story.case(), recipient__ref=story.cast.ref(agency), ended_at=None
        )
        ref = passed.order_by("-pk")[0].ref
    story.do(
        recall.recall_disclosure, house, ref=ref, why="sent-in-error", reason="Meant for another agency."
    )


def acknowledge(story: Story, agency: str) -> None:
    """Let an agency say that it has erased what its newest notice is about."""
    worker = supporter(story, agency)
    with clock.travel(story.at), acting_as(worker):
        ref = rows.received_notices(worker)[0].ref
    story.do(notice.acknowledge_notice, worker, ref=ref, answer=Notice.Answer.ERASED)


def investigator_asks(story: Story) -> None:
    """The police ask for what the forum knows; the house refuses, with the section."""
    house = story.house()
    demand = Demand(
        purpose=Purpose.CRIMINAL_INVESTIGATION,
        text="Letter of the investigators: whatever is known of his friends.",
        basis="Administration of justice, as the letter says.",
        due_on=_in_two_weeks(story),
        written=True,
        asker=story.cast.ref("police"),
    )
    chosen = [i.ref for i in story.items()]
    ref = story.do(outside.register_request, house, case=story.case(), demand=demand, items=chosen)
    reason = "The forum does not serve investigations. Ask your own file."
    story.wait(hours=3).do(outside.refuse_request, house, ref=ref, reason=reason)


def person_asks(story: Story) -> UUID:
    """File that the person concerned wants to see what is held."""
    wish = {"text": "Came himself, with his passport.", "due_on": _in_two_weeks(story)}
    return story.do(outside.register_own_request, story.house(), case=story.case(), **wish)


def supporter(story: Story, agency: str) -> Actor:
    """Return the case worker of an agency, acting to give support."""
    hat = story.cast.member(agency, "caseworker")
    return story.cast.actor(hat.user.display_name, agency, SUPPORT)


def _in_two_weeks(story: Story) -> date:
    return (story.at + timedelta(weeks=2)).date()
