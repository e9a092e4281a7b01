"""/drafts and /attachments: an agency's system sends files with a concern, and fetches those it may read."""

import pytest

from cases.actions.disclosing import end_disclosures
from cases.actions.triage import open_triage
from cases.cards.concerns import triage_card
from cases.files import MOST_BYTES
from cases.models import Disclosure, Triage
from tests import stages
from tests.abroad import settle
from tests.cases.test_attach import NOT_TAKEN, PLACE, PNG, PNG_WITH_PLACE, TAKEN
from tests.edges.api import (
    FILE,
    PDF,
    TOLD,
    Scene,
    System,
    another_client,
    is_problem,
    same,
    system,
    times,
    token_for,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(scene: Scene) -> System:
    return system(scene.cast, "school")


def sent(school: System, raw: bytes = PDF) -> str:
    """Return the file of a concern that the school's system has sent with it."""
    draft = school.post("/drafts", TOLD).json()["ref"]
    file: str = school.attach(draft, raw).json()["ref"]
    assert school.post(f"/drafts/{draft}/send").status_code == 200
    return file


def files(school: System, draft: str) -> list[str]:
    return [f["ref"] for f in school.get(f"/concerns/{draft}/attachments").json()["results"]]


def test_a_draft_is_told_with_its_files_once_it_is_sent(scene: Scene, school: System):
    draft = scene.refs["draft"]
    assert school.get(f"/concerns/{draft}").json()["state"] == "draft"
    first, again = school.post(f"/drafts/{draft}/send"), school.post(f"/drafts/{draft}/send")
    assert (first.status_code, first.json()["state"]) == (200, "logged")
    same(first, again)
    assert times(scene.cast.client("school"), "concern.logged", draft) == 1
    assert [i["file"] for i in school.get(f"/concerns/{draft}").json()["items"] if i["file"]] == [
        scene.refs["file"]
    ]


def test_what_is_not_sent_stands_in_the_list_with_the_day_on_which_it_goes(scene: Scene, school: System):
    found = {c["ref"]: c for c in school.get("/concerns").json()["results"]}
    assert found[scene.refs["draft"]]["deleted_on"]
    assert (found[scene.refs["concern"]]["state"], found[scene.refs["concern"]]["deleted_on"]) == (
        "logged",
        None,
    )


def test_a_draft_is_thrown_away_with_its_files(scene: Scene, school: System):
    assert school.post(f"/drafts/{scene.refs['draft']}/discard").status_code == 200
    is_problem(school.get(f"/concerns/{scene.refs['draft']}"), 404, "not-found")
    is_problem(school.get(f"/attachments/{scene.refs['file']}"), 404, "not-found")


def test_a_sent_concern_can_neither_be_discarded_nor_get_files(scene: Scene, school: System):
    ref = scene.refs["concern"]
    is_problem(school.post(f"/drafts/{ref}/discard"), 409, "wrong-state")
    is_problem(school.attach(ref, PDF), 409, "wrong-state")
    is_problem(school.post(f"/attachments/{sent(school)}/remove"), 409, "wrong-state")


def test_a_draft_that_the_law_refuses_stays_as_it_was(scene: Scene):
    club = system(scene.cast, "club")
    draft = club.post("/drafts", TOLD).json()["ref"]
    is_problem(club.post(f"/drafts/{draft}/send"), 422, "refused-by-law")
    assert club.get(f"/concerns/{draft}").json()["state"] == "draft"


@pytest.mark.parametrize("kind", TAKEN)
def test_each_kind_that_is_taken_comes_back_as_a_download_of_that_kind(kind: str, school: System):
    answer = school.get(f"/attachments/{sent(school, TAKEN[kind])}")
    assert answer.content == TAKEN[kind]
    assert answer["Content-Type"].startswith(
        {"pdf": "application/pdf", "txt": "text/plain"}.get(kind, "image/")
    )
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert (answer["X-Content-Type-Options"], "no-store" in answer["Cache-Control"]) == ("nosniff", True)


def test_the_content_decides_and_place_and_author_are_gone(scene: Scene, school: System):
    ref = school.attach(scene.refs["draft"], PNG_WITH_PLACE).json()["ref"]
    fetched = school.get(f"/attachments/{ref}").content
    assert fetched == PNG and PLACE not in fetched


OTHERS = {name: raw for name, raw in NOT_TAKEN.items() if len(raw) <= MOST_BYTES} | {"nothing": b""}


@pytest.mark.parametrize("raw", OTHERS.values(), ids=OTHERS)
def test_what_is_of_no_such_kind_is_not_taken(raw: bytes, scene: Scene, school: System):
    before = files(school, scene.refs["draft"])
    asked = is_problem(school.attach(scene.refs["draft"], raw), 422, "missing-fact")
    assert asked["questions"] == ["file"]
    assert files(school, scene.refs["draft"]) == before


def test_a_file_over_five_megabytes_is_not_read_to_its_end(scene: Scene, school: System):
    is_problem(school.attach(scene.refs["draft"], PDF + b" " * MOST_BYTES), 413, "too-large")


def test_a_file_is_not_taken_in_json_or_as_a_form(scene: Scene, school: System):
    path = f"/concerns/{scene.refs['draft']}/attachments"
    for kind in ("application/json", "multipart/form-data; boundary=b", "application/pdf"):
        is_problem(school.post(path, PDF, content_type=kind), 415, "unsupported-media-type")


def test_five_files_are_the_most_and_one_can_be_removed(scene: Scene, school: System):
    draft = scene.refs["draft"]
    for _n in range(4):
        assert school.attach(draft, PDF).status_code == 201
    is_problem(school.attach(draft, PDF), 422, "missing-fact")
    assert school.post(f"/attachments/{scene.refs['file']}/remove").status_code == 200
    assert len(files(school, draft)) == 4


def test_without_a_name_no_file_goes(school: System):
    draft = school.post("/drafts", {"seen": "One says it.", "way": "nameless", "recognisable": "no"}).json()[
        "ref"
    ]
    school.attach(draft, PDF)
    asked = is_problem(school.post(f"/drafts/{draft}/send"), 422, "missing-fact")
    assert asked["questions"] == ["files"]


def test_another_system_of_the_same_agency_reaches_neither_draft_nor_file(scene: Scene, school: System):
    other = System(token_for(another_client(scene.cast.agencies["school"])))
    for path in (f"/concerns/{scene.refs['draft']}", f"/attachments/{scene.refs['file']}"):
        is_problem(other.get(path), 404, "not-found")
    is_problem(other.post(f"/attachments/{scene.refs['file']}/remove"), 404, "not-found")


def test_each_download_is_decided_at_that_moment_and_on_record(scene: Scene, school: System):
    file, house, desk = sent(school), system(scene.cast, "house"), scene.cast.desk()
    assert house.get(f"/attachments/{file}").status_code == 200
    assert times(scene.cast.client("school"), "attachment.fetched", file) == 1
    with stages.seen_by(desk):
        passed = Disclosure.objects.visible_to(desk).filter(recipient=scene.cast.agencies["house"])
        end_disclosures(desk, passed.filter(item__attachment__ref=file), why="recalled")
    is_problem(house.get(f"/attachments/{file}"), 404, "not-found")


def test_who_reads_a_file_cannot_remove_it(scene: Scene, school: System):
    file, house = sent(school), system(scene.cast, "house")
    is_problem(house.post(f"/attachments/{file}/remove"), 409, "wrong-state")
    assert school.get(f"/attachments/{file}").content == PDF


def test_the_desk_finds_the_file_with_the_concern(scene: Scene, school: System):
    draft = scene.refs["draft"]
    school.post(f"/drafts/{draft}/send")
    stages.do(open_triage, scene.cast.desk(), concern=draft)
    karen = scene.cast.actor("Karen Coordinator")
    with stages.seen_by(karen):
        ref = Triage.objects.visible_to(karen).get(concern__ref=draft).ref
        assert [str(i.file) for i in triage_card(karen, ref).items if i.file] == [scene.refs["file"]]


def test_the_agreement_behind_a_concern_is_taken_back_by_the_system_that_told_it(scene: Scene):
    settle(scene.cast, "SE")
    abroad = system(scene.cast, "SE-school")
    agreed = {"way": "consent", "consent_by": "subject-and-guardian", "consent_understands": "yes"}
    told = abroad.log({**TOLD, **agreed, "consent_proof": "At the kitchen table."})
    assert told.status_code == 201, told.content
    ref = told.json()["ref"]
    assert abroad.post(f"/concerns/{ref}/take-back").status_code == 200
    is_problem(abroad.post(f"/concerns/{ref}/take-back"), 409, "wrong-state")


def test_where_nothing_rests_on_an_agreement_there_is_nothing_to_take_back(scene: Scene, school: System):
    is_problem(school.post(f"/concerns/{scene.refs['concern']}/take-back"), 409, "wrong-state")


def test_the_content_of_a_file_is_never_parsed_as_json(scene: Scene, school: System):
    answer = school.post(f"/concerns/{scene.refs['draft']}/attachments", b'{"seen": 1}', content_type=FILE)
    assert answer.status_code == 201
