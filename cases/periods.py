"""When something is due, by the rule pack of the acting agency's country."""

from datetime import date, datetime

from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import store


def due_on(actor: Actor, period: str) -> date:
    """Return today plus a period of the pack: review, erase, unfounded, triage_clock, referral_answer."""
    retention = store.pack_on(actor.country, clock.today()).retention
    due: date = getattr(retention, period).after(clock.today())
    return due


def due_at(actor: Actor, period: str) -> datetime:
    """Return this moment plus one of the pack's periods."""
    return clock.now() + (due_on(actor, period) - clock.today())
