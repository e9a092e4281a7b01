"""Take a copy of what one may read: decided at the moment of the download, with its marks, on the trail."""

from uuid import UUID

import pytest

from audit.models import Event
from cases.actions.disclosing import end_disclosures
from cases.actions.exporting import export_items
from cases.cards.exports import export_card
from cases.models import Disclosure
from infohouse.core.actor import Actor
from infohouse.core.errors import NotAllowed, NotFound
from tests import stages
from tests.cases.look import happened, refused, row
from tests.cast import Cast
from tests.edges.pages import browser


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


def download(cast: Cast, case: UUID, name: str = "Sara Social-worker") -> str:
    answer = browser(cast, name).post(f"/cases/{case}/download/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{str(case)[:8].upper()}.txt"'
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/plain; charset=utf-8", "no-store")
    return str(answer.content.decode())


def test_it_holds_what_the_reader_may_read_with_every_mark(cast: Cast, case: UUID) -> None:
    text = download(cast, case)
    assert stages.TOLD["seen"] in text
    assert "must not be used to investigate" in text
    assert "Ravnsholm School" in text


def test_what_ended_meanwhile_is_not_in_it(cast: Cast, sara: Actor, case: UUID) -> None:
    karen = cast.actor("Karen Coordinator")
    assert stages.TOLD["seen"] in download(cast, case)
    with stages.seen_by(karen):
        given = Disclosure.objects.visible_to(karen).filter(recipient_id=sara.agency_id)
        end_disclosures(karen, given, why=Disclosure.Ended.CONSENT)
    assert stages.TOLD["seen"] not in download(cast, case)


def test_the_trail_says_who_took_what(cast: Cast, sara: Actor, case: UUID) -> None:
    with stages.seen_by(sara):
        taken = {str(i.ref) for i in export_card(sara, case).items}
    event = row(Event, cast.actor("Karen Coordinator"), kind="case.exported")
    assert (event.about, event.user_id, set(event.codes["items"])) == (case, sara.user_id, taken)


def test_whoever_is_not_on_the_team_takes_nothing(cast: Cast, case: UUID) -> None:
    for name in ("Svend Social-worker", "Kurt Coordinator", "Nosy Stranger"):
        refused(NotFound, export_items, cast.actor(name), case=case)
    refused(NotAllowed, export_items, cast.actor("Tove Teacher"), case=case)
    assert happened(cast.actor("Karen Coordinator"), "case.exported") == 0
