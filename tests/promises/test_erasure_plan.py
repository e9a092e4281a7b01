"""Every noun about a person stands in the plan of erasure, or says why it stays."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from cases.erasure_plan import KEPT, PLAN, Step
from cases.models import Case, Concern, Item

ROOMS = ("agencies", "audit", "cases", "core", "mechanisms", "sharing")
MODELS = [m for room in ROOMS for m in apps.get_app_config(room).get_models()]
PLACED = {step.model for step in PLAN}
ROOTS = {"case": Case, "concern": Concern}


def about_people(model: type[models.Model]) -> bool:
    return re.search(r"^\s*\.\. pii:", model.__doc__ or "", re.M) is not None


def points_at(model: type[models.Model]) -> set[Any]:
    return {f.related_model for f in model._meta.fields if f.is_relation}


@pytest.mark.parametrize("model", [m for m in MODELS if about_people(m)], ids=lambda m: m.__name__)
def test_every_model_about_people_is_placed_or_says_why_it_stays(model: type[models.Model]) -> None:
    assert (model in PLACED) != (model.__name__ in KEPT), "place it in cases/erasure_plan.py"


def test_whatever_hangs_on_a_case_a_concern_or_an_item_goes_with_it() -> None:
    hangs, found = {Case, Concern, Item}, {Case, Concern, Item}
    while found:
        found = {m for m in MODELS if m not in hangs and points_at(m) & hangs}
        hangs |= found
    assert [m.__name__ for m in hangs - PLACED if m.__name__ not in KEPT] == []


def test_each_model_is_placed_once_and_every_reason_is_used() -> None:
    assert len(PLACED) == len(PLAN)
    assert set(KEPT) <= {m.__name__ for m in MODELS}
    assert all(len(reason.split()) > 4 for reason in KEPT.values())


def test_children_stand_before_the_parents_that_their_lookups_go_through() -> None:
    place = {step.model: number for number, step in enumerate(PLAN)}
    wrong = [
        f"{step.model.__name__} after {parent.__name__}"
        for step in PLAN
        for parent in points_at(step.model) & PLACED
        if place[parent] < place[step.model] and parent is not step.model
    ]
    assert wrong == []


@pytest.mark.parametrize("step", PLAN, ids=lambda s: s.model.__name__)
def test_a_lookup_ends_where_it_says(step: Step) -> None:
    assert step.case or step.concern or step.file
    for root, lookups in (("case", step.case), ("concern", step.concern)):
        for lookup in lookups:
            assert end_of(step.model, lookup) is ROOTS[root], lookup
    for name in step.file:
        assert isinstance(step.model._meta.get_field(name), models.UUIDField)


def end_of(model: Any, lookup: str) -> Any:
    for word in lookup.split("__"):
        model = model if word == "pk" else model._meta.get_field(word).related_model
    return model
