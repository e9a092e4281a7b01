"""The page to search on: what was typed stands in its answer, and nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from infohouse.core import kept
from tests import stages
from tests.cast import Cast, assemble
from tests.edges.pages import KAREN, SARA, bare, browser

pytestmark = pytest.mark.django_db
SVEND, WORDS = "Svend Social-worker", "Fabian Zyxomma"
ADDRESS = reverse("search")


@pytest.fixture
def cast() -> Cast:
    return assemble()


def test_the_answer_leads_to_what_was_found(cast: Cast) -> None:
    case = stages.accepted(cast)[1]
    answer = browser(cast, SARA).post(ADDRESS, {"words": "fabian FIKTIV"})
    assert answer.status_code == 200
    assert reverse("case", args=[case]) in answer.content.decode()


def test_invisible_and_absent_are_the_same_page(cast: Cast) -> None:
    case = stages.accepted(cast)[1]
    client = browser(cast, SVEND)
    pages = []
    for words in (stages.TOLD["name"], str(case), "Nobody Ofthisname"):
        text = bare(client.post(ADDRESS, {"words": words}), {"case": case}).decode()
        assert "Nothing that you may see." in text
        pages.append(text.replace(words, "REF"))
    assert len(set(pages)) == 1


def test_what_was_typed_stays_in_the_field_and_nowhere_else(cast: Cast, caplog) -> None:
    client = browser(cast, KAREN)
    answer = client.post(ADDRESS, {"words": WORDS})
    text = answer.content.decode()
    assert text.count(WORDS) == 1 and f'value="{WORDS}"' in text
    assert WORDS not in client.get(ADDRESS).content.decode()
    assert not any(WORDS in str(value) for value in (*client.session.values(), *answer.headers.values()))
    assert kept.SLOT not in client.session
    assert WORDS not in caplog.text


def test_words_in_the_address_are_not_looked_for(cast: Cast) -> None:
    stages.on_the_desk(cast)
    text = browser(cast, KAREN).get(ADDRESS, {"words": stages.TOLD["name"]}).content.decode()
    assert stages.TOLD["name"] not in text and "Nothing that you may see." not in text


def test_what_was_typed_after_the_login_ended_is_not_kept(cast: Cast) -> None:
    client = Client()
    answer = client.post(ADDRESS, {"words": WORDS})
    assert answer.headers["Location"] == f"/accounts/login/?next={ADDRESS}"
    assert kept.SLOT not in client.session


def test_nothing_to_look_for_is_said_at_the_field(cast: Cast) -> None:
    for words in ("", "A"):
        answer = browser(cast, KAREN).post(ADDRESS, {"words": words})
        assert answer.status_code == 422
        assert 'href="#id_words"' in answer.content.decode()


def test_it_stands_in_the_navigation_of_those_who_work_on_cases(cast: Cast) -> None:
    link = f'href="{ADDRESS}"'
    assert link in browser(cast, SARA).get(reverse("cases")).content.decode()
    assert link not in browser(cast, "Tove Teacher").get(reverse("concerns")).content.decode()
