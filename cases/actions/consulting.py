"""Ask the desk without a name; answer; begin a concern from it, by an act of its own."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.intake import save_draft, start_draft
from cases.models import Consultation
from cases.naming import sentences
from cases.periods import due_at, due_on
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact

State = Consultation.State


@transaction.atomic
def ask_advice(*, actor: Actor, question: str) -> UUID:
    """Put a question without a name to the house and return its reference. No person comes to be.

    The answer is promised within the pack's time for looking at a concern.
    """
    actor.must("log-concern")
    if not question.strip():
        raise MissingFact(_("Write what you want to talk through."), ["question"])
    made = Consultation.objects.create(
        agency_id=actor.agency_id,
        desk_id=directory.house_for(actor.agency_id).host_id,
        asker_id=actor.user_id,
        client_id=actor.client_id,
        question=question.strip(),
        asked_at=clock.now(),
        due_at=due_at(actor, "triage_clock"),
        erase_on=due_on(actor, "unfounded"),
    )
    trail.record(actor, "consultation.asked", made.ref, keeper=made.desk_id)
    return made.ref


@transaction.atomic
def ask_advice_by_system(*, actor: Actor, question: str, as_it_is: bool = False) -> UUID:
    """Put a question from an agency's own system; `as_it_is` says that a person has looked at its words.

    Raises:
        MissingFact: something in it may name somebody, and nobody has looked.
    """
    if not as_it_is and sentences([question]):
        raise MissingFact(
            _("This may name somebody. Let a person look at it, then take it out or say that it stays."),
            ["as_it_is"],
        )
    return ask_advice(actor=actor, question=question)


@transaction.atomic
def answer_advice(*, actor: Actor, ref: UUID, answer: str) -> None:
    """Answer from the house's desk; the asker reads it at once."""
    actor.must("triage")
    row = rows.consultation(actor, ref, lock=True)
    row.must_be(State.ASKED)
    if not answer.strip():
        raise MissingFact(_("Write your answer."), ["answer"])
    row.answer, row.state = answer.strip(), State.ANSWERED
    row.answered_at, row.answered_by = clock.now(), actor.user_id
    row.save(update_fields=["answer", "state", "answered_at", "answered_by"])
    trail.record(actor, "consultation.answered", row.ref)


@transaction.atomic
def turn_into_concern(*, actor: Actor, ref: UUID) -> UUID:
    """Begin a draft with what was asked, for the asker to complete and send; return the draft's reference.

    No key leads from one to the other.
    """
    row = rows.consultation(actor, ref, lock=True)
    if not row.asked_by(actor):
        raise MissingFact(_("Only the person who asked can make a concern of it."))
    row.must_be(State.ASKED, State.ANSWERED)
    draft = start_draft(actor=actor)
    save_draft(actor=actor, ref=draft, answers={"seen": row.question})
    row.state = State.TURNED
    row.save(update_fields=["state"])
    trail.record(actor, "consultation.turned", row.ref, keeper=row.desk_id)
    return draft
