"""Schemathesis sends what the description allows and what it does not; nothing may fall over or surprise."""

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
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

pytestmark = pytest.mark.django_db
EXAMPLES = 25
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
OWN = {"concerns": "concern", "referrals": "offer", "cases": "case"}


def operations(scene: Scene) -> tuple[dict[str, str], list[Any]]:
    token = system(scene.cast, "municipality").token
    headers = {"Authorization": f"Bearer {token}", "Infohouse-Purpose": "pve-prevention"}
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/schema", WSGIHandler(), headers=headers)
    return headers, [found.ok() for found in schema.get_all_operations()]


def probe(scene: Scene, operation: Any, headers: dict[str, str], modes: Any) -> Callable[[], None]:
    """Return a test of one operation; half of its calls name a thing that exists."""
    own = scene.refs.get(OWN.get(operation.path.removeprefix(f"{BASE}/").split("/")[0], ""))

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=modes), known=st.booleans())
    def run(case: Any, known: bool) -> None:
        if known and own and "ref" in (case.path_parameters or {}):
            case.path_parameters["ref"] = own
        case.headers = {**(case.headers or {}), **headers}
        case.call_and_validate(checks=CHECKS)

    return run


@pytest.mark.parametrize("modes", list(schemathesis.GenerationMode), ids=lambda m: m.value)
def test_no_request_brings_a_server_error_or_an_answer_that_is_not_described(scene: Scene, modes: Any):
    headers, found = operations(scene)
    assert len(found) == 14
    for operation in found:
        probe(scene, operation, headers, modes)()
