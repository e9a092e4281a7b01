"""GET /schema: the description is complete, true to the code, and its examples fit it."""

from collections.abc import Iterator
from typing import Any

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from jsonschema import Draft202012Validator

from cases.api.schema import document
from infohouse.core.paging import SIZE
from tests.edges.api import BASE, PROBLEM, Scene, system
from tests.edges.test_api_table import PARTED, TABLE, Line, called

DESCRIBED = [line for line in TABLE if line.path != "/schema"]
LISTS = [line for line in DESCRIBED if line.path in PARTED and line.method == "GET"]
every_operation = pytest.mark.parametrize("line", DESCRIBED, ids=called)


def operation(line: Line) -> dict[str, Any]:
    return document()["paths"][described(line)][line.method.lower()]


def described(line: Line) -> str:
    """Return the path as the description writes it: the first reference is ref, a second has its own name."""
    return BASE + line.path.format("{ref}", "{" + line.part + "}")


@pytest.mark.django_db
def test_the_description_is_served_to_whoever_has_a_token(scene: Scene):
    answer = system(scene.cast, "far-school").get("/schema")
    assert answer.json()["openapi"].startswith("3.1")


def test_the_description_is_made_without_a_warning(capsys: pytest.CaptureFixture[str]):
    document.cache_clear()
    with GENERATOR_STATS.silence():
        document()
        assert not GENERATOR_STATS._warn_cache and not GENERATOR_STATS._error_cache


def test_exactly_the_addresses_of_the_table_are_described():
    found = {(method.upper(), path) for path, item in document()["paths"].items() for method in item}
    assert found == {(line.method, described(line)) for line in DESCRIBED}


@every_operation
def test_each_operation_names_the_purpose_header_and_how_to_sign_in(line: Line):
    headers = {p["name"]: p for p in operation(line)["parameters"] if p["in"] == "header"}
    assert headers["Infohouse-Purpose"]["required"]
    assert ("Idempotency-Key" in headers) == (called(line) == "POST /concerns")
    assert operation(line)["security"] == [{"agency": ["agency"]}]


@every_operation
def test_each_operation_names_its_refusals_as_problem_documents(line: Line):
    refusals = {int(c): r for c, r in operation(line)["responses"].items() if int(c) >= 400}
    expected = {400, 401, 422, 500, 503}
    expected |= {404} if line.about or line in LISTS else set()
    expected |= {403} if line.house_only else set()
    expected |= {409, 413, 415} if line.method == "POST" else set()
    assert set(refusals) == expected
    assert all(list(r["content"]) == [PROBLEM] for r in refusals.values())
    assert "WWW-Authenticate" in refusals[401]["headers"]
    assert "Retry-After" in refusals[503]["headers"]


def test_each_form_says_that_it_takes_no_further_field():
    forms = {name: s for name, s in document()["components"]["schemas"].items() if name.endswith("InRequest")}
    assert len(forms) > 15
    assert [name for name, form in forms.items() if form["additionalProperties"] is not False] == []


@every_operation
def test_each_answer_and_each_request_has_an_example(line: Line):
    content = [c for r in operation(line)["responses"].values() for c in r["content"].values()]
    content += operation(line).get("requestBody", {}).get("content", {}).values()
    assert all(c.get("examples") for c in content)


def examples(node: Any) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield each example with the schema that it must fit."""
    if isinstance(node, dict):
        for example in node.get("examples", {}).values() if "schema" in node else ():
            yield node["schema"], example["value"]
        for child in node.values():
            yield from examples(child)
    elif isinstance(node, list):
        for child in node:
            yield from examples(child)


def test_every_example_fits_its_schema():
    found = list(examples(document()["paths"]))
    assert len(found) > 100
    for schema, value in found:
        Draft202012Validator({**schema, "components": document()["components"]}).validate(value)


@pytest.mark.parametrize("line", LISTS, ids=called)
def test_a_list_is_given_in_parts_of_which_each_says_where_the_next_begins(line: Line):
    answer = operation(line)["responses"]["200"]["content"]["application/json"]["schema"]
    name = answer["$ref"].rsplit("/", 1)[-1]
    fields = document()["components"]["schemas"][name]["properties"]
    assert fields["results"]["maxItems"] == SIZE
    assert "next" in fields
    assert [p["name"] for p in operation(line)["parameters"] if p["in"] == "query"] == ["after"]
