"""The door to concerns that may be about the same person."""

from django.db.models import Q

from cases.models import Concern, Fingerprint, Likeness, Triage
from infohouse.core.actor import Actor


def fingerprints_of(actor: Actor, concern: Concern) -> list[Fingerprint]:
    """Return the fingerprints of a concern."""
    return list(Fingerprint.objects.visible_to(actor).filter(concern=concern))


def alike(actor: Actor, concern: Concern) -> dict[int, bool]:
    """Return the other concerns of the desk that share a fingerprint: key, and whether the age fits as well.

    Without a year both must lack one on either side: otherwise the years have spoken against it.
    """
    own = fingerprints_of(actor, concern)
    dated = {f.digest for f in own if f.dated}
    others = Fingerprint.objects.visible_to(actor).filter(desk_id=concern.desk_id).exclude(concern=concern)
    found = dict.fromkeys(others.filter(digest__in=dated).values_list("concern_id", flat=True), True)
    plain = others.filter(digest__in=[f.digest for f in own if not f.dated])
    if concern.age is not None:
        plain = plain.filter(concern__age=None)
    for key in plain.values_list("concern_id", flat=True):
        found.setdefault(key, False)
    return found


def likeness(actor: Actor, one: Concern, other: Concern, *, lock: bool = False) -> Likeness | None:
    """Return what was said of two concerns, if anything."""
    first, second = sorted((one.pk, other.pk))
    rows = Likeness.objects.visible_to(actor).filter(first_id=first, second_id=second)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def likenesses_of(actor: Actor, concern: Concern) -> list[Likeness]:
    """Return everything that was said of a concern and another one."""
    return list(Likeness.objects.visible_to(actor).filter(Q(first=concern) | Q(second=concern)))


def followers_of(actor: Actor, concern: Concern) -> list[Concern]:
    """Return the concerns that are assessed together with this one."""
    same = Likeness.objects.visible_to(actor).filter(verdict=Likeness.Verdict.SAME)
    keys = same.filter(Q(first=concern) | Q(second=concern)).exclude(follower=concern)
    return list(Concern.objects.visible_to(actor).filter(pk__in=keys.values("follower_id")))


def triages_of(actor: Actor, concerns: list[int]) -> list[Triage]:
    """Return the triages of these concerns, oldest first."""
    rows = Triage.objects.visible_to(actor).filter(concern_id__in=concerns)
    return list(rows.select_related("concern__agency").order_by("opened_at"))
