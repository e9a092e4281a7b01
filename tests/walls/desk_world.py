"""What the desk adds to the world of the walls."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from cases.actions import choosing, joint, likeness, triage
from cases.models import Case, Proposal
from infohouse.core import clock
from tests import stages
from tests.cases import houses
from tests.cast import Cast


def decide_who_acts(cast: Cast, case: UUID) -> UUID:
    """Let the coordinator choose what stands first; return what was chosen."""
    karen = cast.actor("Karen Coordinator")
    with stages.seen_by(karen):
        first = Proposal.objects.visible_to(karen).filter(case__ref=case, place=1).get().ref
    day = clock.today() + timedelta(days=7)
    stages.do(choosing.choose_actor, karen, case=case, proposal=first, due_on=day, police="He asked for it.")
    return first


def join_two_tracks(cast: Cast) -> UUID:
    """Open two files about one concern and write their summary; return the one on the security track."""
    karen, pia = cast.actor("Karen Coordinator"), cast.actor("Pia Police-seat")
    ref = stages.on_the_desk(cast)
    stages.do(triage.triage_concern, karen, ref=ref, assessment=replace(stages.SECURITY, track="both"))
    stages.do(triage.confirm_triage, pia, ref=ref, agrees=True)
    with stages.seen_by(pia):
        case: UUID = Case.objects.visible_to(pia).order_by("-pk").first().ref
    stages.do(joint.write_summary, pia, case=case, text="Needs a calm adult.")
    return case


def say_of_pairs(cast: Cast) -> None:
    """Tell two concerns apart at a desk that all may see, and two of which one is on the security track."""
    karen = cast.actor("Karen Coordinator")
    one, two, grave = (stages.on_the_desk(cast) for _ in range(3))
    stages.do(likeness.say_different, karen, ref=one, other=two)
    stages.do(triage.triage_concern, karen, ref=grave, assessment=stages.SECURITY)
    stages.do(likeness.say_different, karen, ref=one, other=grave)


def ask_between_houses(cast: Cast) -> None:
    """Another house asks about somebody of whom this one holds something on either track, and is asked back."""
    houses.second_house(cast)
    there, here, grave = houses.told_there(cast), houses.told_here(cast), houses.told_here(cast)
    karen = cast.actor("Karen Coordinator")
    stages.do(triage.triage_concern, karen, ref=grave, assessment=stages.SECURITY)
    houses.asked(cast, there, cast.actor("Fritz Far-coordinator"))
    houses.asked(cast, here)
