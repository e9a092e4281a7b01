"""What happens without a click: every name on the page of the schedule exists."""

import ast

from celery import current_app
from django.conf import settings

from cases.cards.timeline import HAPPENED, LOOKED
from infohouse.schedule import BEAT, ROUTES
from tests.promises.code import called, nodes, words

# Kinds that no timeline of a case shows, and why.
ELSEWHERE = {
    "search.made": "a search over all cases, without what was looked for; the trail of the agency has it",
    "attachment.added": "on a draft; only its reporter sees it",
    "attachment.removed": "on a draft; only its reporter sees it",
    "concern.purged": "a draft that nobody sent; no case came of it",
    "consultation.asked": "a question without a name leads to no case",
    "consultation.answered": "a question without a name leads to no case",
    "consultation.shown": "a question without a name leads to no case",
    "consultation.turned": "no key leads from the question to the concern",
    "consultation.purged": "a question without a name leads to no case",
    "digest.chosen": "how one wants to be told; about no case",
    "digest.sent": "that somebody was told; about no case",
    "item.shown": "a list over all cases; the trail of each agency has it",
    **dict.fromkeys(
        ("pack.proposed", "pack.signed", "pack.activated", "pack.withdrawn"),
        "about the law and no case; the page of versions shows it",
    ),
}


def kinds() -> set[str]:
    """Return every kind of event that code writes down, also through functions that hand the kind on."""
    handing_on = {"record", "record_looks", *functions_that_hand_on()}
    calls = [node for _, node in nodes(ast.Call) if called(node) in handing_on]
    return {word for call in calls for word in words(call) if "." in word}


def tasks() -> set[str]:
    """Return every task that a worker would know."""
    current_app.loader.import_default_modules()
    return set(current_app.tasks)


def functions_that_hand_on() -> set[str]:
    found = set()
    for _, function in nodes(ast.FunctionDef):
        calls = [n for n in ast.walk(function) if isinstance(n, ast.Call) and called(n) == "record"]
        if any(isinstance(a, ast.Name) and a.id == "kind" for c in calls for a in c.args):
            found.add(function.name)
    return found


def test_every_event_is_known_to_the_timeline_or_has_a_reason() -> None:
    assert kinds() == {*HAPPENED, *LOOKED, *ELSEWHERE}


def test_an_event_either_happened_or_was_a_look() -> None:
    assert not HAPPENED.keys() & LOOKED.keys()


def test_every_route_leads_from_an_event_to_a_task() -> None:
    assert set(ROUTES) <= kinds()
    assert {task for tasks in ROUTES.values() for task in tasks} <= tasks()


def test_the_clock_wakes_tasks_that_exist() -> None:
    assert {entry["task"] for entry in BEAT.values()} <= tasks()


def test_every_task_of_ours_stands_in_the_schedule() -> None:
    ours = {name for name in tasks() if not name.startswith("celery.")}
    listed = {entry["task"] for entry in BEAT.values()} | {t for tasks in ROUTES.values() for t in tasks}
    assert ours == listed


def test_settings_take_the_schedule_from_its_page() -> None:
    assert (settings.OUTBOX_ROUTES, settings.CELERY_BEAT_SCHEDULE) == (ROUTES, BEAT)
