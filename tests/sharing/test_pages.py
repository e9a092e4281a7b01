"""The law desk in a browser: who may, what is answered, and that nobody is in it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from infohouse.core.purpose import Purpose
from sharing.actions.decide import decide
from sharing.cards.gaps import gaps_card
from sharing.engine.request import Datum
from sharing.question import Question
from tests import stages
from tests.cast import Cast
from tests.sharing.conftest import OFFICER

pytestmark = pytest.mark.django_db
KAREN, HANS, TOVE, NOSY = "Karen Coordinator", "Hans House-worker", "Tove Teacher", "Nosy Stranger"
SITUATION = {
    "from": "police",
    "to": "security-service",
    "category": "police-record",
    "purpose": "national-security-prevention",
    "forum": "none",
    "source_sits": "no",
    "recipient_sits": "no",
    "track": "security",
    "about": "general",
    "initiative": "request",
}


def browser(cast: Cast, name: str, purpose: Purpose = Purpose.PVE_PREVENTION) -> Client:
    client = Client()
    client.force_login(cast.user(name))
    session = client.session
    session["hat"], session["purpose"] = str(cast.hats[name].ref), purpose.value
    session.save()
    return client


def officer(cast: Cast) -> Client:
    return browser(cast, OFFICER, Purpose.AUDIT)


def words(answer: Any) -> str:
    """Return what a reader of the page reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_day_of_a_data_protection_officer_begins_at_the_law(cast: Cast) -> None:
    assert officer(cast).get(reverse("home"))["Location"] == reverse("law")


def test_the_list_says_that_no_pack_is_confirmed(cast: Cast) -> None:
    page = words(browser(cast, TOVE).get(reverse("law")))
    assert page.count("Not confirmed") == 7
    assert "Illustrative default" in page
    assert "No statutory retention period was found" in page


def test_a_matrix_states_the_situation_and_every_cell_has_words(cast: Cast) -> None:
    answer = browser(cast, TOVE).get(reverse("law_pack", args=["dk"]), {"category": "health-record"})
    cells = re.findall(r'<td class="govuk-table__cell"><a [^>]+>(.*?)</a>', answer.content.decode(), re.S)
    assert len(cells) == 12**2  # the kinds of agency that may sit in a Danish info-house
    assert all(words_of(cell) for cell in cells)
    assert "A plain situation: Health record, for the purpose Preventing violent extremism." in words(answer)


def words_of(cell: str) -> str:
    return re.sub(r"<span.*?</span>|<[^>]+>", "", cell).strip()


def test_a_word_outside_the_vocabulary_is_said_to_be_wrong(cast: Cast) -> None:
    client = browser(cast, TOVE)
    assert client.get(reverse("law_pack", args=["dk"]), {"purpose": "gossip"}).status_code == 422
    assert client.get(reverse("law_try", args=["dk"]), {**SITUATION, "to": "neighbour"}).status_code == 422
    assert client.get(reverse("law_cell", args=["dk"]), {"to": "neighbour"}).status_code == 404


def test_what_was_put_into_an_address_never_comes_back_as_markup(cast: Cast) -> None:
    page = browser(cast, TOVE).get(reverse("law_try", args=["dk"]), {**SITUATION, "age": "<b>15</b>"})
    assert b"<b>15" not in page.content


def test_a_demand_in_writing_makes_a_duty_and_the_page_says_under_which_section(cast: Cast) -> None:
    client = browser(cast, TOVE)
    asked = words(client.get(reverse("law_try", args=["dk"]), SITUATION))
    demanded = words(
        client.get(reverse("law_try", args=["dk"]), {**SITUATION, "fact-written_request": "yes"})
    )
    assert "Has the security service asked in writing? (DK-R11)" in asked
    assert "Must be shared under" in demanded and "DK-R11 opens" in demanded


def test_the_form_keeps_what_was_filled_in(cast: Cast) -> None:
    page = browser(cast, TOVE).get(reverse("law_try", args=["dk"]), {**SITUATION, "age": "17"})
    assert 'value="17"' in page.content.decode()
    assert '<option value="security-service" selected>' in page.content.decode()


@pytest.mark.parametrize("country", ["be", "dk", "fi", "gb", "nl", "no", "se"])
def test_every_country_can_be_read_whole(cast: Cast, country: str) -> None:
    client = browser(cast, TOVE)
    for name in ("law_pack", "law_cell", "law_try", "law_rules"):
        assert client.get(reverse(name, args=[country])).status_code == 200, name


def refused(cast: Cast) -> None:
    """Let the law refuse what a child in need would open: nobody has said how old, nor how much in need."""
    stages.asked(cast, stages.social_case(cast), "municipality", purpose=Purpose.CHILD_PROTECTION)


def test_refusals_and_open_questions_are_counted_by_section_and_purpose(cast: Cast) -> None:
    refused(cast)
    karen = cast.actor(KAREN)
    with stages.seen_by(karen):
        card = gaps_card(karen)
    assert {(g.rules, g.purpose) for g in card.questions} == {("DK-R9", "Protecting a child")}
    assert sum(g.times for g in card.refusals) == card.questions[0].times == 3  # items of the case
    assert {g.answer for g in card.refusals} == {"No name"}


def test_the_officer_of_the_house_sees_what_the_house_was_refused_and_nobody_in_it(cast: Cast) -> None:
    empty = words(officer(cast).get(reverse("law_gaps")))
    refused(cast)
    page = officer(cast).get(reverse("law_gaps"))
    assert "No question stayed open." in empty
    assert "Is the threshold for reporting a child in need met?" in words(page)
    assert stages.TOLD["name"] not in words(page) and "Municipality" not in words(page)
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", page.content.decode())


def test_another_agency_sees_none_of_it(cast: Cast) -> None:
    refused(cast)
    page = words(browser(cast, NOSY).get(reverse("law_gaps")))
    assert "Nothing was refused." in page and "No question stayed open." in page


def test_what_was_asked_on_the_security_track_is_counted_for_the_cleared_only(cast: Cast) -> None:
    house, club = cast.agencies["house"], cast.agencies["club"]
    datum = Datum(str(uuid4()), "concern-narrative")
    question = Question(house, club, Purpose.PVE_PREVENTION, (datum,), track="security")
    stages.do(decide, cast.actor(KAREN), file=uuid4(), question=question)
    with stages.seen_by(cast.actor(KAREN)) as karen:
        cleared = gaps_card(karen)
    with stages.seen_by(cast.actor(HANS)) as hans:
        uncleared = gaps_card(hans)
    assert [gap.times for gap in (*cleared.refusals, *cleared.questions)]
    assert (uncleared.refusals, uncleared.questions) == ((), ())


def test_a_reporter_has_no_gap_log(cast: Cast) -> None:
    assert browser(cast, TOVE).get(reverse("law_gaps")).status_code == 403
    assert reverse("law_gaps") not in browser(cast, TOVE).get(reverse("law")).content.decode()


def test_an_officer_reaches_no_case(cast: Cast) -> None:
    case = stages.social_case(cast)
    client = officer(cast)
    assert client.get(reverse("cases")).status_code == 403
    assert client.get(reverse("case", args=[case])).status_code == 404
    assert client.get(reverse("ledger", args=[case])).status_code == 404
