"""Who may act, for whom, and for which purpose."""

from datetime import date, timedelta

import pytest

from agencies import actors, rows
from agencies.models import ApiClient, Mandate, Membership
from agencies.permissions import HATS, ROLES, purposes_of
from infohouse.core.errors import MissingFact, NotAllowed, NotFound
from infohouse.core.purpose import Purpose
from tests.cast import Cast

YESTERDAY, TOMORROW = date.today() - timedelta(days=1), date.today() + timedelta(days=1)


def test_somebody_acts_for_the_agency_of_the_hat_and_keeps_the_employer(cast: Cast) -> None:
    karen = cast.actor("Karen Coordinator")
    assert karen.agency_id == cast.agencies["house"].pk
    assert karen.employer_id == cast.agencies["municipality"].pk
    assert karen.cleared and not karen.is_machine


@pytest.mark.parametrize("purpose", list(Purpose))
def test_nobody_acts_for_a_purpose_outside_the_role(cast: Cast, purpose: Purpose) -> None:
    for hat in cast.hats.values():
        if purpose not in purposes_of(hat.role):
            with pytest.raises(NotAllowed):
                actors.from_membership(hat, purpose)


@pytest.mark.parametrize("stated", [None, "", "curiosity", "PVE-PREVENTION"])
def test_a_system_without_a_known_purpose_is_asked_for_one(cast: Cast, stated: str | None) -> None:
    client = ApiClient.objects.get(agency=cast.agencies["school"])
    with pytest.raises(MissingFact) as refusal:
        actors.from_client(client, stated)
    assert refusal.value.questions == ("purpose",)


def test_no_system_of_an_agency_is_ever_cleared(cast: Cast) -> None:
    assert not cast.client("police").cleared


def test_a_hat_runs_from_its_first_day_to_its_last(cast: Cast) -> None:
    sara = cast.hats["Sara Social-worker"]
    for since, until, wears in [
        (YESTERDAY, None, True),
        (date.today(), date.today(), True),
        (TOMORROW, None, False),
        (date(2020, 1, 1), YESTERDAY, False),
    ]:
        Membership.objects.filter(pk=sara.pk).update(since=since, until=until)
        assert bool(rows.hats(sara.user_id)) is wears


def test_a_closed_account_wears_no_hat(cast: Cast) -> None:
    sara = cast.user("Sara Social-worker")
    type(sara).objects.filter(pk=sara.pk).update(is_active=False)
    assert rows.hats(sara.pk) == []


def test_a_lead_is_somebody_who_works_there_today(cast: Cast) -> None:
    actor, svend = cast.actor("Sara Social-worker"), cast.user("Svend Social-worker")
    assert rows.colleague(actor, svend.ref) == svend
    Membership.objects.filter(user=svend).update(until=YESTERDAY)
    with pytest.raises(NotFound):
        rows.colleague(actor, svend.ref)


def test_whoever_left_is_not_offered_as_a_lead(cast: Cast) -> None:
    svend = cast.user("Svend Social-worker")
    type(svend).objects.filter(pk=svend.pk).update(is_active=False)
    assert svend not in rows.colleagues(cast.actor("Sara Social-worker"))


def test_a_mandate_that_ended_is_no_seat(cast: Cast) -> None:
    school, house = cast.agencies["school"].pk, cast.agencies["house"].pk
    assert {school, house} <= rows.hosted_forum(house).members
    Mandate.objects.filter(agency_id=school).update(until=YESTERDAY)
    assert school not in rows.hosted_forum(house).members
    assert house in rows.hosted_forum(house).members


def test_neighbours_are_of_the_district_or_of_the_whole_country(cast: Cast) -> None:
    names = {agency.name for agency in rows.neighbours(cast.agencies["house"].pk)}
    assert "Prevention Centre" in names
    assert not names & {"Fjernby School", "Info-house Ravnsholm"}


def test_no_role_of_a_person_carries_both_ends_of_a_check() -> None:
    people = {role: permissions for role, (_, permissions, _) in ROLES.items() if role in HATS}
    assert not [role for role, may in people.items() if {"hand-off", "receive-hand-off"} <= may]
    assert people["operator"] <= {"operate", "read-law"}, "whoever runs the machinery reads no case"
