"""Telling somebody in the morning that something waits: what they choose, and the mail."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies import rows
from agencies.models import User
from audit import trail
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import InfohouseError

MORNING = range(6, 12)


class DigestsFailed(InfohouseError):
    """Some mails could not be sent; the next run tries again. Says how many and not to whom."""

    code = "digests-failed"


def is_morning() -> bool:
    """Say whether mails go at this hour, and at all."""
    return bool(settings.EMAIL_HOST) and timezone.localtime(clock.now()).hour in MORNING


@transaction.atomic
def choose_digest(*, actor: Actor, by_mail: bool, language: str) -> None:
    """Switch the morning mail of the one who acts on or off, and say in which language it comes."""
    person = rows.person(actor)
    digest = rows.digest(person, lock=True)
    digest.by_mail, digest.language = by_mail, language
    digest.save(update_fields=["by_mail", "language"])
    trail.record(actor, "digest.chosen", person.ref, by_mail=by_mail)


@transaction.atomic
def send_digest(*, actor: Actor, person: User, count: int) -> bool:
    """Mail somebody how many things wait, once a day; say whether it went.

    The mail crosses the open net and lies in mailboxes: it holds a number and the address of the sign-in
    page, no word of what the work is, no name and no reference. A mail that cannot be sent leaves no mark, so
    that the next try finds the person again.
    """
    digest = rows.digest(person, lock=True)
    if not count or not digest.by_mail or digest.told_on == clock.today():
        return False
    digest.told_on = clock.today()
    digest.save(update_fields=["told_on"])
    trail.record(actor, "digest.sent", person.ref)
    with translation.override(digest.language or rows.language_of(actor.country)):
        _mail(person.email, count).send()
    return True


def _mail(address: str, count: int) -> EmailMessage:
    title = settings.MAIL_TITLE or _("Shared work")
    waits = ngettext("%(count)d thing waits for you.", "%(count)d things wait for you.", count)
    lines = [
        waits % {"count": count},
        _("Sign in: %(address)s") % {"address": settings.SIGN_IN_ADDRESS},
        _("You can switch these mails off after signing in, on the page Today."),
    ]
    return EmailMessage(
        subject=_("%(title)s: something waits for you") % {"title": title},
        body="\n\n".join(lines) + "\n",
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )
