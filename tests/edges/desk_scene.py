"""What the desk adds to the scene of the edges."""

from typing import Any
from uuid import UUID

from cases.actions import hand_off, likeness
from cases.models import Case, CaseConcern, HandOff, Proposal
from tests import stages
from tests.cases import houses
from tests.cast import Cast
from tests.walls.desk_world import join_two_tracks


def desk_refs(cast: Cast, social: UUID, desk: UUID) -> dict[str, Any]:
    """Return a proposal, two files about one concern, and packages on their way back."""
    karen = cast.actor("Karen Coordinator")
    joined = join_two_tracks(cast)
    with stages.seen_by(karen):
        proposal = Proposal.objects.visible_to(karen).filter(case__ref=social).order_by("place")[1].ref
        concern = CaseConcern.objects.visible_to(karen).get(case__ref=joined).concern_id
        half = Case.objects.visible_to(karen).get(track="social", sources__concern=concern).ref
    received, returned = _acknowledged(cast), _acknowledged(cast)
    petra = cast.actor("Petra Prevention-centre", stages.NATIONAL)
    stages.do(hand_off.answer_hand_off, petra, ref=returned, takes=False, reason="no-threat")
    one, other, follower = (stages.on_the_desk(cast) for _ in range(3))
    stages.do(likeness.join_concern, karen, ref=follower, into=one, note="The same mother.")
    (hit,) = houses.matches(karen, secret=False)
    return {
        "match": hit.ref,
        "invited": stages.invited(cast, desk, "police"),
        "noticed": stages.told(cast, desk),
        "one": one,
        "other": other,
        "follower": follower,
        "proposal": proposal,
        "joined": joined,
        "half": half,
        "received": received,
        "returned": returned,
    }


def _acknowledged(cast: Cast) -> UUID:
    karen, petra = cast.actor("Karen Coordinator"), cast.actor("Petra Prevention-centre", stages.NATIONAL)
    case = stages.security_case(cast)
    with stages.seen_by(karen):
        ref: UUID = HandOff.objects.visible_to(karen).get(case__ref=case).ref
    stages.do(hand_off.send_hand_off, karen, ref=ref, necessity="Talks of an attack.")
    stages.do(hand_off.receive_hand_off, petra, ref=ref)
    return ref


KAREN, PIA, OLGA = "Karen Coordinator", "Pia Police-seat", "Olga Officer"
PETRA, HANS = "Petra Prevention-centre", "Hans House-worker"
HOUSE = (KAREN, PIA, "Kurt Coordinator")
ASSESSED = {
    "why_one_half": "Nobody knows him.",
    "warranted": "yes",
    "track": "social",
    "level": "secondary",
    "care": "Alone.",
    "safety": "None seen.",
}
LAID = {"dimension": "family", "nature": "fact", "text": "An invented note."}
INVITED = {
    "dimensions": ["family"],
    "necessity": "They may know the home.",
    "due_on_day": "1",
    "due_on_month": "2",
    "due_on_year": "2031",
}
CHOSEN = {
    "due_on_day": "1",
    "due_on_month": "2",
    "due_on_year": "2031",
    "against": "They know him.",
    "police": "He asked for the officer.",
}
# The arguments of a Page, line by line: what it is called, about what, for whom, what it answers, what is sent.
DESK: tuple[tuple[Any, ...], ...] = (
    ("twins", ("one",), (*HOUSE, HANS)),
    ("twins_different", ("one", "other"), (*HOUSE, HANS), 302, {}),
    ("twins_join", ("one", "other"), (*HOUSE, HANS), 302, {"note": "The same mother."}),
    ("twins_part", ("follower",), (*HOUSE, HANS), 302, {"note": "Another mother."}),
    ("others", ("open",), (*HOUSE, HANS)),
    ("others", ("open",), (*HOUSE, HANS), 302, {"reason": "His cousin says so."}),
    ("match", ("match",), (*HOUSE, HANS)),
    ("match", ("match",), (*HOUSE, HANS), 302, {"decision": "release", "reason": "They know him."}),
    ("board", ("open",), (*HOUSE, HANS)),
    ("board", ("proposed",), HOUSE),
    ("board", ("open",), (*HOUSE, HANS), 302, LAID),
    ("board_invite", ("open",), (*HOUSE, HANS)),
    ("board_invite", ("open",), (*HOUSE, HANS), 302, {**INVITED, "agency": lambda refs: refs["school"]}),
    ("board_place", ("open", "noticed"), (*HOUSE, HANS), 302, {"dimension": "rhetoric"}),
    ("board_withdraw", ("open", "invited"), (*HOUSE, HANS), 302, {}),
    ("invitation", ("invited",), (OLGA,)),
    ("invitation", ("invited",), (OLGA,), 302, {**LAID, "category": "police-record", "necessity": "Asked."}),
    ("invitation_finish", ("invited",), (OLGA,), 302, {}),
    ("invitation_decline", ("invited",), (OLGA,), 302, {"reason": "not-known"}),
    ("level", ("social",), (KAREN,)),
    ("level", ("social",), (KAREN,), 302, {"level": "tertiary", "why": "He has joined them."}),
    ("hand_off_take", ("received",), (PETRA,), 302, {}),
    ("hand_off_return", ("received",), (PETRA,), 302, {"reason": "no-threat"}),
    ("hand_off_again", ("returned",), (KAREN, PIA), 302, {}),
    ("choose", ("social", "proposal"), (KAREN,)),
    ("choose", ("social", "proposal"), (KAREN,), 302, CHOSEN),
    ("summary", ("joined",), (KAREN, PIA)),
    ("summary", ("joined",), (KAREN, PIA), 302, {"text": "Needs a calm adult."}),
    ("summary_agree", ("half",), (KAREN,), 302, {}),
)
