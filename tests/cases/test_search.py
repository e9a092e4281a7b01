"""Search by reference and by parts of a name, only among what one may see."""

from dataclasses import replace
from uuid import UUID

import pytest

from audit.models import Event
from cases.actions import board, contribute, intake, recall, team, triage
from cases.cards import search as cards
from cases.models import Item, SearchToken
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed
from infohouse.core.tokens import name_parts
from tests import stages
from tests.cases.look import count, refused, row
from tests.cast import Cast
from tests.walls.world import hat_purpose

KAREN, HANS, SARA, SVEND = (
    "Karen Coordinator",
    "Hans House-worker",
    "Sara Social-worker",
    "Svend Social-worker",
)
NAME = stages.TOLD["name"]


def found(cast: Cast, who: str, words: str) -> list[tuple[str, UUID]]:
    """Return what somebody finds."""
    actor = cast.actor(who)
    with stages.seen_by(actor):
        return [(hit.place, hit.target) for hit in cards.search(actor, words).rows]


def search(*, actor: Actor, words: str) -> cards.Hits:
    return cards.search(actor, words)


@pytest.fixture
def offered(cast: Cast) -> tuple[UUID, UUID]:
    """A case that the municipality accepted: Sara leads there, Karen at the house."""
    return stages.accepted(cast)


def test_a_case_is_found_by_the_name_on_either_side(cast: Cast, offered: tuple[UUID, UUID]) -> None:
    assert ("case", offered[1]) in found(cast, KAREN, NAME)
    assert found(cast, SARA, NAME) == [("case", offered[1])]


def test_the_order_of_the_parts_and_their_spelling_do_not_matter(cast: Cast) -> None:
    ref = stages.on_the_desk(cast, name="Åse-Marie Kjær Øby")
    for words in ("aase kjaer", "ØBY åse", "Ase  marie", "oby, Kjær", "Åse-Marie Kjær Øby"):
        assert found(cast, KAREN, words) == [("triage", ref)], words


def test_every_part_must_be_there(cast: Cast, offered: tuple[UUID, UUID]) -> None:
    assert found(cast, SARA, "Fabian") and found(cast, SARA, "Fabian Fiktiv")
    assert found(cast, SARA, "Fabian Somebody") == []


def test_the_parts_must_stand_in_one_name(cast: Cast) -> None:
    stages.on_the_desk(cast, name="Anton Invented")
    stages.on_the_desk(cast, name="Bertil Madeup")
    assert found(cast, KAREN, "Anton Madeup") == []


def test_a_reference_finds_it_as_it_is_shown_and_as_a_whole(cast: Cast, offered: tuple[UUID, UUID]) -> None:
    referral, case = offered
    for words in (str(case), str(case)[:8].upper(), f" {str(case)[:8]} "):
        assert found(cast, SARA, words) == [("case", case)], words
    assert found(cast, SARA, str(referral)) == [("referral", referral)]
    assert found(cast, KAREN, str(referral)) == [("case", case)]


def test_an_open_offer_is_found_by_whoever_answers_it(cast: Cast) -> None:
    ref = stages.offered(cast)
    assert found(cast, SVEND, str(ref)[:8]) == [("referral", ref)]


def test_what_one_told_oneself_is_found(cast: Cast) -> None:
    mine = stages.logged(cast, "Olga Officer")
    stages.logged(cast)
    assert found(cast, "Olga Officer", NAME) == [("concern", mine)]


def test_a_concern_on_the_desk_is_found_by_the_number_that_the_desk_shows(cast: Cast) -> None:
    ref = stages.on_the_desk(cast)
    karen = cast.actor(KAREN)
    with stages.seen_by(karen):
        (hit,) = cards.search(karen, NAME).rows
    assert (hit.place, hit.target) == ("triage", ref)
    assert found(cast, HANS, hit.short) == [("triage", ref)]


@pytest.mark.parametrize(
    "who", ["Nosy Stranger", SVEND, "Kurt Coordinator", "Olga Officer", "Ivan Investigator", "Carl Clubman"]
)
def test_invisible_and_absent_are_the_same_answer(cast: Cast, offered: tuple[UUID, UUID], who: str) -> None:
    actor = cast.actor(who, hat_purpose(cast, who))
    with stages.seen_by(actor):
        absent = cards.search(actor, "Nobody Ofthisname")
        for words in (NAME, "Fabian", str(offered[1]), str(offered[1])[:8]):
            assert cards.search(actor, words) == absent == cards.Hits((), more=False), words


def test_the_security_track_is_found_by_cleared_people_of_its_team_only(cast: Cast) -> None:
    case = stages.security_case(cast)
    assert ("case", case) in found(cast, KAREN, NAME)
    uncleared = replace(cast.actor(KAREN), cleared=False)
    for actor in (uncleared, cast.actor(HANS)):
        for words in (NAME, str(case), str(case)[:8]):
            with stages.seen_by(actor):
                assert cards.search(actor, words).rows == (), words


def test_a_proposal_of_the_security_track_hides_the_concern_from_the_uncleared(cast: Cast) -> None:
    ref = stages.on_the_desk(cast)
    assert found(cast, HANS, NAME) == [("triage", ref)]
    stages.do(triage.triage_concern, cast.actor(KAREN), ref=ref, assessment=stages.SECURITY)
    assert found(cast, HANS, NAME) == [] == found(cast, HANS, str(ref))
    assert found(cast, KAREN, NAME) == [("triage", ref)]


def test_what_was_recalled_is_no_longer_found_by_name(cast: Cast, offered: tuple[UUID, UUID]) -> None:
    assert found(cast, SARA, NAME)
    stages.recalled(cast, offered[1])
    assert found(cast, SARA, NAME) == []


def test_whoever_left_the_team_finds_nothing_at_the_next_search(
    cast: Cast, offered: tuple[UUID, UUID]
) -> None:
    case, sara = offered[1], cast.actor(SARA)
    svend = stages.do(team.add_member, sara, case=case, person=cast.user(SVEND).ref, role="member")
    assert found(cast, SVEND, NAME) == [("case", case)]
    stages.do(team.end_membership, sara, case=case, member=svend)
    assert found(cast, SVEND, NAME) == [] == found(cast, SVEND, str(case))


def test_for_another_purpose_nothing_is_found(cast: Cast, offered: tuple[UUID, UUID]) -> None:
    elsewhere = cast.actor(SARA, stages.Purpose.SUPPORT_DELIVERY)
    with stages.seen_by(elsewhere):
        assert cards.search(elsewhere, NAME).rows == ()


def test_who_works_on_no_case_may_not_search(cast: Cast) -> None:
    for who in ("Tove Teacher", "Otto Operator"):
        refused(NotAllowed, search, cast.actor(who, hat_purpose(cast, who)), words=NAME)


@pytest.mark.parametrize("words", ["", "  ", "A", "1234", "-"])
def test_without_a_reference_or_a_part_of_a_name_it_asks_for_one(cast: Cast, words: str) -> None:
    error = refused(MissingFact, search, cast.actor(KAREN), words=words)
    assert error.questions == ("words",)


def test_a_corrected_name_is_found_and_the_wrong_one_no_longer(cast: Cast) -> None:
    concern = stages.logged(cast, "Olga Officer")
    olga = cast.actor("Olga Officer")
    item = row(Item, olga, concern__ref=concern, category="identity")
    stages.do(recall.correct_item, olga, ref=item.ref, content={"name": "Gustav Gættet"}, why="Another boy.")
    assert found(cast, "Olga Officer", "gustav gaettet") == [("concern", concern)]
    assert found(cast, "Olga Officer", NAME) == []


def _tokens(name: str) -> frozenset[str]:
    return cards.name_tokens(name)


def test_a_name_that_an_agency_adds_is_found(cast: Cast, offered: tuple[UUID, UUID]) -> None:
    _add(cast, offered[1], "identity", "Faris al Fiktiv-Fantasi")
    assert found(cast, SARA, "faris fantasi") == [("case", offered[1])]


def test_a_name_that_is_laid_on_the_board_is_found(cast: Cast) -> None:
    ref = stages.on_the_desk(cast)
    invitation = stages.invited(cast, ref, "police")
    laid = {"dimension": "family", "nature": "fact", "text": "Faris Fantasi", "category": "identity"}
    stages.do(board.lay_down, cast.actor("Olga Officer"), ref=invitation, **laid, necessity="They ask.")
    assert found(cast, KAREN, "fantasi") == [("triage", ref)]


@pytest.mark.parametrize(
    ("category", "text"),
    [
        ("case-note", "Zyxomma"),
        ("assessment", "Zyxomma"),
        ("identity", "Is a member of Zyxomma and comes from elsewhere."),
        ("family-relations", "Zyxomma"),
    ],
)
def test_nothing_but_a_name_can_be_searched(
    cast: Cast, offered: tuple[UUID, UUID], category: str, text: str
) -> None:
    before = count(SearchToken, cast.actor(SARA))
    _add(cast, offered[1], category, text)
    assert found(cast, SARA, "Zyxomma") == [] == found(cast, KAREN, "Zyxomma")
    assert count(SearchToken, cast.actor(SARA)) == before


def _add(cast: Cast, case: UUID, category: str, text: str) -> None:
    told = {"category": category, "nature": "fact", "text": text, "necessity": "They ask."}
    stages.do(contribute.contribute_item, cast.actor(SARA), case=case, **told)


def test_an_ideology_or_an_assessment_changes_no_search(cast: Cast) -> None:
    plain = stages.on_the_desk(cast, name="Anton Invented")
    named = stages.on_the_desk(cast, name="Bertil Invented", believed="Zyxomma", seen="A zyxomma badge.")
    found_ideology = replace(stages.SOCIAL, care="Zyxomma.", ideologies=("islamist",))
    for ref, assessment in ((plain, stages.SOCIAL), (named, found_ideology)):
        stages.do(triage.triage_concern, cast.actor(KAREN), ref=ref, assessment=assessment)
        stages.routed(cast, ref, "social")
    assert found(cast, KAREN, "zyxomma") == [] == found(cast, KAREN, "islamist")
    places = [place for place, _target in found(cast, KAREN, "Invented")]
    assert sorted(places) == ["case", "case", "triage", "triage"]


def test_an_aside_in_the_name_is_not_searched(cast: Cast) -> None:
    ref = stages.on_the_desk(cast, name="Anton Invented (zyxomma)")
    assert found(cast, KAREN, "zyxomma") == []
    assert found(cast, KAREN, "Anton Invented") == [("triage", ref)]


def test_a_concern_without_a_name_has_nothing_to_be_found_by(cast: Cast) -> None:
    before = count(SearchToken, cast.actor("Olga Officer"))
    olga = cast.actor("Olga Officer")
    ref = stages.do(intake.start_draft, olga)
    stages.do(intake.save_draft, olga, ref=ref, answers={**stages.TOLD, "recognisable": "no"})
    stages.do(intake.choose_way, olga, ref=ref, way="nameless")
    stages.do(intake.log_concern, olga, ref=ref)
    assert count(SearchToken, olga) == before
    assert found(cast, "Olga Officer", NAME) == []


def test_no_more_than_25_are_shown_and_that_there_are_more_is_said(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(cards, "MOST", 2)
    for _ in range(3):
        stages.on_the_desk(cast)
    karen = cast.actor(KAREN)
    with stages.seen_by(karen):
        hits = cards.search(karen, NAME)
    assert (len(hits.rows), hits.more) == (2, True)


def test_the_trail_keeps_how_many_and_not_what_was_looked_for(cast: Cast, offered: tuple[UUID, UUID]) -> None:
    found(cast, SARA, NAME)
    event = row(Event, cast.actor(SARA), kind="search.made")
    assert event.codes == {"by": "name", "cases": 1, "concerns": 0, "referrals": 0}
    assert event.about != offered[1] and event.file == event.about
    written = f"{event.__dict__}".casefold()
    assert [part for part in (*name_parts(NAME), *_tokens(NAME)) if part in written] == []


def test_a_colleague_without_clearance_does_not_see_in_the_trail_that_something_secret_was_found(
    cast: Cast,
) -> None:
    stages.security_case(cast)
    found(cast, KAREN, NAME)
    assert count(Event, cast.actor(KAREN), kind="search.made") == 1
    assert count(Event, cast.actor(HANS), kind="search.made") == 0


def test_no_token_says_a_name(cast: Cast) -> None:
    stages.logged(cast, "Olga Officer")
    olga = cast.actor("Olga Officer")
    with stages.seen_by(olga):
        tokens = set(SearchToken.objects.visible_to(olga).values_list("token", flat=True))
    assert tokens == _tokens(NAME)
    assert [part for part in name_parts(NAME) if any(part in token for token in tokens)] == []
