"""What the front door promises: no category, no ideology, no scored trait, drafts that go, channels to filter by."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from agencies import actors
from cases import answers
from cases.actions.intake import log_concern, save_draft, start_draft
from cases.actions.purging import DRAFT_LIFE, purge_drafts
from cases.api.telling import ConcernIn
from cases.cards.concerns import concern_card
from cases.cards.desk import desk_card
from cases.models import Concern, Item
from cases.web.intake_forms import FORMS
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cases.look import count, row
from tests.cast import Cast
from tests.promises.code import ROOT, files
from tests.stages import TOLD, do, seen_by

TRAITS = (
    "religion", "faith", "belief", "ethnic", "nationality", "origin_country", "race", "gender", "sex", "sexual",
    "colour", "language", "marital", "disability", "ideology",
)  # fmt: skip
SCORES = ("score", "points", "rating", "weight", "probability", "likelihood", "risk_level", "rank")


@pytest.fixture
def tove(cast: Cast) -> Actor:
    return cast.actor("Tove Teacher")


@pytest.fixture
def draft(tove: Actor) -> UUID:
    return do(start_draft, tove)


def named_like(name: str, words: tuple[str, ...]) -> bool:
    parts = name.lower().split("_")
    return any(word in parts or name.lower() == word for word in words)


def test_A28_no_table_of_the_work_holds_a_trait_to_score_or_a_score() -> None:
    fields = [f for m in apps.get_app_config("cases").get_models() for f in m._meta.get_fields()]
    found = [f"{f.model.__name__}.{f.name}" for f in fields if named_like(f.name, (*TRAITS, *SCORES))]
    assert found == []


def test_A28_no_question_of_the_intake_asks_for_a_trait() -> None:
    asked = {name for form in FORMS.values() for name in form.base_fields} | set(ConcernIn().fields)
    assert [name for name in asked if named_like(name, TRAITS)] == []


def test_A28_the_only_numbers_of_a_person_are_an_age_and_its_day() -> None:
    numbers = (models.IntegerField, models.FloatField, models.DecimalField)
    found = [f.name for f in Concern._meta.fields if isinstance(f, numbers)]
    assert set(found) - {"id", "reporter_id", "client_id"} == {"age"}


def test_B27_a_concern_is_sent_with_nothing_but_what_was_seen(tove: Actor, draft: UUID) -> None:
    do(save_draft, tove, ref=draft, answers={"seen": "He is not himself."})
    do(log_concern, tove, ref=draft)
    assert row(Concern, tove, ref=draft).state == "logged"


def test_B27_no_question_names_extremism_and_none_asks_for_a_category() -> None:
    words = " ".join(
        f"{field.label} {field.help_text}" for form in FORMS.values() for field in form.base_fields.values()
    )
    assert not [w for w in ("extrem", "radical", "terror", "ideolog", "categor") if w in words.lower()]
    assert answers.REQUIRED["named"] == ("seen",)


def test_B49_what_was_online_is_structured_and_may_have_several_places(tove: Actor, draft: UUID) -> None:
    told = [
        {"channel": "gaming", "place": "A server", "with_whom": "Nightrider"},
        {"channel": "messenger", "place": "A closed group"},
        {"channel": "no such channel", "place": "Nowhere"},
    ]
    do(save_draft, tove, ref=draft, answers={**TOLD, "places": told})
    do(log_concern, tove, ref=draft)
    concern = row(Concern, tove, ref=draft)
    assert concern.channels == ["gaming", "messenger"]
    with seen_by(tove):
        found = [
            i.content for i in Item.objects.visible_to(tove).filter(concern=concern) if "channel" in i.content
        ]
    assert found == told[:2]


def test_B49_the_desk_filters_by_channel(cast: Cast) -> None:
    plain = stages.on_the_desk(cast)
    gaming = stages.on_the_desk(cast, places=[{"channel": "gaming"}])  # type: ignore[arg-type]
    karen = cast.actor("Karen Coordinator")
    with seen_by(karen):
        assert waiting(karen) >= {plain, gaming}
        assert waiting(karen, "gaming") == {gaming}
        assert waiting(karen, "video") == set()


def waiting(actor: Actor, channel: str = "") -> set[UUID]:
    return {line.ref for _, lines in desk_card(actor, channel).groups for line in lines}


def test_B49_nothing_of_the_product_fetches_a_page_of_the_net() -> None:
    fetching = ("requests", "httpx", "aiohttp", "urllib.request", "scrapy", "bs4", "selenium")
    found = [
        (str(path.relative_to(ROOT)), word)
        for path in files()
        for word in fetching
        if f"import {word}" in path.read_text() or f"from {word}" in path.read_text()
    ]
    assert found == []


def test_a_draft_nobody_types_into_for_a_month_goes_and_a_sent_concern_stays(cast: Cast, tove: Actor) -> None:
    left, sent = do(start_draft, tove), stages.logged(cast)
    with clock.travel(clock.now() + DRAFT_LIFE + timedelta(hours=1)):
        assert do(purge_drafts, system_of(cast, "school")) == 1
    assert count(Concern, tove, ref=left) == 0
    assert count(Concern, tove, ref=sent) == 1


def test_a_draft_that_was_touched_stays_and_its_reporter_knows_until_when(
    cast: Cast, tove: Actor, draft: UUID
) -> None:
    with clock.travel(clock.now() + timedelta(days=20)):
        do(save_draft, tove, ref=draft, answers={"seen": "More."})
    with clock.travel(clock.now() + DRAFT_LIFE + timedelta(hours=1)):
        assert do(purge_drafts, system_of(cast, "school")) == 0
    with seen_by(tove):
        assert concern_card(tove, draft).deleted_on == (clock.now() + timedelta(days=51)).date()


def test_the_house_purges_nothing_of_another_agency(cast: Cast, tove: Actor, draft: UUID) -> None:
    with clock.travel(clock.now() + timedelta(days=90)):
        assert do(purge_drafts, cast.desk()) == 0
    assert count(Concern, tove, ref=draft) == 1


def system_of(cast: Cast, agency: str) -> Actor:
    """Return the platform itself, acting for an agency as the task does."""
    return actors.machine(cast.agencies[agency], Purpose.TRIAGE_ASSESSMENT)
