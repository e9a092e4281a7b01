"""A file that belongs to an item of information."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced
from cases.models.concern import Concern
from cases.models.item import Item
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class Attachment(Referenced):
    """A picture, a document or a text, sealed in the database; nothing of it lies in a file system.

    On a draft it belongs to its author alone. When the concern is logged it becomes an item like any other:
    law decides who gets it, and whoever may no longer read the item can no longer fetch the file.

    .. pii: sealed content about a person
    """

    class Kind(models.TextChoices):
        PDF = "pdf", _("Document (PDF)")
        PNG = "png", _("Picture (PNG)")
        JPEG = "jpeg", _("Picture (JPEG)")
        TXT = "txt", _("Plain text")

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="attachments")
    author_id = models.BigIntegerField(null=True)
    client_id = models.BigIntegerField(null=True)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, null=True, related_name="attachments")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, null=True, related_name="attachment")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    size = models.PositiveIntegerField()
    content = SealedField()
    made_at = models.DateTimeField()

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The author's or the system's own while it is a draft; afterwards whoever reads the item."""
        mine = Q(author_id=actor.user_id, client_id=actor.client_id)
        draft = mine & Q(item__isnull=True, agency_id=actor.agency_id)
        return draft | Q(item__in=Item.objects.visible_to(actor).values("pk"))
