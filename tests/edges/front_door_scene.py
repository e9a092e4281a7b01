"""What the front door adds to the scene of the edges."""

from typing import Any
from uuid import UUID

from cases.actions import attaching, consulting, triage
from tests import stages
from tests.cast import Cast

KAREN, TOVE, HANS = "Karen Coordinator", "Tove Teacher", "Hans House-worker"
HOUSE = (KAREN, "Pia Police-seat", "Kurt Coordinator")


def front_door_refs(cast: Cast, draft: UUID) -> dict[str, Any]:
    """Return a file on a draft, a question without a name, and a concern that was found to be none."""
    tove, decided = cast.actor(TOVE), stages.on_the_desk(cast)
    stages.do(triage.triage_concern, cast.actor(KAREN), ref=decided, assessment=stages.UNFOUNDED)
    return {
        "file": stages.do(attaching.attach, tove, ref=draft, raw=b"A note."),
        "question": stages.do(consulting.ask_advice, tove, question="Is that a worry?"),
        "decided": decided,
    }


# (name, args, right, status, post) of each page, as tests.edges.pages.Page takes them.
FRONT_DOOR: tuple[Any, ...] = (
    ("concern_files", ("draft",), (TOVE,)),
    ("concern_detach", ("draft", "file"), (TOVE,), 302, {}),
    ("attachment", ("file",), (TOVE,)),
    ("consultation", ("question",), (TOVE, *HOUSE, HANS)),
    ("consultation", ("question",), (*HOUSE, HANS), 302, {"answer": "Talk with the parents."}),
    ("consultation_turn", ("question",), (TOVE,), 302, {}),
    ("feedback", ("decided",), (*HOUSE, HANS)),
    ("feedback", ("decided",), (*HOUSE, HANS), 302, {"code": "not-warranted", "lesson": "youth"}),
)
