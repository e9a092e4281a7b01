"""Call the pages as somebody in a browser, and the table of all pages: who may, and who meets nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from audit.models import Delivery
from cases.actions import consent, triage
from cases.models import Disclosure, Goal, HandOff, Item, PlannedMeasure
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cast import PEOPLE, PVE, Cast
from tests.edges.case_stages import HOLD, JOIN, REVIEW, SESSION, case_endings, case_teams
from tests.edges.desk_scene import ASSESSED, DESK, desk_refs
from tests.edges.front_door_scene import FRONT_DOOR, front_door_refs
from tests.edges.law import DORO, law_of
from tests.edges.posts import ADDED, ASKED, CHANGED, FILED, GOAL, MEASURE, NOTE, SAID, WISH
from tests.walls.world import World, build, hat_purpose

Refs = Mapping[str, Any]


@dataclass
class Scene:
    """The world with one of everything that a page can be about."""

    world: World
    refs: dict[str, Any] = field(default_factory=dict)

    @property
    def cast(self) -> Cast:
        return self.world.cast


def browser(cast: Cast, name: str, purpose: Purpose | None = None, **kwargs: Any) -> Client:
    """Return the browser of somebody who signed in and chose a hat."""
    client = Client(raise_request_exception=False, **kwargs)
    client.force_login(cast.user(name))
    session = client.session
    session["hat"], session["purpose"] = str(cast.hats[name].ref), (purpose or hat_purpose(cast, name)).value
    session.save()
    return client


def set_scene() -> Scene:
    """Build the world and what it lacks: an offer to be pulled, a package not yet sent, a failed delivery."""
    world = build()
    scene, cast = Scene(world), world.cast
    karen = cast.actor("Karen Coordinator")
    scope = consent.Scope([cast.ref("club")], [PVE])
    scene.refs = {
        "draft": world.draft,
        "concern": stages.logged(cast),
        "open": stages.on_the_desk(cast),
        "proposed": stages.on_the_desk(cast),
        "social": world.social,
        "security": world.security,
        "asking": stages.asked(cast, world.social, "school"),
        "school": cast.ref("school"),
        "offered": stages.offer(cast, world.social, "school"),
        "pulled": world.offers["police"],
        "accepted": world.accepted,
        "given": world.given,
        "request": world.request,
        "asked": stages.do(consent.ask_consent, karen, case=world.social, scope=scope),
    }
    stages.do(triage.triage_concern, karen, ref=scene.refs["proposed"], assessment=stages.SECURITY)
    with stages.seen_by(karen):
        scene.refs["goal"] = Goal.objects.visible_to(karen).get().ref
        scene.refs["measure"] = PlannedMeasure.objects.visible_to(karen).get().ref
        scene.refs["sent"] = HandOff.objects.visible_to(karen).get().ref
    scene.refs["municipality"], scene.refs["olga"] = cast.ref("municipality"), cast.user("Olga Officer").ref
    scene.refs["told"] = stages.recalled(cast, world.social)
    with stages.seen_by(karen):
        mine = Disclosure.objects.visible_to(karen).filter(sender=cast.agencies["house"], stage="full")
        scene.refs["passed"] = mine.filter(ended_at=None).order_by("pk")[0].ref
    sara = cast.actor("Sara Social-worker")
    with stages.seen_by(sara):
        scene.refs["entry"] = (
            Item.objects.visible_to(sara).get(agency=cast.agencies["municipality"], sources=[]).ref
        )
        scene.refs["item"] = next(i.ref for i in stages.items_seen(sara, world.social) if not i.case_id)
    scene.refs["failed"] = _failed_delivery()
    scene.refs |= case_teams(cast, world.security)
    scene.refs |= case_endings(cast, world.social)
    scene.refs |= front_door_refs(cast, world.draft)
    scene.refs |= law_of(cast)
    fresh = stages.security_case(cast)
    with stages.seen_by(karen):
        scene.refs["prepared"] = HandOff.objects.visible_to(karen).get(case__ref=fresh).ref
    scene.refs |= desk_refs(cast, world.social, scene.refs["open"])
    return scene


def _failed_delivery() -> int:
    one = Delivery.objects.order_by("pk").values_list("pk", flat=True)[0]
    Delivery.objects.filter(pk=one).update(state=Delivery.State.FAILED, failure="OperationalError")
    return int(one)


@dataclass(frozen=True)
class Page:
    """One address with one verb: who is right, what it answers, and what it needs."""

    name: str
    args: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    status: int = 200
    post: Mapping[str, Any] | None = None
    step: str = ""

    def __str__(self) -> str:
        return f"{'POST' if self.post is not None else 'GET'} {self.name} {' '.join(self.args)}".strip()

    def path(self, refs: Refs) -> str:
        args = [refs[a] for a in self.args]
        return reverse(self.name, args=[*args, self.step] if self.step else args)

    def call(self, client: Client, refs: Refs) -> Any:
        if self.post is None:
            return client.get(self.path(refs))
        given = {k: v(refs) if callable(v) else v for k, v in self.post.items()}
        return client.post(self.path(refs), given)


def absent(page: Page, refs: Refs) -> dict[str, Any]:
    """Return the same references, with the page's own ones replaced by references of nothing."""
    return {key: uuid4() if key in page.args and isinstance(ref, UUID) else ref for key, ref in refs.items()}


def bare(answer: Any, refs: Refs) -> bytes:
    """Return an answer without what must differ: form tokens and the references themselves."""
    text = re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]+', rb"\1", answer.content)
    for ref in refs.values():
        text = text.replace(str(ref).encode(), b"REF")
    return bytes(text)


KAREN, PIA, SARA, TOVE = "Karen Coordinator", "Pia Police-seat", "Sara Social-worker", "Tove Teacher"
OLGA, PETRA, OTTO, HANS = "Olga Officer", "Petra Prevention-centre", "Otto Operator", "Hans House-worker"
HOUSE = (KAREN, PIA, "Kurt Coordinator")
REPORTERS = (
    TOVE, "Tim Teacher", OLGA, "Ivan Investigator", SARA, "Svend Social-worker", "Carl Clubman", "Nosy Stranger",
)  # fmt: skip
ANSWERING = (OLGA, SARA, "Svend Social-worker", "Carl Clubman", "Nosy Stranger")
WORKING = (*ANSWERING, "Ivan Investigator", *HOUSE, HANS)
# Lists and beginnings: no row of anybody's stands in the address, so a right role is all it takes.
LISTS = (
    Page("home", right=tuple(PEOPLE), status=302),
    Page("keys", right=tuple(PEOPLE)),
    Page("today", right=tuple(PEOPLE)),
    Page("today", right=tuple(PEOPLE), status=302, post={"by_mail": "no", "language": "da"}),
    Page("concerns", right=REPORTERS),
    Page("new_concern", right=REPORTERS),
    # Nosy's district has no house.
    Page("new_concern", right=REPORTERS[:-1], status=302, post={"urgent": "no"}),
    Page("consultations", right=REPORTERS),
    Page("new_consultation", right=REPORTERS),
    Page("new_consultation", right=REPORTERS[:-1], status=302, post={"question": "Somebody has gone quiet."}),
    Page("desk", right=(*HOUSE, HANS)),
    Page("cases", right=WORKING),
    Page("referrals", right=(*ANSWERING, *HOUSE, HANS)),
    Page("invitations", right=ANSWERING),
    Page("hand_offs", right=(PETRA,)),
    Page("nameless_received", right=ANSWERING),
    Page("figures", right=(*HOUSE, HANS)),
    Page("notices", right=(*ANSWERING, *HOUSE, HANS, PETRA, "Ivan Investigator")),
    Page("operations", right=(OTTO,)),
    Page("retry", ("failed",), (OTTO,), 302, {}),
    Page("mechanisms", right=tuple(PEOPLE)),
    Page("follow_up", right=WORKING),
    Page("search", right=WORKING),
    Page("search", right=WORKING, post={"words": stages.TOLD["name"]}),
    Page("erasures", right=HOUSE),
    Page("law", right=tuple(PEOPLE)),
    Page("law_pack", right=tuple(PEOPLE), step="dk"),
    Page("law_cell", right=tuple(PEOPLE), step="dk"),
    Page("law_try", right=tuple(PEOPLE), step="dk"),
    Page("law_rules", right=tuple(PEOPLE), step="dk"),
    Page("law_periods", right=tuple(PEOPLE), step="dk"),
    Page("law_versions", right=tuple(PEOPLE), step="dk"),
    Page("law_compare", right=tuple(PEOPLE)),
    Page("law_version", ("version",), right=tuple(PEOPLE)),
    Page("law_propose", right=(DORO,), step="dk"),
    Page("law_propose", right=(DORO,), status=422, post={}, step="dk"),
    Page("law_sign", ("version",), (DORO,), 302, {}),
    Page("law_withdraw", ("version",), (DORO,), 302, {}),
    Page("law_decisions", right=(DORO,)),
    Page("law_gaps", right=(*ANSWERING, *HOUSE, HANS, DORO)),
)
# About one thing: the right people get it, everybody else gets what they would get for nothing at all.
THINGS = (
    *(Page(*line) for line in (*DESK, *FRONT_DOOR)),
    Page("law_decision", ("decision",), (DORO,)),
    Page("concern", ("draft",), (TOVE,)),
    Page("concern", ("concern",), (TOVE, *HOUSE, HANS)),
    Page("concern_way", ("draft",), (TOVE,)),
    Page("concern_way", ("draft",), (TOVE,), 302, {"way": "nameless"}),
    Page("concern_step", ("draft",), (TOVE,), step="seen"),
    Page("concern_step", ("draft",), (TOVE,), 302, {"seen": "More."}, step="seen"),
    Page("concern_check", ("draft",), (TOVE,)),
    Page("concern_check", ("draft",), (TOVE,), 302, {}),
    Page("concern_receipt", ("concern",), (TOVE, *HOUSE, HANS)),
    Page("concern_discard", ("draft",), (TOVE,), 302, {}),
    Page("concern_take_back", ("concern",), (TOVE,), 409, {}),  # it went without anybody's agreement
    Page("triage", ("open",), (*HOUSE, HANS)),
    Page("triage", ("open",), (*HOUSE, HANS), 302, ASSESSED),
    Page("triage", ("proposed",), HOUSE),
    Page("confirm", ("proposed",), (PIA,), 302, {"agrees": "yes"}),
    Page("case", ("social",), (KAREN, SARA)),
    Page("case", ("security",), (KAREN, PIA)),
    Page("close", ("security",), (KAREN, PIA)),
    Page("close", ("security",), (KAREN, PIA), 302, {"outcome": "aims-reached"}),
    Page("join_case", ("open",), (*HOUSE, HANS)),
    Page("join_case", ("open",), (KAREN,), 302, {**JOIN, "case": lambda refs: refs["social"]}),
    Page("reopen", ("closed",), (KAREN,)),
    Page("reopen", ("closed",), (KAREN,), 302, {"reason": "He asks for it."}),
    Page("reviews", ("social",), (KAREN,)),
    Page("reviews", ("social",), (KAREN,), 302, REVIEW),
    Page("erasure", ("due",), HOUSE),
    Page("erasure", ("due",), HOUSE, 302, HOLD),
    Page("propose_erasure", ("due",), HOUSE, 302, {}),
    Page("release_erasure", ("to_release",), (PIA,), 302, {}),
    Page("share", ("social",), (KAREN,)),
    Page("answers", ("social", "asking"), (KAREN,)),
    Page("offer", ("social", "asking", "school"), (KAREN,)),
    Page("recall", ("social", "offered"), (KAREN,), 302, {}),
    *(Page(part, ("social",), (KAREN, SARA)) for part in ("case_items", "timeline")),
    Page("case_offers", ("social",), (KAREN,)),
    Page("amend", ("social", "offered"), (KAREN,)),
    Page("amend", ("social", "offered"), (KAREN,), 302, {"request": "A mentor and a work trial."}),
    Page("give", ("social", "asking", "school"), (KAREN,)),
    Page("outcome", ("accepted",), (SARA,), 302, {"outcome": "done"}),
    Page("plan", ("social",), (KAREN, SARA)),
    Page("plan", ("social",), (KAREN, SARA), 302, {**MEASURE, "agency": lambda refs: refs["municipality"]}),
    Page("adopt", ("social",), (KAREN,)),
    Page("adopt", ("social",), (KAREN,), 302, {}),
    Page("new_goal", ("social",), (KAREN, SARA)),
    Page("new_goal", ("social",), (KAREN, SARA), 302, GOAL),
    Page("goal", ("social", "goal"), (KAREN, SARA)),
    Page("goal", ("social", "goal"), (KAREN, SARA), 302, {**GOAL, "version": "1"}),
    Page("move_goal", ("social", "goal"), (KAREN, SARA), 302, {"state": "reached"}),
    Page("change_measure", ("social", "measure"), (KAREN, SARA)),
    Page("change_measure", ("social", "measure"), (KAREN, SARA), 302, CHANGED),
    Page("progress", ("social", "measure"), (SARA,)),
    Page("progress", ("social", "measure"), (SARA,), 302, {**SESSION, "text": "They met."}),
    Page("move_measure", ("social", "measure"), (SARA,), 302, {"state": "running"}),
    Page("team", ("social",), (KAREN, SARA)),
    Page("end_member", ("security", "pia"), (KAREN, PIA), 302, {}),
    Page("lead", ("security", "pia"), (KAREN, PIA), 302, {}),
    Page("take_over", ("deserted",), ("Kurt Coordinator", HANS), 302, {}),
    Page("contribute", ("social",), (KAREN, SARA)),
    Page("contribute", ("social",), (KAREN, SARA), 302, ADDED),
    Page("consents", ("social",), (KAREN, SARA)),
    Page("ask_consent", ("social",), (KAREN,)),
    Page("ask_consent", ("social",), (KAREN,), 302, ASKED),
    Page("consent", ("given",), (KAREN, SARA)),
    Page("consent", ("asked",), (KAREN,), 302, SAID),
    Page("withdraw_consent", ("given",), (KAREN, SARA), 302, {}),
    Page("note", ("social",), (KAREN, SARA)),
    Page("note", ("social",), (KAREN, SARA), 302, NOTE),
    Page("own_source", ("social",), (KAREN, SARA)),
    Page("download", ("social",), (KAREN, SARA), 200, {}),
    Page("pass_on", ("social", "asking", "school"), (KAREN,)),
    Page("nameless", ("social", "asking", "school"), (KAREN,)),
    Page("withdraw_item", ("entry",), (SARA,)),
    Page("withdraw_item", ("entry",), (SARA,), 302, {"why": "A mistake."}),
    Page("ledger", ("social",), (KAREN, SARA)),
    Page("requests", ("social",), (KAREN, SARA)),
    Page("new_request", ("social",), (KAREN, SARA)),
    Page("new_request", ("social",), (KAREN,), 302, FILED),
    Page("own_request", ("social",), (KAREN, SARA)),
    Page("own_request", ("social",), (KAREN, SARA), 302, WISH),
    Page("request", ("request",), (KAREN,)),
    Page("request", ("request",), (KAREN,), 302, {"act": "refuse", "reason": "No."}),
    Page("request_answer", ("request",), (KAREN,)),
    Page("recall_item", ("passed",), (KAREN,)),
    Page("recall_item", ("passed",), (KAREN,), 302, {"why": "wrong", "reason": "It is about somebody else."}),
    Page("correct_item", ("entry",), (SARA,)),
    Page("correct_item", ("entry",), (SARA,), 302, {"text": "On Fridays.", "why": "The day was wrong."}),
    Page("notice", ("told",), (SARA, "Svend Social-worker", KAREN)),
    Page("notice", ("told",), (SARA, "Svend Social-worker"), 302, {"answer": "erased"}),
    Page("looks", ("social",), (KAREN, SARA)),
    Page("referral", ("pulled",), (OLGA,)),
    Page("referral", ("accepted",), (SARA, "Svend Social-worker")),
    Page("pull", ("pulled",), (OLGA,), 302, {}),
    Page("accept", ("pulled",), (OLGA,), 302, {"lead": lambda refs: refs["olga"]}),
    Page("decline", ("pulled",), (OLGA,), 302, {"reason": "no-capacity"}),
    Page("hand_off", ("prepared",), (KAREN, PIA)),
    Page("hand_off", ("prepared",), (KAREN, PIA), 302, {"necessity": "Talks of an attack."}),
    Page("hand_off", ("sent",), (KAREN, PIA, PETRA)),
    Page("receive", ("sent",), (PETRA,), 302, {}),
)
