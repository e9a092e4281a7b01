"""What is not a request of ours is refused in one form: too long, too deep, not JSON, the wrong kind."""

import pytest
from django.db import OperationalError

from cases import rows
from cases.cards import referrals
from infohouse.core.errors import NotFound
from tests.edges.api import PROBLEM, TOLD, Scene, is_problem, same, system

pytestmark = pytest.mark.django_db
KEY = {"Idempotency-Key": "key"}


@pytest.mark.parametrize(
    "body",
    [b"{", b"[[[[", b"\xff", b'{"seen":NaN}', b'{"seen":"\\ud800"}', b'{"seen":"a","seen":"b"}',
     b"{'seen':'a'}", b"[" * 60_000, b'{"a":' * 20_000, b'{"seen":"x","age":' + b"9" * 6_000 + b"}", b"\x00"],
    ids=lambda body: repr(body[:12]),
)  # fmt: skip
def test_what_is_not_json_is_refused(body: bytes, scene: Scene):
    is_problem(system(scene.cast, "school").post("/concerns", body, **KEY), 400, "parse-error")


@pytest.mark.parametrize("body", [b"[]", b"null", b'"text"', b"5", b"true", b"", b'{"\\u0000":1}', b'{"":1}'])
def test_json_of_another_shape_is_refused(body: bytes, scene: Scene):
    is_problem(system(scene.cast, "school").post("/concerns", body, **KEY), 400, "invalid")


def test_the_longest_concern_that_fits_the_form_is_taken(scene: Scene):
    texts = ("seen", "when", "online", "heard", "believed", "talked")
    body = {name: "\U0001f600" * 10_000 for name in texts}
    assert system(scene.cast, "school").log(body).status_code == 201


def test_a_body_that_no_form_of_ours_fills_is_refused(scene: Scene):
    body = {**TOLD, "seen": "x" * 1_100_000}
    is_problem(system(scene.cast, "school").log(body), 413, "too-large")


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "application/xml",
    ],
)
def test_a_body_of_another_kind_is_refused(kind: str, scene: Scene):
    answer = system(scene.cast, "school").post("/concerns", b"seen=x", content_type=kind, **KEY)
    is_problem(answer, 415, "unsupported-media-type")


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "*/*", "nonsense"])
def test_the_answer_is_json_whatever_is_asked_for(accept: str, scene: Scene):
    answer = system(scene.cast, "school").get("/items", Accept=accept)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_no_header_makes_a_post_another_method(scene: Scene):
    path = f"/cases/{scene.refs['case']}"
    answer = system(scene.cast, "municipality").post(path, **{"X-HTTP-Method-Override": "GET"})
    is_problem(answer, 405, "method-not-allowed")


def test_a_host_that_is_not_ours_is_refused(scene: Scene):
    is_problem(system(scene.cast, "school").get("/items", Host="elsewhere.example"), 400, "malformed")


@pytest.mark.parametrize("path", ["/nowhere", "/cases/1", "/cases/..%2f", "/cases/%00", "/Cases"])
def test_an_address_that_is_none_does_not_exist(path: str, scene: Scene):
    is_problem(system(scene.cast, "school").get(path), 404, "not-found")


def test_nothing_may_be_kept_by_a_cache(scene: Scene):
    for path in ("/items", "/nowhere", f"/cases/{scene.refs['case']}"):
        assert "no-store" in system(scene.cast, "municipality").get(path)["Cache-Control"]


def test_with_the_database_away_the_answer_is_503_and_says_nothing_of_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
):
    def away(*args: object, **kwargs: object) -> None:
        raise OperationalError("the row contains Fabian Fiktiv")

    monkeypatch.setattr(rows, "items", away)
    answer = system(scene.cast, "school").get("/items")
    document = is_problem(answer, 503, "away")
    assert answer["Retry-After"] == "30"
    assert document["reference"] and b"Fabian" not in answer.content


def test_what_nobody_foresaw_is_a_problem_document_without_a_word_of_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rows, "items", lambda actor, after: {}["Fabian Fiktiv"])
    answer = system(scene.cast, "school").get("/items")
    is_problem(answer, 500, "failed")
    assert b"Fabian" not in answer.content and answer["Content-Type"] == PROBLEM


@pytest.mark.parametrize(
    ("error", "status", "code"), [(KeyError, 500, "failed"), (NotFound, 404, "not-found")]
)
def test_an_act_whose_answer_fails_is_undone_as_a_whole(
    error: type[Exception], status: int, code: str, scene: Scene, monkeypatch: pytest.MonkeyPatch
):
    def fail(actor: object, items: object) -> None:
        raise error

    municipality = system(scene.cast, "municipality")
    path = f"/referrals/{scene.refs['offer']}"
    before = municipality.get(path)
    with monkeypatch.context() as patch:
        patch.setattr(referrals, "item_cards", fail)
        is_problem(municipality.post(f"{path}/pull"), status, code)
    same(municipality.get(path), before)
