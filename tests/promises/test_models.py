"""What every noun keeps."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from infohouse.core.guard import Guarded, GuardedManager, NotScoped
from infohouse.core.sealed import SealedField

ROOMS = ("agencies", "audit", "cases", "core", "mechanisms", "sharing")
MODELS = [m for room in ROOMS for m in apps.get_app_config(room).get_models()]
CANARY = "zyxomma-petiolatum"
# Tables of one's own that need no door, and why.
UNGUARDED = {
    "Agency": "a directory",
    "ApiClient": "a machine's account",
    "District": "a directory",
    "Forum": "a directory",
    "Mandate": "a directory",
    "Membership": "asked before anybody acts",
    "Service": "a directory",
    "User": "asked before anybody acts",
    "Digest": "a choice of staff, asked before anybody acts",
    "Delivery": "the machinery's own list, identifiers only",
    "Seal": "digests",
    "PackText": "the law, for everybody to read",
    "PackVersion": "the law, for everybody to read",
    "PackSignature": "who answers for the law, for everybody to read",
    "Mechanism": "the same nine for everybody",
    "CaseGroupObjectPermission": "guardian's own manager reads it; the wall stands behind it",
}


def names(of: list[type[models.Model]]) -> list[str]:
    return [m.__name__ for m in of]


@pytest.mark.parametrize("model", MODELS, ids=names(MODELS))
def test_every_model_says_whether_it_holds_personal_data(model: type[models.Model]) -> None:
    assert re.search(r"^\s*\.\. (pii|no_pii): \S+", model.__doc__ or "", re.M)


def test_what_is_not_guarded_has_a_reason() -> None:
    assert {m.__name__ for m in MODELS if not issubclass(m, Guarded)} == set(UNGUARDED)


@pytest.mark.parametrize("model", [m for m in MODELS if issubclass(m, Guarded)], ids=lambda m: m.__name__)
def test_a_guarded_model_has_one_manager_and_it_refuses(model: Any) -> None:
    assert [type(m) for m in model._meta.managers] == [GuardedManager]
    for act in (list, len, bool, lambda rows: rows.update(pk=0), lambda rows: rows.delete()):
        with pytest.raises(NotScoped):
            act(model.objects.all())


@pytest.mark.parametrize("model", MODELS, ids=names(MODELS))
def test_no_sealed_content_stands_in_the_name_of_a_row(model: Any) -> None:
    sealed = {f.name: CANARY for f in model._meta.fields if isinstance(f, SealedField)}
    if not sealed:
        return
    row = model(pk=1, **sealed)
    assert CANARY not in f"{row} {row!r} {model.__str__(row)}"


@pytest.mark.parametrize("model", MODELS, ids=names(MODELS))
def test_no_model_has_a_save_of_its_own(model: type[models.Model]) -> None:
    assert model.save.__module__.split(".")[0] not in ROOMS


def test_every_reference_is_random() -> None:
    refs = [m._meta.get_field("ref") for m in MODELS if any(f.name == "ref" for f in m._meta.fields)]
    assert {(f.default.__name__, f.unique, f.editable) for f in refs} == {("uuid4", True, False)}
