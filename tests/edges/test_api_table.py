"""Every address of the API in one table, and what strangers, other agencies and other purposes get there.

A new address without a line here fails.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from infohouse.core.purpose import Purpose
from tests.edges.api import (
    ASKED,
    FILE,
    GOAL,
    ITEM,
    MEASURE,
    PDF,
    SESSION,
    TOLD,
    Scene,
    System,
    is_problem,
    same,
    stranger,
    system,
)

pytestmark = pytest.mark.django_db
REF = re.compile("<uuid:[a-z]+>")
WRITTEN = {"text": "Where he goes on Fridays.", "necessity": "To plan help."}


@dataclass(frozen=True)
class Line:
    """One method at one address: whose thing it names, and a body that its owner could send."""

    method: str
    path: str
    about: str = ""  # a name of the scene: the reference in the address
    body: Any = None
    owner: str = "municipality"
    kind: str = "application/json"
    told: bool = False  # what an agency told itself, it finds again whatever it is doing
    house_only: bool = False  # no system but a house's own may ask, whatever it asks about
    part: str = ""  # a name of the scene: the second reference in the address

    def address(self, scene: Scene, ref: Any = None) -> str:
        """Return the address with its references, or with another in the place of the first."""
        return self.path.format(ref or scene.refs.get(self.about, ""), scene.refs.get(self.part, ""))


TABLE = (
    Line("GET", "/concerns", owner="school"),
    Line("POST", "/concerns", body=TOLD, owner="school"),
    Line("GET", "/concerns/{}", "concern", owner="school", told=True),
    Line("POST", "/concerns/{}/take-back", "concern", owner="school", told=True),
    Line("GET", "/concerns/{}/attachments", "draft", owner="school", told=True),
    Line("POST", "/concerns/{}/attachments", "draft", PDF, owner="school", kind=FILE, told=True),
    Line("POST", "/drafts", body=TOLD, owner="school"),
    Line("POST", "/drafts/{}/send", "draft", owner="school", told=True),
    Line("POST", "/drafts/{}/discard", "draft", owner="school", told=True),
    Line("GET", "/attachments/{}", "file", owner="school", told=True),
    Line("POST", "/attachments/{}/remove", "file", owner="school", told=True),
    Line("GET", "/referrals"),
    Line("GET", "/referrals/{}", "offer"),
    Line("POST", "/referrals/{}/pull", "offer"),
    Line("POST", "/referrals/{}/accept", "offer", {"lead": "@lead"}),
    Line("POST", "/referrals/{}/decline", "offer", {"reason": "no-capacity"}),
    Line("POST", "/referrals/{}/outcome", "offer", {"outcome": "done"}),
    Line("POST", "/referrals/{}/recall", "offer", owner="house", house_only=True),
    Line("POST", "/referrals/{}/amend", "offer", {"request": "A mentor."}, owner="house", house_only=True),
    Line("GET", "/colleagues"),
    Line("GET", "/cases"),
    Line("GET", "/cases/{}", "case"),
    Line("GET", "/cases/{}/offers", "case", owner="house"),
    Line("GET", "/cases/{}/items", "case"),
    Line("POST", "/cases/{}/items", "case", ITEM),
    Line("POST", "/cases/{}/notes", "case", {"sources": ["@item"], "category": "case-note", **WRITTEN}),
    Line(
        "POST",
        "/cases/{}/own-sources",
        "case",
        {"like": "@item", "source": "A visit.", "nature": "fact", **WRITTEN},
    ),
    Line("POST", "/cases/{}/measures", "case", {**MEASURE, "agency": "@agency"}),
    Line("GET", "/cases/{}/plan", "case"),
    Line("POST", "/cases/{}/goals", "case", GOAL),
    Line("POST", "/cases/{}/goals/{}/change", "case", {**GOAL, "version": 1}, part="goal"),
    Line("POST", "/cases/{}/goals/{}/move", "case", {"state": "reached"}, part="goal"),
    Line("POST", "/cases/{}/measures/{}/move", "case", {"state": "running"}, part="measure"),
    Line("GET", "/cases/{}/measures/{}/progress", "case", part="measure"),
    Line("POST", "/cases/{}/measures/{}/progress", "case", SESSION, part="measure"),
    Line("GET", "/cases/{}/team", "case"),
    Line("POST", "/cases/{}/team", "case", {"person": "@colleague", "role": "member"}),
    Line("POST", "/cases/{}/team/{}/end", "case", part="member"),
    Line("POST", "/cases/{}/team/{}/lead", "case", part="member"),
    Line("GET", "/cases/{}/consents", "case"),
    Line("POST", "/consents/{}/withdraw", "consent"),
    Line("GET", "/cases/{}/reviews", "case", owner="house", house_only=True),
    Line("GET", "/due"),
    Line("GET", "/invitations"),
    Line("GET", "/invitations/{}", "invitation"),
    Line("POST", "/invitations/{}/items", "invitation", {**ITEM, "dimension": "family"}),
    Line("POST", "/invitations/{}/finish", "invitation"),
    Line("POST", "/invitations/{}/decline", "invitation", {"reason": "not-known"}),
    Line("GET", "/consultations", owner="school"),
    Line("POST", "/consultations", body=ASKED, owner="school"),
    Line("GET", "/consultations/{}", "consultation", owner="school", told=True),
    Line("GET", "/items"),
    Line("GET", "/items/{}", "item", told=True),
    Line("POST", "/items/{}/withdraw", "item", {"why": "It was about his brother."}, told=True),
    Line(
        "POST",
        "/items/{}/correct",
        "item",
        {"content": {"text": "Comes on Thursdays."}, "why": "The day."},
        told=True,
    ),
    Line("GET", "/notices"),
    Line("GET", "/notices/{}", "notice"),
    Line("POST", "/notices/{}/acknowledge", "notice", {"answer": "seen"}),
    Line("GET", "/mechanisms"),
    Line("GET", "/schema"),
)
# Lists that are given in parts.
PARTED = (
    "/concerns",
    "/consultations",
    "/invitations",
    "/cases/{}/measures/{}/progress",
    "/cases",
    "/cases/{}/items",
    "/cases/{}/offers",
    "/items",
    "/notices",
    "/referrals",
)
NAMING = [line for line in TABLE if line.about]


def called(line: Line) -> str:
    return f"{line.method} {line.path}"


every_line = pytest.mark.parametrize("line", TABLE, ids=called)
every_line_naming_something = pytest.mark.parametrize("line", NAMING, ids=called)


def send(scene: Scene, line: Line, by: System, ref: Any = None, method: str = "") -> Any:
    path = line.address(scene, ref)
    headers = {"Idempotency-Key": "key"} if called(line) == "POST /concerns" else {}
    body = filled(scene, line.body)
    return by.call(method or line.method, path, body, content_type=line.kind, **headers)


def filled(scene: Scene, body: Any) -> Any:
    """Return a body with the references of the scene in the places of their names."""
    if isinstance(body, dict):
        return {name: filled(scene, value) for name, value in body.items()}
    if isinstance(body, list):
        return [filled(scene, value) for value in body]
    return scene.refs[body[1:]] if isinstance(body, str) and body.startswith("@") else body


def owner(scene: Scene, line: Line, purpose: Purpose = Purpose.PVE_PREVENTION) -> System:
    return system(scene.cast, line.owner, purpose)


def addresses(patterns: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Walk all addresses of the platform; yield each method that one under /api/ answers."""
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern) and path.startswith("api/"):
            view = pattern.callback.view_class
            names = [n for n in view.http_method_names if hasattr(view, n)]
            yield from ((n.upper(), "/" + REF.sub("{}", path.removeprefix("api/v1/"))) for n in names)


def test_every_address_of_the_api_stands_in_the_table():
    assert sorted(addresses(get_resolver().url_patterns)) == sorted(
        (line.method, line.path) for line in TABLE
    )


@every_line
def test_a_stranger_is_asked_to_show_a_token(line: Line, scene: Scene):
    answer = send(scene, line, stranger())
    is_problem(answer, 401, "not-authenticated")
    assert answer["WWW-Authenticate"].startswith("Bearer")


@every_line
def test_a_request_without_a_purpose_is_asked_for_one(line: Line, scene: Scene):
    answer = send(scene, line, owner(scene, line).with_purpose(None))
    assert is_problem(answer, 422, "missing-fact")["questions"] == ["purpose"]


@every_line
def test_only_get_and_post_exist_and_nothing_tells_about_itself(line: Line, scene: Scene):
    for method in ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"):
        answer = send(scene, line, owner(scene, line), method=method)
        assert answer.status_code == 405
        answer = owner(scene, line).call(method, f"{line.address(scene)}?after={uuid4()}")
        assert answer.status_code == 405
        assert set(answer["Allow"].split(", ")) <= {"GET", "POST"}


@every_line_naming_something
@pytest.mark.parametrize("agency", ["far-school", "club", "police"])
def test_what_belongs_to_another_agency_does_not_exist(agency: str, line: Line, scene: Scene):
    other = system(scene.cast, agency)
    hidden = send(scene, line, other)
    if line.house_only:
        is_problem(hidden, 403, "not-allowed")
    else:
        is_problem(hidden, 404, "not-found")
    same(hidden, send(scene, line, other, ref=uuid4()))


@every_line_naming_something
def test_its_owner_is_answered(line: Line, scene: Scene):
    answer = send(scene, line, owner(scene, line))
    assert answer.status_code in (200, 201, 409)


@every_line_naming_something
@pytest.mark.parametrize("purpose", [Purpose.CRIMINAL_INVESTIGATION, Purpose.SUPPORT_DELIVERY])
def test_for_another_purpose_it_does_not_exist(purpose: Purpose, line: Line, scene: Scene):
    if line.told:
        assert send(scene, line, owner(scene, line, purpose)).status_code != 404
        return
    hidden = send(scene, line, owner(scene, line, purpose))
    is_problem(hidden, 404, "not-found")
    same(hidden, send(scene, line, owner(scene, line, purpose), ref=uuid4()))


@every_line
def test_no_address_takes_a_parameter(line: Line, scene: Scene):
    path = line.address(scene)
    answer = owner(scene, line).call(line.method, f"{path}?expand=items", line.body)
    assert is_problem(answer, 400, "invalid")["errors"].keys() == {"expand"}


@every_line
def test_no_address_ends_in_a_slash(line: Line, scene: Scene):
    path = line.address(scene)
    is_problem(owner(scene, line).call(line.method, f"{path}/", line.body), 404, "not-found")
