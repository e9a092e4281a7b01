"""The morning digest: what waits, in numbers; by mail nothing but one number and where to sign in."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from agencies.actions.digest import DigestsFailed, choose_digest
from agencies.discretion import telling_words
from agencies.models import User
from audit.models import Event
from cases.cards.desk import waiting
from cases.cards.digest import digest_card
from cases.tasks import send_digests
from infohouse.core import clock
from infohouse.core.actor import Actor
from tests import stages
from tests.cases.look import row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import SECURITY, do, seen_by

MORNING = datetime(2032, 3, 1, 7, tzinfo=UTC)
# What a mail must not hold, in English and Danish, as beginnings of words.
DOMAIN = re.compile(
    r"radi[ck]al|e[kx]strem|extrem|terror|concern|bekymr|security|sikkerhed|police|politi|prevent|forebyg"
    r"|info-?house?|infohus|case|\bsag|referral|henvis|offer|tilbud|young|unge|crime|kriminal|threat|trussel",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"[0-9a-f]{8}", re.IGNORECASE)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def outbox(cast: Cast, settings: Any) -> Iterator[list[EmailMessage]]:
    """The mails that went; everybody of the cast has an address, and the installation a mail server."""
    settings.EMAIL_HOST = "mail.example"
    for user in [hat.user for hat in cast.hats.values()]:
        user.email = f"{user.username}@agency.example"
        user.save(update_fields=["email"])
    mail.outbox.clear()
    yield mail.outbox


def to(outbox: list[EmailMessage], cast: Cast, name: str) -> list[EmailMessage]:
    return [m for m in outbox if m.to == [cast.user(name).email]]


def send(at: datetime = MORNING) -> None:
    with clock.travel(at):
        send_digests()


def test_A25_an_overdue_first_offer_shows_on_the_desk_and_in_the_digest(cast: Cast, karen: Actor) -> None:
    case = stages.social_case(cast)
    with clock.travel(clock.now() + timedelta(days=60)):
        with seen_by(karen):
            (line,) = [w for w in waiting(karen) if w.ref == case and w.page == "case"]
            kinds = {r.what: (r.count, r.late) for r in digest_card(karen).reasons}
        client = browser(cast, "Karen Coordinator")
        pages = [client.get(path).content.decode() for path in ("/desk/", "/today/")]
    assert (line.what, line.note) == ("Decide who acts", "First offer overdue")
    assert kinds["Decide who acts: First offer overdue"] == (1, 1)
    assert ["First offer overdue" in page for page in pages] == [True, True]


def test_B32_the_digest_carries_no_domain_word_and_no_reference(
    cast: Cast, outbox: list[EmailMessage]
) -> None:
    ref = stages.on_the_desk(cast)
    do(stages.triage.triage_concern, cast.actor("Pia Police-seat"), ref=ref, assessment=SECURITY)
    stages.recalled(cast, stages.accepted(cast)[1])
    do(choose_digest, cast.actor("Kurt Coordinator"), by_mail=True, language="en")
    send()
    everything = [f"{m.subject}\n{m.body}\n{m.from_email}\n{m.extra_headers}" for m in outbox]
    people = {
        part for u in User.objects.filter(memberships__isnull=False) for part in (u.first_name, u.last_name)
    }
    assert len(everything) >= 4
    assert {m.subject for m in outbox} == {
        "Shared work: something waits for you",
        "Fælles arbejde: noget venter på dig",
    }
    for text in everything:
        assert (DOMAIN.findall(text), REFERENCE.findall(text), telling_words([text])) == ([], [], [])
        assert not [name for name in (*people, "Fabian", "Ravnsholm") if name in text]


def test_A25_agency_workers_are_told_as_well_and_who_has_nothing_to_do_is_not(
    cast: Cast, outbox: list[EmailMessage]
) -> None:
    stages.offered(cast)
    send()
    assert "1 ting venter på dig." in to(outbox, cast, "Sara Social-worker")[0].body
    assert to(outbox, cast, "Olga Officer") == []
    assert to(outbox, cast, "Tove Teacher") == []


def test_the_number_counts_only_what_each_may_see(cast: Cast, outbox: list[EmailMessage]) -> None:
    ref = stages.on_the_desk(cast)
    do(stages.triage.triage_concern, cast.actor("Karen Coordinator"), ref=ref, assessment=SECURITY)
    send()
    assert "1 ting" in to(outbox, cast, "Pia Police-seat")[0].body
    assert to(outbox, cast, "Hans House-worker") == []


def test_a_mail_goes_once_a_day_in_the_morning(cast: Cast, outbox: list[EmailMessage]) -> None:
    stages.on_the_desk(cast)
    send(MORNING.replace(hour=3))
    assert outbox == []
    send()
    send(MORNING + timedelta(minutes=30))
    assert len(to(outbox, cast, "Karen Coordinator")) == 1
    send(MORNING.replace(hour=15) + timedelta(days=1))
    assert len(to(outbox, cast, "Karen Coordinator")) == 1
    send(MORNING + timedelta(days=2))
    assert len(to(outbox, cast, "Karen Coordinator")) == 2


def test_who_switched_it_off_gets_none_and_the_choice_holds_the_language(
    cast: Cast, karen: Actor, outbox: list[EmailMessage]
) -> None:
    stages.on_the_desk(cast)
    client = browser(cast, "Karen Coordinator")
    assert client.post("/today/", {"by_mail": "no", "language": "en"}).status_code == 302
    send()
    assert to(outbox, cast, "Karen Coordinator") == []
    do(choose_digest, karen, by_mail=True, language="en")
    send()
    assert "1 thing waits for you." in to(outbox, cast, "Karen Coordinator")[0].body
    assert client.post("/today/", {"by_mail": "perhaps"}).status_code == 422


def test_without_a_mail_server_nothing_is_sent(cast: Cast, outbox: list[EmailMessage], settings: Any) -> None:
    stages.on_the_desk(cast)
    settings.EMAIL_HOST = ""
    send()
    assert outbox == []


def test_one_mail_that_cannot_be_sent_stops_no_other_and_is_tried_again(
    cast: Cast, outbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stages.on_the_desk(cast)
    bad, real = cast.user("Karen Coordinator").email, EmailMessage.send

    def sometimes(message: EmailMessage, *args: Any) -> int:
        if message.to == [bad]:
            raise SMTPRecipientsRefused({bad: (550, b"no such mailbox")})
        return real(message, *args)

    monkeypatch.setattr(EmailMessage, "send", sometimes)
    with pytest.raises(DigestsFailed) as failed:
        send()
    assert bad not in str(failed.value)
    assert len(to(outbox, cast, "Kurt Coordinator")) == 1
    monkeypatch.setattr(EmailMessage, "send", real)
    send(MORNING + timedelta(minutes=10))
    assert (len(to(outbox, cast, "Karen Coordinator")), len(to(outbox, cast, "Kurt Coordinator"))) == (1, 1)


def test_the_trail_keeps_that_somebody_was_told_and_not_how_much(
    cast: Cast, karen: Actor, outbox: list[EmailMessage]
) -> None:
    stages.on_the_desk(cast)
    send()
    assert row(Event, karen, kind="digest.sent", about=cast.user("Karen Coordinator").ref).codes == {}
