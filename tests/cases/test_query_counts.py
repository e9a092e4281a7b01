"""A case with a thousand rows asks the database as often as one with ten, and hides nothing in silence."""

import time
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import Event
from cases.actions.opening import form_team, let_in
from cases.models import Case, Concern, Erasure, Item, Notice, PlannedMeasure, Referral, Triage
from infohouse.core import clock
from infohouse.core.paging import SIZE
from mechanisms.models import Mechanism
from tests import stages
from tests.cast import Cast
from tests.edges.pages import browser

KAREN = "Karen Coordinator"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cases(cast: Cast) -> tuple[Cast, UUID, UUID]:
    """A case with ten rows of everything, and one with a thousand."""
    small, large = stages.accepted(cast)[1], stages.social_case(cast)
    fill(cast, small, 10)
    fill(cast, large, 1000)
    return cast, small, large


def fill(cast: Cast, case: UUID, times: int) -> None:
    """Write so many items, events and answered offers of a case."""
    with stages.seen_by(cast.actor(KAREN)) as karen:
        row = Case.objects.visible_to(karen).get(ref=case)
        now = clock.now()
        at = [now - timedelta(minutes=n) for n in range(times)]
        Item.objects.bulk_create(
            Item(
                agency_id=karen.agency_id,
                author_id=karen.user_id,
                category="case-note",
                nature="fact",
                content={"text": f"Note {n}."},
                made_at=when,
                case=row,
            )
            for n, when in enumerate(at)
        )
        Event.objects.bulk_create(
            Event(
                at=when,
                kind="measure.moved",
                about=uuid4(),
                file=case,
                agency_id=karen.agency_id,
                keeper_id=karen.agency_id,
                user_id=karen.user_id,
                role="coordinator",
                purpose=karen.purpose.value,
            )
            for when in at
        )
        Referral.objects.bulk_create(
            Referral(
                case=row,
                sender_id=karen.agency_id,
                recipient_id=cast.agencies["police"].pk,
                state="declined",
                reason="no-capacity",
                purpose=karen.purpose.value,
                offered_at=when - timedelta(days=1),
                due_at=now,
            )
            for when in at
        )


def asked(client: Client, path: str) -> tuple[int, Any]:
    """Return how often a page asks the database, and the page; that somebody was there is not written meanwhile."""
    session = client.session
    session["seen"] = int(time.time()) + 3600
    session.save()
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(queries), answer


@pytest.mark.parametrize("page", ["case", "case_items", "timeline", "case_offers", "looks", "plan"])
def test_the_pages_of_a_case_ask_the_same_with_ten_and_with_a_thousand_rows(
    cases: tuple[Cast, UUID, UUID], page: str
) -> None:
    cast, small, large = cases
    client = browser(cast, KAREN)
    few, _ = asked(client, reverse(page, args=[small]))
    many, _ = asked(client, reverse(page, args=[large]))
    assert few == many


def test_the_case_list_asks_the_same_with_two_and_with_a_hundred_cases(
    cases: tuple[Cast, UUID, UUID],
) -> None:
    cast, _small, _large = cases
    client = browser(cast, KAREN)
    few, _ = asked(client, reverse("cases"))
    more_cases(cast, 98)
    many, answer = asked(client, reverse("cases"))
    assert few == many
    assert answer.content.decode().count('<a class="govuk-link" href="/cases/') == SIZE
    assert 'rel="next"' in answer.content.decode()


def test_the_daily_lists_ask_the_same_with_ten_and_with_a_thousand_rows(
    cases: tuple[Cast, UUID, UUID],
) -> None:
    cast, small, _large = cases
    client = browser(cast, KAREN)
    pages = ("desk", "cases", "follow_up", "erasures", "notices")
    more_work(cast, small, 10)
    few = {page: asked(client, reverse(page))[0] for page in pages}
    more_work(cast, small, 990)
    many = {page: asked(client, reverse(page)) for page in pages}
    assert few == {page: times for page, (times, _answer) in many.items()}
    assert [p for p, (_times, answer) in many.items() if 'rel="next"' not in answer.content.decode()] == []


def more_work(cast: Cast, case: UUID, times: int) -> None:
    """Put so many more of everything that a daily list shows into the house."""
    now, desk = clock.now(), cast.agencies["house"].pk
    more_cases(cast, times)
    with stages.seen_by(cast.desk()) as house:
        row = Case.objects.visible_to(house).get(ref=case)
        made = Concern.objects.bulk_create(
            Concern(
                agency=cast.agencies["school"], desk_id=desk, state="logged", started_at=now, logged_at=now
            )
            for _ in range(times)
        )
        Triage.objects.bulk_create(Triage(concern=c, desk_id=desk, opened_at=now, due_at=now) for c in made)
        Erasure.objects.bulk_create(
            Erasure(about=uuid4(), kind="case", custodian_id=desk, due_on=clock.today(), found_at=now)
            for _ in range(times)
        )
        PlannedMeasure.objects.bulk_create(
            PlannedMeasure(
                case=row,
                agency_id=desk,
                mechanism=Mechanism.objects.order_by("pk")[0],
                what="Meet.",
                effect="Trust.",
                due_on=clock.today(),
                made_at=now,
            )
            for _ in range(times)
        )
    with stages.seen_by(cast.actor("Sara Social-worker")) as sara:
        Notice.objects.bulk_create(
            Notice(
                kind="closed",
                sender_id=sara.agency_id,
                recipient_id=desk,
                made_by=sara.user_id,
                purposes=cast.desk().purpose.bit | 2,
                made_at=now,
                due_at=now,
            )
            for _ in range(times)
        )


def more_cases(cast: Cast, times: int) -> None:
    """Open so many more cases with the same team."""
    with stages.seen_by(cast.actor(KAREN)) as karen:
        first = Case.objects.visible_to(karen).select_related("forum").order_by("pk")[0]
        for _ in range(times):
            case = Case.objects.create(
                custodian_id=karen.agency_id,
                forum=first.forum,
                track="social",
                opened_at=clock.now(),
                review_on=first.review_on,
            )
            let_in(karen, case=case, agency_id=karen.agency_id, purposes=6)
            form_team(case=case, agency_id=karen.agency_id, members=[karen.user_id])


@pytest.mark.parametrize(
    ("page", "mark", "all_of_them"),
    [
        ("case_items", 'class="ih-item"', 1003),
        ("case_offers", 'class="ih-line"', 1000),
        ("timeline", 'class="moj-timeline__item"', 1000),
    ],
)
def test_part_by_part_everything_is_shown(
    cases: tuple[Cast, UUID, UUID], page: str, mark: str, all_of_them: int
) -> None:
    cast, _small, large = cases
    client, path, shown, parts = browser(cast, KAREN), reverse(page, args=[large]), 0, 0
    following = "?kind=plan" if page == "timeline" else ""
    while following is not None:
        text = client.get(path + following).content.decode()
        shown, parts = shown + text.count(mark), parts + 1
        _before, found, rest = text.partition('govuk-pagination__link" href="')
        following = rest.partition('"')[0].replace("&amp;", "&") if found else None
    assert shown == all_of_them
    assert parts == -(-all_of_them // SIZE)


def test_a_list_does_not_go_on_after_what_is_hidden_or_no_reference(
    cases: tuple[Cast, UUID, UUID],
) -> None:
    cast, small, _large = cases
    client, path = browser(cast, KAREN), reverse("case_items", args=[small])
    answers = [client.get(f"{path}?after={after}") for after in (uuid4(), cast.ref("police"), "x")]
    assert [a.status_code for a in answers] == [404, 404, 404]
