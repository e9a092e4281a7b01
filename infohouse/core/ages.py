"""How old somebody is today, of whom an age was once told."""

from datetime import date

from infohouse.core import clock


def at_least(age: int | None, told_on: date | None) -> int | None:
    """Return how many full years the person has today for certain: the age told, and the full years since.

    The day of birth is not known, so that the next birthday may have passed as well: somebody is taken for
    of age once that is sure, never before. An age without its day counts as told.
    """
    if age is None or told_on is None:
        return age
    day = clock.today()
    begun = day.year - told_on.year
    return age + max(begun - ((day.month, day.day) < (told_on.month, told_on.day)), 0)
