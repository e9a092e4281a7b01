"""What a page says when something is wrong, and that nothing typed is lost."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from agencies.models import Membership
from cases.models import Concern
from tests import stages
from tests.cases.look import row
from tests.cast import Cast
from tests.edges.desk_scene import ASSESSED
from tests.edges.pages import HANS, KAREN, LISTS, PIA, SARA, THINGS, TOVE, Page, Scene, browser, set_scene

pytestmark = pytest.mark.django_db
PASSWORD = "an invented password"
TYPED = "Says he will join the others at the harbour, he said so twice."


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield set_scene()
        transaction.set_rollback(True)


def step(scene: Scene, name: str = "seen") -> str:
    return reverse("concern_step", args=[scene.refs["draft"], name])


def draft(scene: Scene) -> dict[str, Any]:
    return dict(row(Concern, scene.cast.actor(TOVE), ref=scene.refs["draft"]).answers)


def test_what_moved_on_answers_409(scene: Scene) -> None:
    karen = browser(scene.cast, KAREN)
    path = reverse("recall", args=[scene.refs["social"], scene.refs["accepted"]])
    answer = karen.post(path)
    assert answer.status_code == 409
    assert "moved on" in answer.content.decode()


def test_a_role_that_lacks_the_right_answers_403(scene: Scene) -> None:
    answer = browser(scene.cast, SARA).get(reverse("desk"))
    assert answer.status_code == 403


def test_a_form_with_a_gap_answers_422_and_keeps_what_was_typed(scene: Scene) -> None:
    path = reverse("triage", args=[scene.refs["open"]])
    answer = browser(scene.cast, KAREN).post(path, {"warranted": "yes", "track": "social", "care": TYPED})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert TYPED in page
    assert "<title>Error: " in page


def test_a_missing_reason_that_only_the_verb_knows_lands_on_the_form(scene: Scene) -> None:
    path = reverse("triage", args=[scene.refs["open"]])
    given = {"warranted": "yes", "track": "security", "care": TYPED, "safety": "Talks of an attack."}
    answer = browser(scene.cast, KAREN).post(path, given)
    assert (answer.status_code, TYPED in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("gap", "field", "said"),
    [
        ({"level": ""}, "level", "Choose a level."),
        ({"warranted": ""}, "warranted", "Choose yes or no."),
        ({"track": ""}, "track", "Choose a track."),
        ({"track": "none"}, "track", "Choose a track: something is to be followed up."),
        ({"care": ""}, "care", "Write what the person needs"),
        ({"safety": ""}, "safety", "Write whether anybody is in danger"),
        ({"track": "both"}, "why_not_social", "Write why the social track alone is not enough."),
        ({"why_one_half": ""}, "why_one_half", "A half of the board is empty."),
        ({"trusted_by": "family"}, "trusted", "Choose whom the person trusts."),
    ],
    ids=lambda value: value if isinstance(value, str) and value.islower() else "",
)
def test_each_gap_of_a_triage_is_named_at_its_own_field(
    scene: Scene, gap: dict[str, str], field: str, said: str
) -> None:
    path = reverse("triage", args=[scene.refs["open"]])
    answer = browser(scene.cast, KAREN).post(
        path, {**ASSESSED, "why_not_social": "", "needs": "family", **gap}
    )
    form = answer.context["form"]
    assert answer.status_code == 422
    assert any(text.startswith(said) for text in form.errors[field])
    assert all(kept in answer.content.decode() for kept in (form.data["care"], form.data["safety"]))
    assert re.search(r'<input[^>]*value="family"[^>]*\schecked', answer.content.decode())


def test_all_gaps_of_a_triage_are_named_at_once(scene: Scene) -> None:
    path = reverse("triage", args=[scene.refs["open"]])
    answer = browser(scene.cast, KAREN).post(path, {"warranted": "yes", "track": "social"})
    assert set(answer.context["form"].errors) == {"care", "safety", "level", "why_one_half"}


def test_an_offer_that_the_law_refuses_says_why_and_keeps_what_was_typed(scene: Scene) -> None:
    asking = stages.asked(scene.cast, scene.refs["social"], "club")
    path = reverse("offer", args=[scene.refs["social"], asking, scene.cast.ref("club")])
    answer = browser(scene.cast, KAREN).post(path, {"request": TYPED, "necessity": "They know him."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert TYPED in page
    assert "May be shared without identity only" in page


def test_what_is_good_beside_a_mistake_is_kept_on_the_server(scene: Scene) -> None:
    answer = browser(scene.cast, TOVE).post(step(scene, "person"), {"name": "Fabian Fiktiv", "age": "many"})
    assert answer.status_code == 422
    assert draft(scene)["name"] == "Fabian Fiktiv"


def test_danger_is_sent_to_the_phone_and_nothing_is_begun(scene: Scene) -> None:
    answer = browser(scene.cast, TOVE).post(reverse("new_concern"), {"urgent": "yes"})
    assert "112" in answer.content.decode()


def test_sent_twice_the_second_click_meets_the_receipt(scene: Scene) -> None:
    tove, path = browser(scene.cast, TOVE), reverse("concern_check", args=[scene.refs["draft"]])
    receipt = reverse("concern_receipt", args=[scene.refs["draft"]])
    assert tove.post(path)["Location"] == tove.post(path)["Location"] == receipt
    assert str(scene.refs["draft"])[:8].upper() in tove.get(receipt).content.decode().upper()


def test_a_draft_has_no_receipt(scene: Scene) -> None:
    answer = browser(scene.cast, TOVE).get(reverse("concern_receipt", args=[scene.refs["draft"]]))
    assert answer["Location"] == reverse("concern_check", args=[scene.refs["draft"]])


def test_what_was_typed_when_the_login_had_ended_is_given_back(scene: Scene, settings: Any) -> None:
    tove = browser(scene.cast, TOVE)
    idle(tove)
    sent_away = tove.post(step(scene), {"seen": TYPED})
    assert sent_away["Location"].startswith(reverse("account_login"))
    assert TYPED not in str(dict(tove.session)), "sealed in the session"
    sign_in(tove, scene.cast, TOVE)
    assert TYPED in tove.get(step(scene)).content.decode()
    assert TYPED not in tove.get(step(scene)).content.decode(), "given back once"


def test_what_was_typed_is_not_given_to_somebody_else_at_the_same_machine(scene: Scene) -> None:
    machine = browser(scene.cast, TOVE)
    idle(machine)
    machine.post(step(scene), {"seen": TYPED})
    sign_in(machine, scene.cast, "Tim Teacher")
    answer = machine.get(step(scene))
    assert (answer.status_code, TYPED in answer.content.decode()) == (404, False)


def idle(client: Client) -> None:
    """Let a day pass without a click."""
    session = client.session
    session["began"] = session["seen"] = session.get("began", 10**9) - 24 * 3600
    session.save()


def sign_in(client: Client, cast: Cast, name: str) -> None:
    given = {"login": cast.user(name).username, "password": PASSWORD}
    assert client.post(reverse("account_login"), given).status_code == 302
    page = client.get(reverse("hat"))
    if page.status_code == 200:
        first = re.search(rb'name="hat" value="([^"]+)"|value="([^"]+:[^"]+)"', page.content)
        assert first
        client.post(reverse("hat"), {"hat": (first[1] or first[2]).decode()})


@pytest.mark.parametrize(
    "loss",
    [
        {"until": date.today() - timedelta(days=1)},
        {"since": date.today() + timedelta(days=1)},
    ],
    ids=["ended", "not begun"],
)
def test_a_hat_that_was_taken_away_is_gone_at_the_next_click(scene: Scene, loss: dict[str, Any]) -> None:
    karen, path = browser(scene.cast, KAREN), reverse("case", args=[scene.refs["social"]])
    assert karen.get(path).status_code == 200
    Membership.objects.filter(pk=scene.cast.hats[KAREN].pk).update(**loss)
    assert karen.get(path)["Location"] == reverse("hat")


def test_a_clearance_that_was_taken_away_is_gone_at_the_next_click(scene: Scene) -> None:
    pia, path = browser(scene.cast, PIA), reverse("case", args=[scene.refs["security"]])
    assert pia.get(path).status_code == 200
    Membership.objects.filter(pk=scene.cast.hats[PIA].pk).update(cleared=False)
    assert pia.get(path).status_code == 404


def test_an_account_that_was_closed_is_gone_at_the_next_click(scene: Scene) -> None:
    karen = browser(scene.cast, KAREN)
    user = scene.cast.user(KAREN)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert karen.get(reverse("cases")).status_code == 302


def test_a_form_from_elsewhere_is_refused(scene: Scene) -> None:
    karen = browser(scene.cast, KAREN, enforce_csrf_checks=True)
    answer = karen.post(reverse("close", args=[scene.refs["social"]]))
    assert answer.status_code == 403


def test_with_the_database_away_the_page_gives_the_phone(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    def away(*_: Any) -> None:
        raise OperationalError("password of postgres")

    monkeypatch.setattr("cases.cards.case.case_rows", away)
    answer = browser(scene.cast, KAREN).get(reverse("cases"))
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert settings.DESK_PHONE in page
    assert "postgres" not in page


def test_what_nobody_foresaw_shows_a_reference_and_no_detail(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: Any) -> None:
        raise RuntimeError("Fabian Fiktiv")

    monkeypatch.setattr("cases.cards.case.case_rows", breaks)
    answer = browser(scene.cast, KAREN).get(reverse("cases"))
    assert answer.status_code == 500
    assert "Fabian" not in answer.content.decode()
    assert re.search(r"[0-9a-f]{12}", answer.content.decode())


# A file is no page: it is a download with a sandbox of its own, tests/edges/test_pages_front_door.py.
SHOWN = [p for p in [*LISTS, *THINGS] if p.post is None and p.status == 200 and p.name != "attachment"]


@pytest.mark.parametrize("page", SHOWN, ids=str)
def test_no_page_is_kept_by_a_cache_framed_or_titled_with_a_name(scene: Scene, page: Page) -> None:
    answer = page.call(browser(scene.cast, page.right[0]), scene.refs)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    title = re.search(r"<title>(.*?)</title>", text, re.S)
    assert title and not re.search("Fabian|Fiktiv|Ravnsholm|security", title[1])
    assert not [
        a for a in re.findall(r'(?:href|action|src)="([^"]+)"', text) if re.search("fabian|fiktiv", a, re.I)
    ]


def test_somebody_without_clearance_sees_no_word_of_the_tracks(scene: Scene) -> None:
    social = stages.social_case(scene.cast, HANS)
    text = browser(scene.cast, HANS).get(reverse("case", args=[social])).content.decode()
    assert "Social track" not in text
    assert "Security track" not in text
