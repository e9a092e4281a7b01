"""No sequence of sharing, deriving and copying lets an investigative purpose read what is marked."""

from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions.contribute import contribute_item
from cases.actions.notes import make_note, record_own_source
from cases.actions.passing import share_items
from cases.models import Disclosure, Item
from infohouse.core.actor import Actor
from infohouse.core.errors import InfohouseError
from infohouse.core.purpose import INVESTIGATIVE, Purpose
from tests import stages
from tests.cast import Cast
from tests.stages import TOLD, asked, do

WHO = ("Karen Coordinator", "Sara Social-worker")
STEPS = st.lists(
    st.tuples(st.sampled_from(["note", "copy", "own", "share"]), st.sampled_from(WHO), st.integers(0, 9)),
    min_size=1,
    max_size=5,
)
WHY = {"necessity": "Needed."}


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


def step(cast: Cast, case: UUID, what: str, actor: Actor, pick: int) -> None:
    """Try one act; a refusal is as good as any."""
    with stages.seen_by(actor):
        items = stages.items_seen(actor, case)
    one = items[pick % len(items)]
    text = next(iter((one.content or {"text": ""}).values()))
    match what:
        case "note":
            do(make_note, actor, case=case, sources=[one.ref], category="case-note", text=text, **WHY)
        case "copy":
            words = {"source": "A neighbour.", "nature": "fact", "text": text}
            do(record_own_source, actor, case=case, like=one.ref, **words, **WHY)
        case "own":
            words = {"category": "case-note", "nature": "fact", "text": text}
            do(contribute_item, actor, case=case, **words, **WHY)
        case "share":
            purpose = list(Purpose)[pick]
            asking = asked(cast, case, "municipality", purpose=purpose)
            to = {"recipient": cast.ref("municipality"), "items": [one.ref]}
            do(share_items, actor, case=case, asking=asking, **to, **WHY)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_sequence_lets_an_investigation_read_a_marked_text(
    cast: Cast, case: UUID, steps: list[tuple[str, str, int]]
) -> None:
    with transaction.atomic():
        for what, name, pick in steps:
            try:
                step(cast, case, what, cast.actor(name), pick)
            except InfohouseError:
                continue
        for agency in ("municipality", "police"):
            for purpose in INVESTIGATIVE:
                assert TOLD["seen"] not in texts(cast.client(agency, purpose.value))
        transaction.set_rollback(True)


def texts(actor: Actor) -> str:
    with stages.seen_by(actor):
        through_the_door = list(Item.objects.visible_to(actor))
        behind_it = list(Item.objects.unscoped("the test takes the door away"))
        assert not Disclosure.live_for(actor).filter(carries__contains=["no-investigative-use"]).exists()
    return " ".join(str(i.content) for i in (*through_the_door, *behind_it))
