"""The board of nine dimensions: invite an agency, lay down what one knows, decline.

An invited agency is told who it is about, as far as the law lets the house say it, and which sides of life
are asked for. What it lays down is its own item, and passing it to the house is a decision of its own.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies import actors
from agencies import rows as directory
from agencies.models import Agency
from audit import trail
from cases import rows
from cases.actions.disclosing import data, datum, disclose, end_disclosures, must_permit
from cases.actions.findable import make_findable
from cases.actions.written import checked
from cases.dimensions import BY_CODE
from cases.models import BoardEntry, Concern, Disclosure, Invitation, Item, Triage
from cases.models.case import HOUSE_PURPOSES
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from sharing.actions.decide import decide
from sharing.question import Question

PURPOSE = Purpose.PVE_PREVENTION


@transaction.atomic
def invite_agency(
    *, actor: Actor, ref: UUID, agency: UUID, dimensions: Iterable[str], due_on: date, **written: object
) -> UUID:
    """Ask an agency with a seat what it knows; the law decides whether it may be told about whom.

    Raises:
        Refused: the law does not let the agency be told who it is.
        MissingFact: no name is known, no dimension is asked for, or the day has passed.
    """
    actor.must("triage")
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.OPEN)
    asked = [code for code in dimensions if code in BY_CODE]
    guest = _seated(actor, agency)
    _must_be_clear(asked, due_on)
    made = Invitation.objects.create(
        concern_id=triage.concern_id,
        desk_id=triage.desk_id,
        agency=guest,
        purpose=PURPOSE.value,
        dimensions=asked,
        age=triage.concern.age_today,
        sent_at=clock.now(),
        sent_by=actor.user_id,
        due_at=_end_of(due_on),
    )
    _tell_whom(actor, triage.concern, guest, written)
    trail.record(actor, "invitation.sent", made.ref, file=triage.concern.ref, recipient=guest.pk)
    return made.ref


@transaction.atomic
def withdraw_invitation(*, actor: Actor, ref: UUID) -> None:
    """Take an invitation back; the agency no longer sees that it was asked."""
    actor.must("triage")
    invitation = rows.invitation(actor, ref, lock=True)
    invitation.must_be(Invitation.State.SENT)
    _end(actor, invitation, Invitation.State.WITHDRAWN)
    trail.record(actor, "invitation.withdrawn", invitation.ref, file=invitation.concern.ref)


@transaction.atomic
def lay_down(
    *, actor: Actor, ref: UUID, dimension: str, category: str, nature: str, text: str, **written: object
) -> UUID:
    """Lay one item of the invited agency on the board, and let the house have it where the law allows."""
    actor.must("answer-referral")
    invitation = rows.received_invitation(actor, ref, lock=True)
    invitation.must_be(Invitation.State.SENT)
    item = _write(actor, invitation.concern_id, dimension, category, nature, text)
    # The house's own file is not the agency's to name: the item is.
    _release(actor, item, invitation, written)
    _put(actor, item, dimension, desk=invitation.desk_id, concern=invitation.concern_id)
    trail.record(actor, "board.laid", item.ref, file=invitation.ref, keeper=invitation.desk_id)
    return item.ref


@transaction.atomic
def lay_down_own(*, actor: Actor, ref: UUID, dimension: str, nature: str, text: str) -> UUID:
    """Lay down what the house itself knows."""
    actor.must("triage")
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.OPEN)
    item = _write(actor, triage.concern_id, dimension, Item.Category.ASSESSMENT, nature, text)
    _put(actor, item, dimension, desk=triage.desk_id, concern=triage.concern_id)
    trail.record(actor, "board.laid", item.ref, file=triage.concern.ref, secret=triage.secret)
    return item.ref


@transaction.atomic
def place_item(*, actor: Actor, ref: UUID, item: UUID, dimension: str) -> None:
    """Put something that was told already on a dimension. Placed twice, it lies there once."""
    actor.must("triage")
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.OPEN)
    (found,) = rows.items_by_ref(actor, [item])
    if dimension not in BY_CODE or found.concern_id != triage.concern_id:
        raise MissingFact(_("Choose one of the nine dimensions."), ["dimension"])
    laid = rows.board_of(actor, triage.concern_id)
    if any(e.item_id == found.pk and e.dimension == dimension for e in laid):
        return
    _put(actor, found, dimension, desk=triage.desk_id, concern=triage.concern_id)
    trail.record(actor, "board.laid", found.ref, file=triage.concern.ref, secret=triage.secret)


@transaction.atomic
def finish_invitation(*, actor: Actor, ref: UUID) -> None:
    """Say that the agency has laid down what it has; from now on it no longer reads whom it was about."""
    _answer(actor, ref, Invitation.State.ANSWERED, "invitation.answered")


@transaction.atomic
def decline_invitation(*, actor: Actor, ref: UUID, reason: str) -> None:
    """Refuse to contribute, with a coded reason that reaches the house."""
    if reason not in Invitation.Reason.values:
        raise MissingFact(_("Choose the reason for declining."), ["reason"])
    _answer(actor, ref, Invitation.State.DECLINED, "invitation.declined", reason=reason)


def end_invitations(actor: Actor, concern: Concern) -> None:
    """End what is still unanswered, since the concern is decided. Called by other verbs only."""
    for invitation in rows.invitations_of(actor, concern):
        if invitation.state == Invitation.State.SENT:
            _end(actor, invitation, Invitation.State.WITHDRAWN)


def _answer(actor: Actor, ref: UUID, state: str, kind: str, reason: str = "") -> None:
    actor.must("answer-referral")
    invitation = rows.received_invitation(actor, ref, lock=True)
    invitation.must_be(Invitation.State.SENT)
    invitation.state, invitation.reason = state, reason
    invitation.answered_at, invitation.answered_by = clock.now(), actor.user_id
    invitation.save(update_fields=["state", "reason", "answered_at", "answered_by"])
    # The house told it, so the house ends it; the invited agency may not know which lines there are.
    with acting_as(actors.machine(invitation.desk, PURPOSE)) as desk:
        end_disclosures(desk, rows.shown_with(desk, invitation), why=Disclosure.Ended.CLOSED)
    trail.record(actor, kind, invitation.ref, keeper=invitation.desk_id)


def _end(actor: Actor, invitation: Invitation, state: str) -> None:
    invitation.state = state
    invitation.save(update_fields=["state"])
    end_disclosures(actor, rows.shown_with(actor, invitation), why=Disclosure.Ended.RECALLED)


def _seated(actor: Actor, ref: UUID) -> Agency:
    guest, forum = directory.agency_by_ref(ref), directory.hosted_forum(actor.agency_id)
    if guest.pk not in forum.members or guest.pk == actor.agency_id:
        raise NotAllowed(_("Only agencies with a seat in the info-house can be invited to the board."))
    return guest


def _must_be_clear(dimensions: list[str], due_on: date) -> None:
    if not dimensions:
        raise MissingFact(_("Choose what you ask about."), ["dimensions"])
    if due_on < clock.today():
        raise MissingFact(_("Choose a day that has not passed."), ["due_on"])


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _tell_whom(actor: Actor, concern: Concern, guest: Agency, given: Mapping[str, object]) -> None:
    known = [i for i in rows.items_of_concern(actor, concern) if i.category == Item.Category.IDENTITY]
    if not known:
        raise MissingFact(_("Nobody can say what they know without a name. Ask the reporter for it."))
    question = Question(
        sender=directory.agency(actor.agency_id),
        recipient=guest,
        purpose=PURPOSE,
        data=data(actor, known),
        forum=directory.hosted_forum(actor.agency_id),
        age=concern.age_today,
    )
    decisions = decide(actor=actor, file=concern.ref, question=question)
    for decision in decisions:
        must_permit(decision)
    kept = checked(actor, decisions, given=given)
    for item, decision in zip(known, decisions, strict=True):
        disclose(
            actor=actor,
            item=item,
            decision=decision,
            stage=Disclosure.Stage.PREVIEW,
            forum="info-house",
            written=kept,
            file=concern.ref,
        )


def _write(actor: Actor, concern: int, dimension: str, category: str, nature: str, text: str) -> Item:
    wrong = [
        name
        for name, good in (
            ("dimension", dimension in BY_CODE),
            ("category", category in Item.Category.values),
            ("nature", nature in Item.Nature.values),
            ("text", bool(text.strip())),
        )
        if not good
    ]
    if wrong:
        raise MissingFact(_("Say on which side of life it lies, how you know it, and what it is."), wrong)
    made: Item = Item.objects.create(
        agency_id=actor.agency_id,
        author_id=actor.user_id,
        category=category,
        nature=nature,
        content={"text": text.strip()},
        made_at=clock.now(),
        concern_id=concern,
    )
    make_findable(made)
    return made


def _release(actor: Actor, item: Item, invitation: Invitation, given: Mapping[str, object]) -> None:
    """Pass an own item to the house, for the purpose of the invitation and, where allowed, for its triage."""
    forum = directory.hosted_forum(invitation.desk_id)
    for purpose in HOUSE_PURPOSES:
        question = Question(
            sender=directory.agency(actor.agency_id),
            recipient=invitation.desk,
            purpose=purpose,
            data=(datum(item, []),),
            forum=forum,
            age=invitation.age_today,
        )
        (decision,) = decide(actor=actor, file=invitation.ref, question=question)
        if purpose == PURPOSE:
            must_permit(decision)
        if decision.permits:
            disclose(
                actor=actor,
                item=item,
                decision=decision,
                stage=Disclosure.Stage.INTAKE,
                forum=forum.code,
                written=checked(actor, [decision], given=given),
                file=invitation.ref,
            )


def _put(actor: Actor, item: Item, dimension: str, *, desk: int, concern: int) -> None:
    BoardEntry.objects.create(
        concern_id=concern,
        desk_id=desk,
        agency_id=actor.agency_id,
        item=item,
        dimension=dimension,
        made_at=clock.now(),
        made_by=actor.user_id,
    )
