"""The law is changed, compared and replayed in a browser, by officers; everybody reads what changed."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from infohouse.core import clock
from infohouse.core.purpose import Purpose
from sharing import rows
from sharing.actions.decide import decide
from sharing.engine.request import Datum
from sharing.pack import load
from sharing.question import Question
from tests import stages
from tests.cast import Cast
from tests.sharing.conftest import OFFICER, SAME_BODY, SECOND
from tests.sharing.test_pages import browser, words
from tests.sharing.versions import LATER, WHY, activated, ahead, changed, proposed

pytestmark = pytest.mark.django_db
TOVE, KAREN = "Tove Teacher", "Karen Coordinator"


def officer(cast: Cast, name: str = OFFICER) -> Client:
    return browser(cast, name, Purpose.AUDIT)


def day(name: str, days: int) -> dict[str, str]:
    when = ahead(days)
    return {f"{name}_day": str(when.day), f"{name}_month": str(when.month), f"{name}_year": str(when.year)}


def propose(cast: Cast, texts: dict[str, str] | None = None, **more: Any) -> Any:
    files = {
        name: SimpleUploadedFile(name, text.encode())
        for name, text in (changed() if texts is None else texts).items()
    }
    given = {"reason": WHY, "source": "uploaded", **day("start", 3), **files, **more}
    return officer(cast).post(reverse("law_propose", args=["dk"]), given)


def page_of(cast: Cast, ref: UUID, name: str = TOVE) -> str:
    client = browser(cast, name, Purpose.AUDIT if "officer" in name else Purpose.PVE_PREVENTION)
    return words(client.get(reverse("law_version", args=[ref])))


def test_an_officer_hands_files_in_and_everybody_reads_what_changes(cast: Cast) -> None:
    answer = propose(cast)
    assert answer.status_code == 302
    read = words(browser(cast, TOVE).get(answer["Location"]))
    assert "Version 1.2.0" in read and "Awaits signatures" in read and WHY in read
    assert "DK-R1" in read and LATER in read and "Dina Data-officer, Ravnsholm Municipality" in read
    assert "Sign this version" not in read


def test_the_files_shipped_can_be_proposed_by_a_click(cast: Cast) -> None:
    assert propose(cast, {}, source="shipped").status_code == 302


@pytest.mark.parametrize(
    ("texts", "more", "said"),
    [
        (None, day("start", 0), "The start must lie ahead"),
        (None, {"reason": ""}, "Say what changes"),
        ({}, {}, "Choose at least one file"),
        ({"sharing.toml": "[[rule]]\nid = 'DK-R1'"}, {}, "dk/sharing.toml, DK-R1: add categories"),
        ({"pack.toml": "country ="}, {}, "dk/pack.toml, whole file: is no valid TOML"),
        (None, {"sharing.toml": SimpleUploadedFile("sharing.toml", b"\xff")}, "no text in UTF-8"),
    ],
)
def test_what_fails_is_told_on_the_form_with_what_was_typed(
    cast: Cast, texts: dict[str, str] | None, more: dict[str, Any], said: str
) -> None:
    answer = propose(cast, texts, **more)
    assert answer.status_code == 422
    assert said in words(answer)
    if "reason" not in more:
        assert WHY in words(answer)


def test_two_officers_sign_and_the_page_says_who(cast: Cast) -> None:
    ref = proposed(cast)
    for name in (OFFICER, SECOND):
        assert "Sign this version" in page_of(cast, ref, name)
        assert officer(cast, name).post(reverse("law_sign", args=[ref])).status_code == 302
    read = page_of(cast, ref)
    assert "Activated" in read and "Daniel Data-officer, Data protection officer, Ravnsholm Police" in read


@pytest.mark.parametrize(
    ("name", "why"), [(OFFICER, "You have signed this version"), (SAME_BODY, "Your body has signed")]
)
def test_whoever_cannot_be_the_second_is_told_why(cast: Cast, name: str, why: str) -> None:
    ref = proposed(cast)
    officer(cast).post(reverse("law_sign", args=[ref]))
    assert why in page_of(cast, ref, name)
    assert officer(cast, name).post(reverse("law_sign", args=[ref])).status_code == 403


def test_a_version_is_withdrawn_and_stays_in_the_list(cast: Cast) -> None:
    ref = activated(cast, ahead(5))
    officer(cast).post(reverse("law_withdraw", args=[ref]))
    listed = words(browser(cast, TOVE).get(reverse("law_versions", args=["dk"])))
    assert "Withdrawn" in listed and WHY in listed and "Propose a version" not in listed


@pytest.mark.parametrize("name", ["law_sign", "law_withdraw"])
def test_nobody_else_changes_the_law(cast: Cast, name: str) -> None:
    ref = proposed(cast)
    assert browser(cast, KAREN).post(reverse(name, args=[ref])).status_code == 403
    assert officer(cast).post(reverse(name, args=[uuid4()])).status_code == 404
    assert browser(cast, KAREN).get(reverse("law_propose", args=["dk"])).status_code == 403


def test_two_versions_are_compared_rule_by_rule(cast: Cast) -> None:
    ref = proposed(cast)
    with stages.seen_by(cast.actor(KAREN)):
        first, second = load("DK").digest, rows.version(ref).text_id
    read = words(browser(cast, TOVE).get(reverse("law_compare"), {"first": first, "second": second}))
    assert "No answer differs in this situation." in read
    assert "Rules that differ" in read and LATER in read and "Not confirmed" in read


def test_two_countries_are_compared_answer_by_answer(cast: Cast) -> None:
    first, second = load("DK").digest, load("SE").digest
    situation = {"category": "criminal-conviction", "purpose": "crime-prevention", "forum": "none"}
    page = browser(cast, TOVE).get(reverse("law_compare"), {"first": first, "second": second, **situation})
    read = words(page)
    assert re.search(r"Yes, bound (Sweden [\d.]+ )?No ", read)
    assert "rules in the first only" in read and "rules in the second only" in read


def test_a_pack_compared_with_itself_differs_in_nothing(cast: Cast) -> None:
    digest = load("DK").digest
    read = words(browser(cast, TOVE).get(reverse("law_compare"), {"first": digest, "second": digest}))
    assert "Nothing differs" in read


def test_an_officer_finds_a_decision_and_replays_it(cast: Cast) -> None:
    stages.asked(cast, stages.social_case(cast), "municipality")
    listed = officer(cast).get(reverse("law_decisions"))
    assert stages.TOLD["name"] not in words(listed)
    where = re.search(r'href="(/law/decisions/[0-9a-f-]{36}/)"', listed.content.decode())
    assert where
    assert "The stored question, facts and packs give the same answer again." in words(
        officer(cast).get(where[1])
    )
    assert browser(cast, KAREN).get(where[1]).status_code == 403


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("dk", "15 years (Source )?PET-loven § 9"),
        ("se", "70 years"),
        ("gb", "erase after 6 years"),
        ("be", "5 years (Source )?Decree of 8 June 2023 art. 20"),
        ("no", "3 years (Source )?Politiregisterloven § 17"),
        ("nl", "under 12"),
        ("fi", "The child alone, if it understands"),
    ],
)
def test_periods_ages_and_forums_of_each_country_are_shown(cast: Cast, country: str, said: str) -> None:
    read = words(browser(cast, TOVE).get(reverse("law_periods", args=[country])))
    assert re.search(said, read) and "On receipt" in read


def test_an_open_point_stands_at_the_rule_it_concerns(cast: Cast) -> None:
    read = words(browser(cast, TOVE).get(reverse("law_rules", args=["dk"])))
    rule = read.split("DK-R11 Must")[1].split("DK-R12")[0]
    assert "Open point: May the security service use its demand" in rule


def test_beside_a_decision_stands_who_confirmed_the_law(cast: Cast) -> None:
    case = stages.social_case(cast)
    activated(cast, ahead(1))
    before = stages.asked(cast, case, "municipality")
    client = browser(cast, KAREN)
    default = words(client.get(reverse("answers", args=[case, before])))
    assert "Law: DK 1.1.0, an illustrative default that nobody has confirmed." in default
    with clock.travel(timezone.now() + timedelta(days=1)):
        after = stages.asked(cast, case, "police")
        confirmed = words(client.get(reverse("answers", args=[case, after])))
    assert "Law: DK 1.2.0, confirmed by Dina Data-officer, Data protection officer" in confirmed


def test_a_confirmed_law_says_by_whom_instead_of_the_notice(cast: Cast) -> None:
    activated(cast, ahead(1))
    with clock.travel(timezone.now() + timedelta(days=1)):
        read = words(browser(cast, TOVE).get(reverse("law_rules", args=["dk"])))
    assert "Confirmed by Dina Data-officer" in read and "Illustrative default" not in read


def test_a_count_below_three_is_not_told(cast: Cast) -> None:
    house, club = cast.agencies["house"], cast.agencies["club"]
    data = tuple(Datum(str(uuid4()), "concern-narrative") for _ in range(2))
    question = Question(house, club, Purpose.PVE_PREVENTION, data, track="social")
    stages.do(decide, cast.actor(KAREN), file=uuid4(), question=question)
    read = words(officer(cast).get(reverse("law_gaps")))
    assert "fewer than 3" in read
    assert not re.search(r"Preventing violent extremism (Times )?[12] ", read)


def test_the_matrix_leaves_out_kinds_between_which_no_name_may_go(cast: Cast) -> None:
    asked = {"category": "concern-narrative", "purpose": "pve-prevention", "forum": "none"}
    client, where = browser(cast, TOVE), reverse("law_pack", args=["se"])
    few, every = (client.get(where, {**asked, "show": show}).content.decode() for show in ("members", "all"))
    assert few.count('class="govuk-table__cell"') < every.count('class="govuk-table__cell"') == 24**2
