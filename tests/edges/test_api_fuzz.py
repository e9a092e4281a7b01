"""Schemathesis sends what the description allows and what it does not; nothing may fall over or surprise."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.edges.api import BASE, Scene, system
from tests.edges.test_api_schema import DESCRIBED

pytestmark = pytest.mark.django_db
EXAMPLES = 10
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    missing_required_header,
    unsupported_method,
]
OWN = {
    "referrals": "offer",
    "cases": "case",
    "items": "item",
    "notices": "notice",
    "invitations": "invitation",
    "consents": "consent",
}


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Let the server's own handler leave the connection open, since the scene lives in its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operations(scene: Scene, token: str) -> list[Any]:
    headers = {"Authorization": f"Bearer {token}", "Infohouse-Purpose": "pve-prevention"}
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/schema", WSGIHandler(), headers=headers)
    return [found.ok() for found in schema.get_all_operations()]


def probe(scene: Scene, token: str, operation: Any, mode: GenerationMode) -> Callable[[], None]:
    """Return a test of one operation; half of its sound calls name a thing that exists for the purpose."""
    own = scene.refs.get(OWN.get(operation.path.removeprefix(f"{BASE}/").split("/")[0], ""))

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), known=st.booleans())
    def run(case: Any, known: bool) -> None:
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
        if known and mode is GenerationMode.POSITIVE:
            case.headers["Infohouse-Purpose"] = "pve-prevention"
            if own and case.path_parameters:
                case.path_parameters = {name: scene.refs.get(name, own) for name in case.path_parameters}
        case.call_and_validate(checks=CHECKS)

    return run


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_request_brings_a_server_error_or_an_answer_that_is_not_described(
    scene: Scene, mode: GenerationMode
):
    token = system(scene.cast, "municipality").token
    found = operations(scene, token)
    assert len(found) == len(DESCRIBED)
    for operation in found:
        probe(scene, token, operation, mode)()
