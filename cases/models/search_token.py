"""By which parts of a name an item of identity is found."""

from django.db import models
from django.db.models import Q

from cases.models.item import Item
from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded


class SearchToken(Guarded):
    """A keyed fingerprint of one part of the name in an item of identity; never of anything else.

    It is reached by whoever reaches the item, and by nobody else. Never changed: a corrected item keeps
    its own and is no longer searched.

    .. pii: keyed fingerprint of a part of a name
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="search_tokens")
    token = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "token"], name="a_part_of_a_name_once")]
        indexes = [models.Index(fields=["token"], name="search_token")]

    def __str__(self) -> str:
        return f"search token {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever reaches the item at this moment for the stated purpose."""
        return Q(item__in=Item.objects.visible_to(actor).values("pk"))
