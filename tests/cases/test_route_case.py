"""After triage: whom to ask on the social track, and the package of the security track."""

from uuid import UUID

import pytest

from agencies.models import Agency
from cases.actions.routing import route_case
from cases.models import Case, CaseConcern, HandOff, Proposal
from tests import stages
from tests.cases.look import count, disclosed, happened, row
from tests.cast import Cast
from tests.stages import do


@pytest.fixture(scope="module")
def social(cast: Cast) -> UUID:
    return stages.social_case(cast)


@pytest.fixture(scope="module")
def security(cast: Cast, social: UUID) -> UUID:
    return stages.security_case(cast)


def proposed(cast: Cast) -> dict[str, Proposal]:
    karen = cast.actor("Karen Coordinator")
    with stages.seen_by(karen):
        found = Proposal.objects.visible_to(karen).select_related("agency")
        return {p.agency.name: p for p in found}


def source(cast: Cast, case: UUID) -> UUID:
    with stages.seen_by(cast.desk()):
        return CaseConcern.objects.visible_to(cast.desk()).get(case__ref=case).concern.ref


def test_a_social_case_gets_proposals_with_reasons_in_order(cast: Cast, social: UUID) -> None:
    found = sorted(proposed(cast).values(), key=lambda p: p.place)
    assert [p.place for p in found] == list(range(1, len(found) + 1))
    assert all(p.reasons and p.sentence for p in found)


def test_the_club_stands_behind_those_whom_the_law_allows_and_needs_consent(cast: Cast, social: UUID) -> None:
    found = proposed(cast)
    club = found["Ravnsholm Football Club"]
    assert "needs-consent" in club.reasons
    assert club.outcome in ("permit-deidentified", "deny")
    assert all(p.place < club.place for p in found.values() if "law-allows" in p.reasons)


def test_the_police_are_proposed_after_others_whom_the_law_allows(cast: Cast, social: UUID) -> None:
    found = proposed(cast)
    lawful = [p for p in found.values() if "law-allows" in p.reasons and "not-police" in p.reasons]
    assert lawful
    assert all(p.place < found["Ravnsholm Police"].place for p in lawful)


def test_no_proposal_names_the_security_service_or_another_district(cast: Cast, social: UUID) -> None:
    kinds = {p.agency.kind for p in proposed(cast).values()}
    assert not kinds & {Agency.Kind.SECURITY_SERVICE, Agency.Kind.INFO_HOUSE}
    assert "Fjernby School" not in proposed(cast)


def test_nothing_was_sent_by_proposing(cast: Cast, social: UUID) -> None:
    assert disclosed(cast.desk(), stage__in=["preview", "full", "hand-off"]) == 0


def test_routed_twice_it_is_routed_once(cast: Cast, social: UUID) -> None:
    before = {name: p.pk for name, p in proposed(cast).items()}
    do(route_case, cast.desk(), concern=source(cast, social))
    assert {name: p.pk for name, p in proposed(cast).items()} == before
    assert happened(cast.desk(), "case.routed", social) == 1


def test_a_security_case_gets_a_package_and_no_proposals(cast: Cast, security: UUID) -> None:
    karen = cast.actor("Karen Coordinator")
    package = row(HandOff, karen)
    assert (package.state, package.recipient_id) == ("prepared", cast.agencies["pet"].pk)
    assert count(Proposal, karen, case__ref=security) == 0


def test_a_package_routed_twice_is_one_package(cast: Cast, security: UUID) -> None:
    do(route_case, cast.desk(), concern=source(cast, security))
    assert count(HandOff, cast.actor("Karen Coordinator")) == 1


def test_the_prevention_centre_knows_of_nothing_that_was_not_sent(cast: Cast, security: UUID) -> None:
    from_centre = cast.actor("Petra Prevention-centre", stages.NATIONAL)
    assert count(HandOff, from_centre) == count(Case, from_centre) == 0


def test_somebody_without_clearance_learns_nothing_of_the_package(cast: Cast, security: UUID) -> None:
    hans = cast.actor("Hans House-worker")
    assert count(HandOff, hans) == happened(hans, "hand-off.prepared") == 0
