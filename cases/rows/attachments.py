"""The door to files."""

from collections.abc import Iterable
from uuid import UUID

from cases.models import Attachment, Concern, Item
from cases.rows.one import one
from infohouse.core.actor import Actor


def attachment(actor: Actor, ref: UUID, *, lock: bool = False) -> Attachment:
    """Return one file with its content, or raise NotFound."""
    rows = Attachment.objects.visible_to(actor).select_related("concern", "item")
    found: Attachment = one(rows, ref, lock=lock)
    return found


def attachments_of(actor: Actor, concern: Concern) -> list[Attachment]:
    """Return the files of one concern that the actor may read, without their content."""
    rows = Attachment.objects.visible_to(actor).filter(concern=concern)
    return list(rows.defer("content").order_by("pk"))


def files_of_items(actor: Actor, items: Iterable[Item]) -> dict[int, UUID]:
    """Return the references of the files of those items that have one, by the item's key."""
    with_file = [item.pk for item in items if "file" in (item.content or {})]
    if not with_file:
        return {}
    rows = Attachment.objects.visible_to(actor).filter(item__in=with_file)
    return dict(rows.values_list("item_id", "ref"))
