"""The production shape, checked by reading it: no engine runs here."""

from typing import Any

import pytest
import yaml

from ops.paths import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
each_service = pytest.mark.parametrize("name", sorted(SERVICES))


def test_every_part_of_the_production_shape_is_there() -> None:
    assert set(SERVICES) == {"proxy", "web", "worker", "beat", "migrate", "db", "broker"}


@each_service
def test_no_container_is_root_or_may_become_it(name: str) -> None:
    service = SERVICES[name]
    assert str(service["user"]) not in {"", "0", "root", "0:0"}
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


@each_service
def test_no_container_can_write_to_its_own_image(name: str) -> None:
    assert SERVICES[name]["read_only"] is True


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_container_says_whether_it_is_well(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


def test_the_migration_runs_once_as_the_owner_before_anything_serves() -> None:
    assert SERVICES["migrate"]["restart"] == "no"
    assert SERVICES["migrate"]["environment"]["DATABASE_ROLE"] == "infohouse_owner"
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


@pytest.mark.parametrize(("name", "role"), [("web", "web"), ("worker", "worker"), ("beat", "worker")])
def test_a_serving_container_holds_the_password_of_its_own_role_only(name: str, role: str) -> None:
    service = SERVICES[name]
    assert service["environment"]["DATABASE_ROLE"] == f"infohouse_{role}"
    passwords = [secret for secret in service["secrets"] if secret.startswith(("infohouse_", "postgres_"))]
    assert passwords == [f"infohouse_{role}_password"]


@each_service
def test_no_secret_stands_in_the_environment(name: str) -> None:
    environment = SERVICES[name].get("environment", {})
    assert [key for key in environment if key.endswith(("KEY", "PASSWORD", "_URL"))] == []


def test_every_named_secret_is_a_file_that_the_drawing_script_makes() -> None:
    script = (ROOT / "ops" / "docker" / "make-secrets.sh").read_text()
    for name, secret in COMPOSE["secrets"].items():
        assert secret == {"file": f"./secrets/{name}"}
        assert name in script


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]
    assert COMPOSE["networks"]["back"] == {"internal": True}
    assert SERVICES["db"]["networks"] == SERVICES["broker"]["networks"] == ["back"]
