"""Who works on a case: joining, leaving, handing over, and what happens when nobody is left."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from agencies.models import Membership
from cases.actions import team
from cases.actions.contribute import contribute_item
from cases.cards import team as cards
from cases.models import TeamMember
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, WrongState
from tests import stages
from tests.cases.look import happened, readable, refused, row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import do

SVEND, SARA = "Svend Social-worker", "Sara Social-worker"
NOTE = {"category": "social-record", "nature": "fact", "text": "A note.", "necessity": "Asked."}


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor(SARA)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def svend(cast: Cast) -> Actor:
    return cast.actor(SVEND)


@pytest.fixture
def joined(cast: Cast, sara: Actor, case: UUID) -> UUID:
    return do(team.add_member, sara, case=case, person=cast.user(SVEND).ref, role="member")


def membership(actor: Actor, case: UUID, user: int) -> UUID:
    return row(TeamMember, actor, case__ref=case, user_id=user, ended_at=None).ref


def test_a_colleague_who_joins_reads_the_case_and_it_is_logged(
    cast: Cast, svend: Actor, case: UUID, joined: UUID
) -> None:
    assert row(stages.Case, svend, ref=case)
    assert happened(svend, "member.joined", joined) == 1
    assert browser(cast, SVEND).get(reverse("case", args=[case])).status_code == 200


def test_A34_ending_a_membership_closes_everything_at_the_next_request(
    cast: Cast, sara: Actor, svend: Actor, case: UUID, joined: UUID
) -> None:
    written = do(contribute_item, svend, case=case, **NOTE)
    client = browser(cast, SVEND)
    pages = [reverse(name, args=[case]) for name in ("case", "plan", "team", "ledger", "looks", "contribute")]
    assert {client.get(page).status_code for page in pages} == {200}
    do(team.end_membership, sara, case=case, member=joined)
    assert {client.get(page).status_code for page in pages} == {404}
    assert readable(svend, ref=written) == set(), "not even what they wrote into the case themselves"
    assert happened(sara, "member.left", joined) == 1


def test_A34_an_end_by_date_needs_no_job(cast: Cast, sara: Actor, svend: Actor, case: UUID) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    do(team.add_member, sara, case=case, person=cast.user(SVEND).ref, role="adviser", until=tomorrow)
    assert row(stages.Case, svend, ref=case)
    with clock.travel(clock.now() + timedelta(days=2)):
        refused(NotFound, contribute_item, svend, case=case, **NOTE)
        again = do(team.add_member, sara, case=case, person=cast.user(SVEND).ref, role="member")
        assert row(TeamMember, svend, ref=again).runs


@pytest.mark.parametrize("name", ["Olga Officer", "Carl Clubman", "Nosy Stranger", "Tim Teacher"])
def test_only_colleagues_who_work_on_cases_are_added(cast: Cast, sara: Actor, case: UUID, name: str) -> None:
    refused(MissingFact, team.add_member, sara, case=case, person=cast.user(name).ref, role="member")
    refused(MissingFact, team.add_member, sara, case=case, person=uuid4(), role="member")


def test_nobody_is_on_a_team_twice(cast: Cast, sara: Actor, case: UUID, joined: UUID) -> None:
    refused(MissingFact, team.add_member, sara, case=case, person=cast.user(SVEND).ref, role="deputy")


def test_the_security_track_takes_cleared_people_only(cast: Cast, karen: Actor) -> None:
    case = stages.security_case(cast)
    hans, kurt = cast.user("Hans House-worker").ref, cast.user("Kurt Coordinator").ref
    refused(MissingFact, team.add_member, karen, case=case, person=hans, role="member")
    assert do(team.add_member, karen, case=case, person=kurt, role="member")


def test_each_agency_manages_its_own_people(karen: Actor, sara: Actor, case: UUID, joined: UUID) -> None:
    refused(NotFound, team.end_membership, karen, case=case, member=joined)
    refused(NotFound, team.hand_over_lead, karen, case=case, member=joined)


def test_the_lead_is_handed_over_and_only_then_leaves(
    cast: Cast, sara: Actor, svend: Actor, case: UUID, joined: UUID
) -> None:
    own = membership(sara, case, cast.user(SARA).pk)
    refused(WrongState, team.end_membership, sara, case=case, member=own)
    do(team.hand_over_lead, sara, case=case, member=joined)
    assert row(TeamMember, svend, ref=joined).role == "lead"
    assert row(TeamMember, svend, ref=own).role == "member"
    do(team.end_membership, svend, case=case, member=own)
    refused(NotFound, team.hand_over_lead, sara, case=case, member=joined)


def test_the_last_one_cannot_leave(cast: Cast, karen: Actor, case: UUID) -> None:
    own = membership(karen, case, cast.user("Karen Coordinator").pk)
    refusal = refused(WrongState, team.end_membership, karen, case=case, member=own)
    assert "Nobody" in str(refusal.detail)


def test_a_case_that_everybody_has_left_reaches_a_coordinator_who_takes_it_over(
    cast: Cast, case: UUID, karen: Actor
) -> None:
    Membership.objects.filter(pk=cast.hats["Karen Coordinator"].pk).update(until=clock.today() - timedelta(1))
    kurt = cast.actor("Kurt Coordinator")
    with stages.seen_by(kurt):
        assert [d.ref for d in cards.deserted_rows(kurt) if d.own] == [case]
    refused(NotFound, team.take_over_team, kurt, case=uuid4())
    do(team.take_over_team, kurt, case=case)
    with stages.seen_by(kurt):
        assert not cards.deserted_rows(kurt)
        assert row(stages.Case, kurt, ref=case)


def test_who_is_not_cleared_is_told_nothing_of_a_deserted_security_case(cast: Cast) -> None:
    case = stages.security_case(cast)
    for name in ("Karen Coordinator", "Pia Police-seat"):
        Membership.objects.filter(pk=cast.hats[name].pk).update(until=clock.today() - timedelta(1))
    hans, kurt = cast.actor("Hans House-worker"), cast.actor("Kurt Coordinator")
    for actor, expected in ((hans, False), (kurt, True)):
        with stages.seen_by(actor):
            assert (case in [d.ref for d in cards.deserted_rows(actor)]) is expected
    refused(NotFound, team.take_over_team, hans, case=case)


def test_the_custodian_sees_all_teams_and_an_agency_its_own(
    karen: Actor, sara: Actor, case: UUID, joined: UUID
) -> None:
    for actor, agencies in ((karen, 2), (sara, 1)):
        with stages.seen_by(actor):
            assert len(cards.teams_card(actor, case).teams) == agencies
