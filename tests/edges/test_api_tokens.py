"""POST /oauth/token/ and what a token opens."""

import pytest
from django.test import Client
from oauth2_provider.models import AccessToken

from agencies.models import ApiClient
from tests.cast import SECRET
from tests.edges.api import PROBLEM, Scene, System, connected, is_problem, same, stranger, system, token_for

pytestmark = pytest.mark.django_db
CREDENTIALS = {"grant_type": "client_credentials", "client_id": "client-DK-school", "client_secret": SECRET}


def ask(**changed: str) -> object:
    return Client(raise_request_exception=False).post("/oauth/token/", {**CREDENTIALS, **changed})


def test_client_credentials_bring_a_token_that_opens_the_own_things_for_fifteen_minutes(scene: Scene):
    answer = ask()
    assert (answer.status_code, answer.json()["expires_in"]) == (200, 900)
    school = System(answer.json()["access_token"])
    assert school.get(f"/concerns/{scene.refs['concern']}").status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"client_secret": "wrong"},
        {"client_id": "nobody"},
        {"client_id": "nobody\x00"},
        {"grant_type": "password", "username": "tove.teacher", "password": "an invented password"},
        {"grant_type": "authorization_code", "code": "x"},
        {"scope": "everything"},
    ],
)
def test_nothing_else_brings_one(changed: dict[str, str], scene: Scene):
    answer = ask(**changed)
    assert answer.status_code in (400, 401)
    assert "access_token" not in answer.json()


def test_a_wrong_secret_and_an_unknown_client_are_the_same(scene: Scene):
    same(ask(client_secret="wrong"), ask(client_id="nobody"))


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic {}", "Token {}", "Bearer {}x", "Bearer {} {}"]
)
def test_what_is_not_a_good_token_is_refused(header: str, scene: Scene):
    token = token_for(connected(scene.cast.agencies["school"]))
    answer = stranger().get("/items", Authorization=header.format(token, token))
    is_problem(answer, 401, "not-authenticated")


def test_the_challenge_names_an_error_only_where_credentials_were_sent(scene: Scene):
    assert stranger().get("/items")["WWW-Authenticate"] == 'Bearer realm="infohouse"'
    assert 'error="invalid_token"' in System("unknown").get("/items")["WWW-Authenticate"]


def test_expired_switched_off_foreign_and_unknown_tokens_are_all_the_same(scene: Scene):
    client = connected(scene.cast.agencies["school"])
    off = token_for(connected(scene.cast.agencies["club"]))
    ApiClient.objects.filter(agency=scene.cast.agencies["club"]).update(enabled=False)
    elsewhere = token_for(client)
    AccessToken.objects.filter(token=elsewhere).update(resource=["https://elsewhere.example/"])
    unknown = System("unknown").get("/items")
    for token in (token_for(client, minutes=-1), off, elsewhere, token_for(client, scope="other")):
        same(unknown, System(token).get("/items"))


def test_a_client_taken_away_is_out_at_its_next_request(scene: Scene):
    school = system(scene.cast, "school")
    assert school.get("/items").status_code == 200
    ApiClient.objects.filter(agency=scene.cast.agencies["school"]).update(enabled=False)
    is_problem(school.get("/items"), 401, "not-authenticated")


def test_a_browsers_login_opens_nothing_here(scene: Scene):
    browser = Client(raise_request_exception=False)
    browser.force_login(scene.cast.user("Karen Coordinator"))
    answer = browser.get("/api/v1/cases", headers={"Infohouse-Purpose": "pve-prevention"})
    assert (answer.status_code, answer["Content-Type"]) == (401, PROBLEM)


def test_a_token_in_the_address_or_the_body_opens_nothing(scene: Scene):
    token = token_for(connected(scene.cast.agencies["school"]))
    is_problem(stranger().get(f"/items?access_token={token}"), 401, "not-authenticated")
    is_problem(stranger().post("/concerns", {"access_token": token}), 401, "not-authenticated")
