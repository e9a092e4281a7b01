"""What became of one case's information: told without a name, drawn together in a note, taken back."""

from uuid import UUID

from cases.actions import contribute, nameless, notes, passing, sharing
from cases.demo.stories import NECESSITY, Story
from cases.models import Item
from infohouse.core.purpose import Purpose

TEXT = "A young person, 18 to 24, misses the team that he left, and would train again if somebody asked."


def play(story: Story) -> None:
    """The club is told without a name; the house writes a note; the job centre takes something back."""
    tell(story, "club")
    draw_together(story.wait(hours=2))
    take_back(story.wait(days=1), "jobs")


def tell(story: Story, agency: str) -> None:
    """Tell an agency of the case without saying whose it is."""
    house, to = story.house(), story.cast.ref(agency)
    ask = {"items": [i.ref for i in story.items()], "agencies": [to], "purpose": Purpose.SUPPORT_DELIVERY}
    story.do(
        nameless.share_nameless,
        house,
        case=story.case(),
        asking=story.do(sharing.ask_to_share, house, case=story.case(), **ask),
        recipient=to,
        text=TEXT,
        few_people_fit=False,
        recipient_knows_identity=False,
        reidentification="The trade, the town and the year he left are left out.",
    )


def draw_together(story: Story) -> UUID:
    """Write a note of the house from what was told."""
    told = [i.ref for i in story.items() if i.category == Item.Category.NARRATIVE]
    text = "Both teachers describe the same: he looks for company, not for a cause."
    words = {"category": Item.Category.NOTE, "sources": told, "text": text, "necessity": NECESSITY}
    return story.do(notes.make_note, story.house(), case=story.case(), **words)


def take_back(story: Story, agency: str) -> None:
    """Let an agency contribute something and take it back on the next day."""
    worker = story.worker(agency)
    words = {"category": Item.Category.NOTE, "nature": "fact", "text": "Missed two meetings in the spring."}
    made = story.do(contribute.contribute_item, worker, case=story.case(), necessity=NECESSITY, **words)
    why = "The meetings were another person's; the files had been mixed up."
    story.wait(days=1).do(passing.withdraw_item, worker, ref=made, why=why)
