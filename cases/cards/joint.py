"""The summary of two compartments, to cleared people on one of its sides."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies import rows as directory
from cases import rows
from cases.models import Case, JointSummary
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class JointCard:
    """What is written, by which side, and whether this reader can agree."""

    state: str
    state_label: str
    text: str
    side: str
    written_by: str
    written_at: datetime | None
    agreed_by: str
    agreed_at: datetime | None
    can_agree: bool
    can_write: bool


def joint_card(actor: Actor, case: UUID) -> JointCard:
    """Return the summary that this case shares with its other side, or raise NotFound."""
    actor.must("coordinate")
    row = rows.case(actor, case)
    summary = rows.joint_of(actor, row)
    if summary is None:
        raise NotFound()
    people = directory.names({i for i in (summary.written_by, summary.agreed_by) if i})
    waits = summary.state == JointSummary.State.WRITTEN
    return JointCard(
        state=summary.state,
        state_label=str(summary.get_state_display()),
        text=summary.text or "",
        side=str(summary.get_side_display()) if summary.side else "",
        written_by=people.get(summary.written_by or 0, ""),
        written_at=summary.written_at,
        agreed_by=people.get(summary.agreed_by or 0, ""),
        agreed_at=summary.agreed_at,
        can_agree=waits and summary.written_by != actor.user_id and summary.side != summary.side_of(row),
        can_write=row.state == Case.State.OPEN and summary.state != JointSummary.State.AGREED,
    )
