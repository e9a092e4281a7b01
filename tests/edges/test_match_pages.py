"""What the pages about other houses say, and what no page of them says."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.matching import release_match
from cases.actions.triage import triage_concern
from cases.models import Case
from infohouse.core import clock
from tests import stages
from tests.cases.houses import FAR_WORDS, WHY, asked, matches, second_house, told_here, told_there
from tests.cast import Cast, assemble
from tests.edges.pages import browser

pytestmark = pytest.mark.django_db
KAREN, FRITZ = "Karen Coordinator", "Fritz Far-coordinator"


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.fixture
def karen(cast: Cast) -> Client:
    second_house(cast)
    return browser(cast, KAREN)


def shown(client: Client, name: str, ref: object) -> str:
    answer = client.get(reverse(name, args=[ref]))
    assert answer.status_code == 200
    return answer.content.decode()


def bare(text: str) -> str:
    """Return a page without what differs between any two concerns: form tokens and references."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9A-F]{8}\b", "REF", text)


def hit(cast: Cast) -> tuple[UUID, UUID]:
    there, here = told_there(cast), told_here(cast)
    asked(cast, here)
    return there, here


def test_the_page_of_a_hit_holds_no_word_of_the_other_concern(cast: Cast, karen: Client) -> None:
    there, here = hit(cast)
    ref = matches(cast.actor(KAREN))[0].ref
    for text in (shown(karen, "match", ref), shown(karen, "others", here), shown(karen, "triage", here)):
        assert "Info-house Yderby" in text and "+45 55 50 10 02" in text
        assert not any(word in text for word in (FAR_WORDS, str(there), "Yderby Municipality"))
    theirs = shown(browser(cast, FRITZ), "match", matches(cast.actor(FRITZ))[0].ref)
    assert "Info-house Ravnsholm" in theirs and "+45 55 50 10 01" in theirs
    assert not any(word in theirs for word in (WHY, str(here), "Ravnsholm School"))


def test_no_hit_looks_the_same_whether_nobody_holds_or_nobody_may_know(cast: Cast, karen: Client) -> None:
    with clock.travel(clock.now()):
        grave = told_there(cast, "Mille Modelsen")
        fritz = cast.actor(FRITZ)
        stages.do(triage_concern, fritz, ref=grave, assessment=stages.SECURITY)
        none, hidden = told_here(cast, "Trine Opdigtet"), told_here(cast, "Mille Modelsen")
        pages = {}
        for ref in (none, hidden):
            asked(cast, ref)
            pages[ref] = bare(shown(karen, "others", ref)).encode()
        assert len(matches(fritz, secret=True)) == 1, "one of the two is held"
        assert pages[none] == pages[hidden]
        assert b"No hit" in pages[none]


def test_sharing_is_offered_on_this_page_only_once_both_have_released(cast: Cast, karen: Client) -> None:
    told_there(cast)
    here, actor = told_here(cast), cast.actor(KAREN)
    stages.do(triage_concern, actor, ref=here, assessment=stages.SOCIAL)
    case = stages.routed(cast, here, Case.Track.SOCIAL)
    asked(cast, here)
    share = f"{reverse('share', args=[case])}?agency={cast.ref('far-house')}"
    mine, theirs = matches(actor)[0].ref, matches(cast.actor(FRITZ))[0].ref
    stages.do(release_match, actor, ref=mine, reason="They know him.")
    assert share not in shown(karen, "match", mine)
    stages.do(release_match, cast.actor(FRITZ), ref=theirs, reason="He moved.")
    assert share in shown(karen, "match", mine)
    chosen = karen.get(share).content.decode()
    assert re.search(rf'value="{cast.ref("far-house")}"[^>]*checked', chosen)


def test_a_form_without_a_reason_keeps_the_choice_and_says_what_to_do(cast: Cast, karen: Client) -> None:
    hit(cast)
    ref = matches(cast.actor(KAREN))[0].ref
    answer = karen.post(reverse("match", args=[ref]), {"decision": "withhold", "reason": ""})
    assert answer.status_code == 422
    assert re.search(r'value="withhold"[^>]*checked', answer.content.decode())
