"""What an agency knows: read, added, made into notes, corrected, taken back."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.actions.contribute import contribute_item
from cases.actions.notes import make_note, record_own_source
from cases.actions.passing import withdraw_item
from cases.actions.recall import correct_item
from cases.api.address import address, doing, listing, making, reading
from cases.api.examples import cases as examples
from cases.api.serializers import LONG, ItemOut, Ref, Strict, Text, WrittenIn
from cases.cards.case import part_of_items
from cases.cards.items import CATEGORIES, NATURES, NOTE_CATEGORIES, all_items, own_item_card


class ItemIn(WrittenIn):
    """One piece of information of your own agency."""

    category = serializers.ChoiceField(CATEGORIES)
    nature = serializers.ChoiceField(NATURES, help_text="Seen, believed, or heard from others.")
    text = Text(max_length=LONG)


class NoteIn(WrittenIn):
    """A note made of several items of the case; it carries every mark of theirs."""

    sources = serializers.ListField(child=Ref(), min_length=1, max_length=100, help_text="Items of the case.")
    category = serializers.ChoiceField(NOTE_CATEGORIES)
    text = Text(max_length=LONG)


class OwnSourceIn(WrittenIn):
    """The same as a received item, which your agency has from a source of its own, in that source's words."""

    like = Ref(help_text="The item that you have received.")
    source = Text(max_length=LONG, help_text="Where you have it from.")  # type: ignore[assignment]
    nature = serializers.ChoiceField(NATURES)
    text = Text(max_length=LONG)


class WithdrawIn(Strict):
    """Why it is taken back; every receiver reads it."""

    why = Text(max_length=LONG)


class CorrectIn(Strict):
    """The new entry, part by part, and what was wrong."""

    content = serializers.DictField(
        child=Text(max_length=LONG, allow_blank=True), help_text="By the names of GET /items/{ref}."
    )
    why = Text(max_length=LONG)


class PartOut(serializers.Serializer[Any]):
    """One part of an entry."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    text = serializers.CharField(allow_blank=True)


class EntryOut(serializers.Serializer[Any]):
    """One entry of your own agency, part by part."""

    ref = serializers.UUIDField()
    parts = serializers.SerializerMethodField()
    case = serializers.UUIDField(allow_null=True)

    @extend_schema_field(PartOut(many=True))
    def get_parts(self, card: Any) -> list[dict[str, str]]:
        """Return the parts with their names and labels."""
        return [{"name": name, "label": label, "text": text} for name, label, text in card.parts]


items = address(
    get=listing(
        ItemOut,
        all_items,
        name="list_items",
        about="Everything your agency may read for the purpose stated: own items and those disclosed to it.",
        example=examples.ITEMS,
    )
)
of_case = address(
    get=listing(
        ItemOut,
        part_of_items,
        name="list_case_items",
        about="What your agency may read of one case for the purpose stated.",
        example=examples.ITEMS,
    ),
    post=making(
        ItemIn,
        contribute_item,
        refs={"ref": "case"},
        name="contribute_item",
        about="Add one item of your own agency to a case. Passing it to the custodian is decided by law: a "
        "refusal cites the sections, and nothing is kept.",
        example=examples.CONTRIBUTE,
    ),
)
notes = address(
    post=making(
        NoteIn,
        make_note,
        refs={"ref": "case"},
        name="make_note",
        about="Write a note from items of the case. It inherits their marks and dates, and goes to the "
        "custodian as far as the strictest of them.",
        example=examples.NOTE,
    )
)
own_sources = address(
    post=making(
        OwnSourceIn,
        record_own_source,
        refs={"ref": "case"},
        name="record_own_source",
        about="Record that your agency has the same from a source of its own. It carries only its own "
        "provenance; a copy of the received text is refused.",
        example=examples.OWN_SOURCE,
    )
)
entry = address(
    get=reading(
        EntryOut,
        own_item_card,
        name="read_entry",
        about="One entry of your own agency, part by part, as it can be corrected.",
        example=examples.ENTRY,
    )
)
withdraw = address(
    post=doing(
        WithdrawIn,
        withdraw_item,
        name="withdraw_item",
        about="Take back what your agency contributed: nobody else reads it any more, nor a note made of it. "
        "Every receiver is told.",
        example=examples.WITHDRAW,
    )
)
correct = address(
    post=making(
        CorrectIn,
        correct_item,
        name="correct_item",
        about="Put a new entry in the place of one of your agency that is wrong. Whoever holds the old one "
        "gets the new one and is told.",
        example=examples.CORRECT,
    )
)
