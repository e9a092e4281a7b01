"""One of the nine ways in which prevention works."""

from django.db import models


class Mechanism(models.Model):
    """How a measure prevents (T. Bjørgo, Preventing Crime: A Holistic Approach, 2016). Nine, fixed.

    Loaded by migration; the database refuses to add, change or delete one.

    .. no_pii: reference data
    """

    number = models.PositiveSmallIntegerField(unique=True)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    how = models.CharField(max_length=300)
    caution = models.CharField(max_length=300)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"
