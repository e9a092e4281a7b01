"""The pages beside the concern: files, questions without a name, the filter of the desk, the emergency number."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from cases.actions import attaching
from cases.models import Attachment, Consultation
from tests import stages
from tests.abroad import settle
from tests.cases.look import count
from tests.cast import Cast, assemble
from tests.edges.pages import KAREN, TOVE, browser
from tests.stages import do

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = assemble()
        settle(cast, "SE")
        yield cast
        transaction.set_rollback(True)


def test_a_file_is_always_a_download_that_no_browser_runs(cast: Cast) -> None:
    tove = cast.actor(TOVE)
    ref = do(attaching.attach, tove, ref=do(stages.intake.start_draft, tove), raw=b"A note about somebody.")
    answer = browser(cast, TOVE).get(reverse("attachment", args=[ref]))
    assert answer["Content-Disposition"] == f'attachment; filename="{str(ref)[:8].upper()}.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer.content == b"A note about somebody."


def test_a_file_is_taken_by_its_content_whatever_its_name_says(cast: Cast) -> None:
    tove, client = cast.actor(TOVE), browser(cast, TOVE)
    path = reverse("concern_files", args=[do(stages.intake.start_draft, tove)])
    program = SimpleUploadedFile("holiday.png", b"MZ\x90\x00", content_type="image/png")
    refused = client.post(path, {"file": program})
    assert refused.status_code == 422
    assert "Choose a PDF, a PNG or JPEG picture, or a plain text." in refused.content.decode()
    note = SimpleUploadedFile("Fabian Fiktiv.exe", b"A note.", content_type="application/x-msdownload")
    assert client.post(path, {"file": note}).status_code == 302
    page = client.get(path).content.decode()
    assert "Plain text" in page and "Fabian" not in page
    assert count(Attachment, tove) == 1


def test_A85_a_question_with_a_name_in_it_is_shown_once_more_and_may_still_go(cast: Cast) -> None:
    client, path = browser(cast, TOVE), reverse("new_consultation")
    asked = {"question": "Fabian has gone quiet, call 12 34 56 78."}
    before = count(Consultation, cast.actor(TOVE))
    text = client.post(path, asked).content.decode()
    assert "“Fabian” looks like the name" in text and "“12 34 56 78” looks like a telephone number" in text
    assert asked["question"] in text
    assert count(Consultation, cast.actor(TOVE)) == before
    assert client.post(path, {**asked, "as_it_is": "1"}).status_code == 302
    assert count(Consultation, cast.actor(TOVE)) == before + 1


def test_B49_the_desk_shows_what_came_by_one_channel(cast: Cast) -> None:
    stages.on_the_desk(cast)
    stages.on_the_desk(cast, places=[{"channel": "gaming"}])  # type: ignore[arg-type]
    client = browser(cast, KAREN)
    everything = client.get(reverse("desk")).content.decode().count("/desk/")
    gaming = client.get(reverse("desk"), {"channel": "gaming"}).content.decode()
    nothing = client.get(reverse("desk"), {"channel": "video"}).content.decode()
    assert everything > gaming.count("/desk/") > nothing.count("/desk/")
    assert client.get(reverse("desk"), {"channel": "nonsense"}).status_code == 200


def test_danger_is_sent_to_the_emergency_number_of_the_country_before_any_draft(cast: Cast) -> None:
    for name in (TOVE, "Tyra Teacher-SE"):
        text = browser(cast, name).post(reverse("new_concern"), {"urgent": "yes"}).content.decode()
        assert 'href="tel:112"' in text and "<textarea" not in text
