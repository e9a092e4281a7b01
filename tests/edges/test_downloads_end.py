"""Ended access is gone at the next request, with every link and form that was prepared while it ran."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from agencies.models import ApiClient, Membership
from cases.actions import attaching, closure, intake, referral, team, triage
from cases.actions.disclosing import end_disclosures
from cases.models import Attachment, Disclosure, TeamMember
from infohouse.core import clock
from tests import stages
from tests.cast import Cast, assemble
from tests.edges.api import System, is_problem, system
from tests.edges.pages import browser
from tests.stages import do, seen_by

pytestmark = pytest.mark.django_db
KAREN, SARA, SVEND = "Karen Coordinator", "Sara Social-worker", "Svend Social-worker"


@dataclass
class Prepared:
    """A case with a file; somebody on its team and the system of that agency have both before them."""

    cast: Cast
    case: UUID
    file: UUID
    offer: UUID

    @property
    def download(self) -> str:
        return reverse("download", args=[self.case])

    @property
    def link(self) -> str:
        return reverse("attachment", args=[self.file])

    def taken(self, client: Client) -> list[int]:
        """Return the answers to the link and to the form, as they were prepared."""
        return [client.get(self.link).status_code, client.post(self.download).status_code]


@pytest.fixture(scope="module")
def prepared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Prepared]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = assemble()
        case, file = _case_with_a_file(cast)
        ref, sara = stages.offer(cast, case, "municipality"), cast.actor(SARA)
        do(referral.pull_referral, sara, ref=ref)
        do(referral.accept_referral, sara, ref=ref, lead=cast.user(SARA).ref)
        do(team.add_member, sara, case=case, person=cast.user(SVEND).ref, role="member")
        yield Prepared(cast, case, file, ref)
        transaction.set_rollback(True)


def _case_with_a_file(cast: Cast) -> tuple[UUID, UUID]:
    tove, karen, desk = cast.actor("Tove Teacher"), cast.actor(KAREN), cast.desk()
    concern = do(intake.start_draft, tove)
    do(intake.save_draft, tove, ref=concern, answers=stages.TOLD)
    file = do(attaching.attach, tove, ref=concern, raw=b"What was on the wall.")
    do(intake.log_concern, tove, ref=concern)
    do(triage.open_triage, desk, concern=concern)
    with seen_by(karen):
        from_desk = stages.Triage.objects.visible_to(karen).get(concern__ref=concern).ref
    do(triage.triage_concern, karen, ref=from_desk, assessment=stages.SOCIAL)
    return stages.routed(cast, from_desk, "social"), file


def leave(prepared: Prepared) -> None:
    sara = prepared.cast.actor(SARA)
    with seen_by(sara):
        members = TeamMember.objects.visible_to(sara).filter(case__ref=prepared.case)
        member = members.get(user_id=prepared.cast.user(SVEND).pk).ref
    do(team.end_membership, sara, case=prepared.case, member=member)


def leave_the_agency(prepared: Prepared) -> None:
    hat = prepared.cast.hats[SVEND]
    Membership.objects.filter(pk=hat.pk).update(until=clock.today() - timedelta(days=1))


def close(prepared: Prepared) -> None:
    do(closure.close_case, prepared.cast.actor(KAREN), ref=prepared.case, outcome="moved")


def end_the_passing(prepared: Prepared) -> None:
    karen, tove = prepared.cast.actor(KAREN), prepared.cast.actor("Tove Teacher")
    with seen_by(tove):
        item = Attachment.objects.visible_to(tove).get(ref=prepared.file).item_id
    with seen_by(karen):
        passed = Disclosure.objects.visible_to(karen).filter(
            sender=prepared.cast.agencies["house"], item=item
        )
        end_disclosures(karen, list(passed), why="recalled")


def test_A34_a_download_prepared_before_the_end_is_refused_after_it(prepared: Prepared) -> None:
    client = browser(prepared.cast, SVEND)
    assert prepared.taken(client) == [200, 200]
    leave(prepared)
    assert prepared.taken(client) == [404, 404]


def test_A34_with_the_hat_every_prepared_download_is_gone(prepared: Prepared) -> None:
    client = browser(prepared.cast, SVEND)
    assert prepared.taken(client) == [200, 200]
    leave_the_agency(prepared)
    answers = [client.get(prepared.link), client.post(prepared.download)]
    assert [(a.status_code, a["Location"]) for a in answers] == [(302, reverse("hat"))] * 2


def test_A34_a_colleague_who_is_not_on_the_team_reads_no_preview_once_the_case_is_accepted(
    prepared: Prepared,
) -> None:
    leave(prepared)
    carried = browser(prepared.cast, SVEND).get(reverse("referral", args=[prepared.offer])).content.decode()
    assert stages.TOLD["seen"] not in carried
    carried = browser(prepared.cast, SARA).get(reverse("referral", args=[prepared.offer])).content.decode()
    assert stages.TOLD["seen"] in carried.replace("&#x27;", "'")


@pytest.mark.parametrize("end", [close, end_the_passing], ids=["the case is closed", "the passing ended"])
def test_A34_a_file_prepared_before_the_end_of_the_passing_is_refused_after_it(
    prepared: Prepared, end: Any
) -> None:
    client = browser(prepared.cast, SVEND)
    assert client.get(prepared.link).status_code == 200
    end(prepared)
    assert client.get(prepared.link).status_code == 404


@pytest.fixture
def machine(prepared: Prepared) -> System:
    return system(prepared.cast, "municipality")


def fetched(prepared: Prepared, machine: System) -> list[Any]:
    return [machine.get(f"/attachments/{prepared.file}"), machine.get(f"/cases/{prepared.case}/items")]


@pytest.mark.parametrize("end", [close], ids=["the case is closed"])
def test_A34_a_system_fetches_nothing_after_the_end_with_the_token_it_had_before(
    prepared: Prepared, machine: System, end: Any
) -> None:
    assert [a.status_code for a in fetched(prepared, machine)] == [200, 200]
    end(prepared)
    for answer in fetched(prepared, machine):
        is_problem(answer, 404, "not-found")


def test_A34_a_system_that_was_switched_off_fetches_nothing(prepared: Prepared, machine: System) -> None:
    assert [a.status_code for a in fetched(prepared, machine)] == [200, 200]
    ApiClient.objects.filter(agency=prepared.cast.agencies["municipality"]).update(enabled=False)
    assert [a.status_code for a in fetched(prepared, machine)] == [401, 401]
