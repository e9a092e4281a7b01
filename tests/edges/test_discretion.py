"""Ordinary help is asked for without the context: no page and no answer of the API names it to the helper."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from agencies.discretion import telling_words
from cases.actions.amending import amend_referral
from cases.actions.discretion import must_not_tell
from cases.actions.nameless import share_nameless
from cases.actions.referral import pull_referral
from infohouse.core.errors import MissingFact
from tests.cases.look import refused
from tests.cast import PVE, Cast, assemble
from tests.edges.api import system
from tests.edges.helper_scene import CARL, SUPPORT, Helped, accept, nameless, offered, share_without_a_name
from tests.edges.pages import browser
from tests.stages import do

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def helped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Cast, UUID, UUID]]:
    """The club, which sits in no forum, was asked to help, with the person's consent."""
    with django_db_blocker.unblock(), transaction.atomic():
        scene = offered(assemble())
        yield scene.cast, scene.case, scene.offer
        transaction.set_rollback(True)


@pytest.fixture
def accepted(helped: tuple[Cast, UUID, UUID]) -> tuple[Cast, UUID, UUID]:
    accept(Helped(*helped))
    return helped


def texts(cast: Cast, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Yield every page in both languages."""
    for language in ("en", "da"):
        client = browser(cast, CARL, SUPPORT, headers={"accept-language": language})
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            # Files of the design carry the product's name; no reader meets it.
            yield f"{language} {path}", answer.content.decode().replace("/infohouse/", "/")


def test_A97_an_offer_of_ordinary_help_does_not_tell_the_context(helped: tuple[Cast, UUID, UUID]) -> None:
    cast, _case, ref = helped
    do(pull_referral, cast.actor(CARL, SUPPORT), ref=ref)
    pages = [reverse("referrals"), reverse("referral", args=[ref]), reverse("cases")]
    assert {where: found for where, text in texts(cast, pages) if (found := telling_words([text]))} == {}


@pytest.fixture
def told_nameless(helped: tuple[Cast, UUID, UUID]) -> Cast:
    cast = helped[0]
    share_without_a_name(cast)
    return cast


def test_B32_what_is_told_without_a_name_does_not_tell_the_helper_the_context(told_nameless: Cast) -> None:
    pages = [reverse("nameless_received"), reverse("referrals"), reverse("notices")]
    shown = dict(texts(told_nameless, pages))
    assert {where: found for where, text in shown.items() if (found := telling_words([text]))} == {}
    assert all("is alone a lot" in text for where, text in shown.items() if "nameless" in where)


def test_B32_the_api_does_not_tell_what_has_no_name_with_the_context(told_nameless: Cast) -> None:
    answer = system(told_nameless, "club", SUPPORT).get("/items")
    assert "is alone a lot" in answer.content.decode()
    assert telling_words([answer.content.decode()]) == []


@pytest.mark.parametrize("language", ["en", "da"])
def test_B32_the_preview_shows_the_sender_as_the_helper_will(
    helped: tuple[Cast, UUID, UUID], language: str
) -> None:
    cast = helped[0]
    told = nameless(cast, "Somebody, 15 to 17, is alone a lot.")
    where = reverse("nameless", args=[told["case"], told["asking"], told["recipient"]])
    page = browser(cast, "Karen Coordinator", headers={"accept-language": language}).get(where)
    card = page.content.decode().rpartition('<section class="ih-item"')[2].partition("</section>")[0]
    assert card and telling_words([card]) == []


def test_B32_a_text_without_a_name_that_tells_is_sent_back(helped: tuple[Cast, UUID, UUID]) -> None:
    cast = helped[0]
    told = nameless(cast, "Somebody, 15 to 17, is drawn to extremism.")
    refusal = refused(MissingFact, share_nameless, cast.actor("Karen Coordinator"), **told)
    assert refusal.questions == ("text",)


def test_A97_it_is_not_offered_for_a_purpose_that_tells(helped: tuple[Cast, UUID, UUID]) -> None:
    cast, _case, _ref = helped
    with pytest.raises(MissingFact) as refusal:
        must_not_tell(cast.agencies["club"], purpose=PVE, texts=[])
    assert refusal.value.questions == ("purpose",)
    must_not_tell(cast.agencies["club"], purpose=SUPPORT, texts=["A room, please."])
    must_not_tell(cast.agencies["municipality"], purpose=PVE, texts=["It is about extremism."])


@pytest.mark.parametrize("word", ["extremism", "radikalisering", "the info-house", "Infohus", "terror"])
def test_A97_a_word_that_tells_must_be_left_out(helped: tuple[Cast, UUID, UUID], word: str) -> None:
    cast, _case, ref = helped
    words = {"ref": ref, "request": f"A room, please; it is about {word}."}
    refusal = refused(MissingFact, amend_referral, cast.actor("Karen Coordinator"), **words)
    assert refusal.questions == ("request",)


def test_whoever_sits_in_a_forum_knows_its_name(helped: tuple[Cast, UUID, UUID]) -> None:
    cast, _case, _ref = helped
    page = browser(cast, "Sara Social-worker").get(reverse("referrals")).content.decode()
    assert "Infohouse" in page
