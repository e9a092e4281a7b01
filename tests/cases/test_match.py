"""Does another house know this person? Hit or no hit, whom to call, and nothing before each has decided."""

import pytest

from audit.models import Event
from cases.actions.closure import close_case
from cases.actions.likeness import join_concern
from cases.actions.matching import ask_other_houses, release_match
from cases.actions.triage import confirm_triage, triage_concern
from cases.models import Case, Inquiry, Triage
from infohouse.core.actor import Actor
from infohouse.core.errors import NotAllowed, WrongState
from sharing.models import Decision
from tests import stages
from tests.cases.houses import (
    FAR_WORDS,
    WHY,
    answers,
    asked,
    matches,
    others,
    second_house,
    side,
    told_here,
    told_there,
)
from tests.cases.look import refused, row
from tests.cast import Cast
from tests.stages import SECURITY, SOCIAL, UNFOUNDED, do

BECAUSE = "The family moves between the two."


@pytest.fixture
def karen(cast: Cast) -> Actor:
    second_house(cast)
    return cast.actor("Karen Coordinator")


@pytest.fixture
def fritz(cast: Cast, karen: Actor) -> Actor:
    return cast.actor("Fritz Far-coordinator")


def test_A79_a_hit_tells_only_that_another_house_holds_and_whom_to_call(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    there, here = told_there(cast), told_here(cast)
    asked(cast, here)
    assert answers(karen, here) == [True]
    ours, theirs = side(karen), side(fritz)
    assert (ours.row.other, ours.row.phone) == ("Info-house Yderby", "+45 55 50 10 02")
    assert (theirs.row.other, theirs.row.phone) == ("Info-house Ravnsholm", "+45 55 50 10 01")
    assert (ours.triage, theirs.triage) == (here, there)
    assert WHY not in str(theirs), "the written reason stays where it was written"
    with stages.seen_by(fritz):
        other = Triage.objects.visible_to(fritz).get(ref=there).concern
    for said in (str(ours), str(others(karen, here)), str(vars(matches(karen)[0]))):
        assert not any(word in said for word in (str(there), str(other.ref), FAR_WORDS, "social"))
        assert f"concern_id': {other.pk}," not in said


def test_A79_no_content_flows_before_each_holder_has_decided(cast: Cast, karen: Actor, fritz: Actor) -> None:
    told_there(cast)
    here = told_here(cast)
    do(triage_concern, karen, ref=here, assessment=SOCIAL)
    case = stages.routed(cast, here, Case.Track.SOCIAL)
    asked(cast, here)
    assert side(karen).cases == ()
    do(release_match, karen, ref=side(karen).row.ref, reason=BECAUSE)
    assert (side(karen).cases, side(karen).row.both) == ((), False)
    do(release_match, fritz, ref=side(fritz).row.ref, reason="They share a flat.")
    assert [ref for ref, _short in side(karen).cases] == [case]
    assert side(fritz).row.both
    assert BECAUSE not in str(side(fritz)), "a reason stays in its house"
    with stages.seen_by(fritz):
        assert Case.objects.visible_to(fritz).count() == 0, "and still nothing has gone"


def test_A79_a_security_holding_is_no_hit_for_the_asker_and_known_to_cleared_holders_only(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    there, here = told_there(cast), told_here(cast)
    do(triage_concern, fritz, ref=there, assessment=SECURITY)
    asked(cast, here)
    assert answers(karen, here) == [False]
    assert matches(karen) == []
    known = side(fritz)
    assert (known.row.other, known.row.told, known.can_release) == ("Info-house Ravnsholm", False, False)
    assert matches(cast.actor("Freja Far-worker")) == []
    with stages.seen_by(karen):
        assert not Event.objects.visible_to(karen).filter(kind="match.found").exists()


def test_what_is_confirmed_as_security_stays_hidden_beside_a_social_file_too(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    there, here = told_there(cast), told_here(cast)
    do(triage_concern, karen, ref=here, assessment=SECURITY)
    do(confirm_triage, cast.actor("Pia Police-seat"), ref=here, agrees=True)
    do(triage_concern, fritz, ref=there, assessment=SOCIAL)
    asked(cast, there, fritz)
    assert answers(fritz, there) == [False]
    assert len(matches(karen, secret=True)) == 1
    assert matches(cast.actor("Hans House-worker")) == []


def test_a_hidden_and_a_plain_concern_are_one_hit_and_the_hidden_one_stays_hidden(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    grave, _plain, here = told_there(cast), told_there(cast), told_here(cast)
    do(triage_concern, fritz, ref=grave, assessment=SECURITY)
    asked(cast, here)
    assert len(matches(karen)) == 1
    assert {m.secret for m in matches(fritz)} == {True, False}
    assert [m.secret for m in matches(cast.actor("Freja Far-worker"))] == [False]


def test_what_is_assessed_with_a_secret_concern_is_as_secret(cast: Cast, karen: Actor, fritz: Actor) -> None:
    there, grave, follower = told_there(cast), told_here(cast), told_here(cast)
    do(join_concern, karen, ref=follower, into=grave, note="The same mother.")
    do(triage_concern, karen, ref=grave, assessment=SECURITY)
    refused(WrongState, ask_other_houses, karen, ref=follower, reason=WHY)
    asked(cast, there, fritz)
    assert (answers(fritz, there), matches(cast.actor("Hans House-worker"))) == ([False], [])


@pytest.mark.parametrize("missing", ["near_sits_there", "far_sits_here"])
def test_where_the_law_does_not_let_it_be_told_it_is_no_hit(cast: Cast, missing: str) -> None:
    second_house(cast, **{missing: False})
    told_there(cast)
    here = told_here(cast)
    asked(cast, here)
    karen, fritz = cast.actor("Karen Coordinator"), cast.actor("Fritz Far-coordinator")
    assert (answers(karen, here), matches(karen)) == ([False], [])
    if missing == "far_sits_here":
        assert matches(fritz) == [], "the asking house may not show that it holds something either"
        return
    (silent,) = matches(fritz)
    assert (silent.told, silent.secret) == (False, False)
    with stages.seen_by(fritz):
        said = Decision.objects.visible_to(fritz).filter(asking=silent.asking)
        assert said and not any(d.permits for d in said)
    refused(NotAllowed, release_match, fritz, ref=silent.ref, reason=BECAUSE)


def test_both_answers_of_the_law_are_on_record_each_in_its_house(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    told_there(cast)
    here = told_here(cast)
    asked(cast, here)
    for actor, asking in (
        (karen, row(Inquiry, karen).asking),
        (fritz, matches(fritz)[0].asking),
    ):
        with stages.seen_by(actor):
            made = list(Decision.objects.visible_to(actor).filter(asking=asking))
        assert {(d.outcome, d.purpose) for d in made} == {("permit-with-obligations", "pve-prevention")}
        assert all(any("§ 115" in text for text in d.citations) for d in made)


def test_what_is_over_never_matches(cast: Cast, karen: Actor, fritz: Actor) -> None:
    unfounded, closed = told_there(cast), told_there(cast)
    do(triage_concern, fritz, ref=unfounded, assessment=UNFOUNDED)
    do(triage_concern, fritz, ref=closed, assessment=SOCIAL)
    do(close_case, fritz, ref=row(Case, fritz).ref, outcome="aims-reached")
    here = told_here(cast)
    asked(cast, here)
    assert (answers(karen, here), matches(karen), matches(fritz)) == ([False], [], [])


def test_an_open_case_is_a_holding_like_a_concern_on_the_desk(cast: Cast, karen: Actor, fritz: Actor) -> None:
    there, here = told_there(cast), told_here(cast)
    do(triage_concern, fritz, ref=there, assessment=SOCIAL)
    asked(cast, here)
    assert answers(karen, here) == [True]
