"""Call the API as the system of an agency."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import AccessToken, Application

from agencies.models import Agency, ApiClient
from audit.models import Event
from cases import rows as triage_rows
from cases.actions import routing, triage
from cases.cards.case import case_rows
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from tests import stages
from tests.cases.documents import pdf
from tests.cast import PVE, SECRET, Cast, assemble

BASE = "/api/v1"
PROBLEM = "application/problem+json"
FILE = "application/octet-stream"
PDF = pdf()
ITEM = {
    "category": "social-record",
    "nature": "fact",
    "text": "Comes on Tuesdays.",
    "necessity": "To plan help.",
}
GOAL = {
    "family": "likelihood",
    "text": "Two evenings a week at the club.",
    "indicator": "Seen there on eight evenings in a month.",
    "due_on": "2030-01-01",
}
MEASURE = {"mechanism": "desistance", "what": "A mentor.", "effect": "Company.", "due_on": "2030-01-01"}
SESSION = {"on": "2026-01-10", "attendance": "attended", "text": "They cooked together."}
ASKED = {"question": "Somebody in a class repeats one sentence. Is that something to worry about?"}
TOLD = {"seen": "Says he will join the others at the harbour.", "name": "Fabian Fiktiv", "age": 16}


@dataclass
class Scene:
    """What most tests meet: the references of an own concern of the school ("concern"), of an offer to the
    municipality ("offer"), and of an accepted offer ("accepted") with its case ("case"); of a draft of the
    school's ("draft") with a file ("file"), and of what the municipality added to the case ("item").

    Besides: a goal, a measure and a member of the municipality's, the consent of the person, an invitation to
    the municipality, a consultation of the school's; and what bodies name: the municipality ("agency"), who
    leads there ("lead"), and a colleague who is not on the team ("colleague")."""

    cast: Cast
    refs: dict[str, str]


@contextmanager
def played() -> Iterator[Scene]:
    """Play the scene once for a file of tests, and take everything back at its end."""
    with transaction.atomic():
        cast = assemble()
        accepted, case = stages.accepted(cast)
        concern = system(cast, "school").log().json()["ref"]
        offer = stages.offer(cast, _second_case(cast), "municipality")
        refs = {"concern": concern, "offer": str(offer), "accepted": str(accepted), "case": str(case)}
        refs |= {"notice": str(stages.recalled(cast, case)), **_own_things(cast, case)}
        refs |= {"agency": str(cast.ref("municipality")), "lead": str(cast.user("Sara Social-worker").ref)}
        refs["colleague"] = str(cast.user("Svend Social-worker").ref)
        yield Scene(cast, refs)
        transaction.set_rollback(True)


def _own_things(cast: Cast, case: UUID) -> dict[str, str]:
    """Return what two systems made themselves."""
    school, municipality = system(cast, "school"), system(cast, "municipality")
    draft = school.post("/drafts", TOLD).json()["ref"]
    file = school.attach(draft, PDF).json()["ref"]
    item = municipality.post(f"/cases/{case}/items", ITEM).json()["ref"]
    found = {"draft": draft, "file": file, "item": item, **_planned(cast, case)}
    found["consultation"] = school.post("/consultations", ASKED).json()["ref"]
    return {**found, "consent": str(stages.consented(cast, case, "club")), "invitation": _invitation(cast)}


def _planned(cast: Cast, case: UUID) -> dict[str, str]:
    """Return a goal and a measure of the municipality in the plan of a case, and its lead on the team."""
    municipality, plan = system(cast, "municipality"), f"/cases/{case}"
    measure = municipality.post(f"{plan}/measures", {**MEASURE, "agency": str(cast.ref("municipality"))})
    (team,) = municipality.get(f"{plan}/team").json()["teams"]
    return {
        "goal": municipality.post(f"{plan}/goals", GOAL).json()["ref"],
        "measure": measure.json()["ref"],
        "member": team["members"][0]["ref"],
    }


def _invitation(cast: Cast) -> str:
    return str(stages.invited(cast, stages.on_the_desk(cast, seen="Talks of a fight."), "municipality"))


def _second_case(cast: Cast) -> UUID:
    before = set(_open_cases(cast))
    ref = stages.on_the_desk(cast, seen="Wears the badge of the group.")
    karen = cast.actor("Karen Coordinator")
    stages.do(triage.triage_concern, karen, ref=ref, assessment=stages.SOCIAL)
    desk = cast.desk()
    with acting_as(desk):
        concern = triage_rows.triage(desk, ref).concern.ref
        routing.route_case(actor=desk, concern=concern)
    (made,) = set(_open_cases(cast)) - before
    return made


def _open_cases(cast: Cast) -> list[UUID]:
    karen = cast.actor("Karen Coordinator")
    with acting_as(karen):
        return [row.ref for row in case_rows(karen)]


@dataclass
class System:
    """The own system of an agency, with a token that is good for now, acting for a purpose."""

    token: str
    purpose: str | None = PVE.value
    http: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Send one request; a body that is not text or bytes is sent as JSON."""
        raw = body if isinstance(body, (str, bytes)) else json.dumps({} if body is None else body)
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if self.purpose is not None:
            sent["Infohouse-Purpose"] = self.purpose
        content = {} if method in ("GET", "HEAD") else {"data": raw, "content_type": "application/json"}
        content["content_type"] = headers.pop("content_type", content.get("content_type", "application/json"))
        return self.http.generic(method, BASE + path, headers={**sent, **headers}, **content)

    def get(self, path: str, **headers: str) -> Any:
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.call("POST", path, body, **headers)

    def attach(self, draft: str, raw: bytes) -> Any:
        """Put a file on a draft."""
        return self.post(f"/concerns/{draft}/attachments", raw, content_type=FILE)

    def log(self, body: Any = None, key: str | None = None) -> Any:
        """Log a concern under a key."""
        return self.post("/concerns", body or TOLD, **{"Idempotency-Key": key or str(uuid4())})

    def with_purpose(self, purpose: Purpose | str | None) -> "System":
        """Return the same system, acting for another purpose."""
        return System(self.token, str(purpose) if purpose is not None else None)


def system(cast: Cast, agency: str, purpose: Purpose = PVE) -> System:
    """Return the system of an agency of the cast; it is connected first where it is not."""
    return System(token_for(connected(cast.agencies[agency])), purpose.value)


def stranger() -> System:
    """Return somebody without a token."""
    return System("")


def connected(agency: Agency) -> ApiClient:
    """Return the agency's client, made where there is none."""
    return ApiClient.objects.filter(agency=agency).first() or another_client(agency)


def another_client(agency: Agency) -> ApiClient:
    """Return a further system of an agency."""
    application = Application.objects.create(
        name=agency.name,
        client_id=f"client-{uuid4()}",
        client_secret=SECRET,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
    )
    return ApiClient.objects.create(agency=agency, application=application)


def token_for(client: ApiClient, *, minutes: int = 15, scope: str = "agency") -> str:
    """Return a token as the token address would give it."""
    token = secrets.token_urlsafe(24)
    AccessToken.objects.create(
        token=token,
        application=client.application,
        expires=timezone.now() + timedelta(minutes=minutes),
        scope=scope,
    )
    return token


def is_problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    """Assert a refusal in its one form, and return the document."""
    assert answer.status_code == status, (answer.status_code, answer.content)
    assert answer["Content-Type"] == PROBLEM
    document: dict[str, Any] = answer.json()
    assert (document["status"], document["code"]) == (status, code)
    assert document["type"] == f"urn:infohouse:problem:{code}"
    return document


def times(actor: Actor, kind: str, about: UUID | str) -> int:
    """Return how often something happened to a thing, as the actor's trail tells."""
    with acting_as(actor):
        return Event.objects.visible_to(actor).filter(kind=kind, about=about).count()


def same(one: Any, other: Any) -> None:
    """Assert that two answers are equal byte for byte, headers included."""
    assert one.status_code == other.status_code
    assert one.content == other.content
    assert dict(one.headers) == dict(other.headers)
