"""Every path, not a sample: what must never leave its room does not, over chains of up to three disclosures.

A chain is walked link by link. All data categories travel together as the items of one request. Equal
situations are visited once, and where no duty or permission of the country speaks no name is asked for:
without a rule nothing goes by name (test_laws). The facts are as generous as facts can be, so that a refusal
is the law's and not a missing answer.
"""

from __future__ import annotations

from functools import cache
from itertools import product as product_of
from typing import Any, NamedTuple

import pytest

from sharing.engine.rule import Modality, Rule
from tests.engine.referee import NAMED_DECISIONS, Verdict, laws, product
from tests.engine.strategies import CATEGORIES, COUNTRIES, FORUMS, KINDS, PURPOSES

TRAVELLING = {
    "no-investigative-use", "purpose-bound", "no-onward-sharing", "secrecy-binds-recipient",
    "honour-withdrawal", "exclude-secrets",
}  # fmt: skip
INVESTIGATIVE = ("criminal-investigation", "prosecution", "intelligence-collection")
OWN_FILE = {
    "subject-access",
    "audit",
}  # the person's own right, and the holder looking at what it holds already
PERSONAL = tuple(category for category in CATEGORIES if category not in {"deidentified-case", "statistics"})
DISCLOSING = tuple(purpose for purpose in PURPOSES if purpose not in OWN_FILE)
GENEROUS: dict[str, Any] = {
    "consent": "given", "consent_by": "subject-and-guardian", "minor_understands": True,
    "balancing": "favours-sharing", "own_task": True, "future_risk": "terrorist-offence",
    "risk_level": "certain", "past_offence": "other", "offence_min_months": 48, "offence_max_years": 16,
    "offence_against_child": True, "child_needs_support": True, "public_task": True,
    "release_ground": "convicted", "written_request": True, "obvious_public_interest": True,
    "reasonable_grounds": True, "material_to_terrorism": True, "on_mayor_list": True, "mandated": True,
    "already_caring": True, "clearance": True, "consensus": True, "contains_secrets": True,
    "child_agrees": True, "in_ter_database": True, "under12_reasons": True, "radicalisation_case": True,
    "emergency_no_other_way": True, "substance_use": True, "compulsory_care": True,
    "very_important_interest": True,
}  # fmt: skip


PARTICIPANTS = (
    "police", "prosecutor", "mayor", "municipality", "school", "health", "psychiatry", "social-services",
    "child-welfare", "youth-services", "probation", "panel",
)  # fmt: skip
KEEPERS = ("police", "prosecutor", "court", "prison", "social-services", "municipality")


class Held(NamedTuple):
    """An item in somebody's hands: who holds it, what it is, how it came, what it carries."""

    holder: str
    category: str
    origin_agency: str
    origin_forum: str
    carries: frozenset[str]


def ask(
    *, source: str, recipient: str, purpose: str, items: list[Held], forum: str = "none", law: str,
    initiative: str = "request", abroad: str | None = None, age: int = 16, **facts: Any,
) -> list[Verdict]:  # fmt: skip
    """Ask the product for one answer per item."""
    if not items:
        return []
    member = forum != "none"
    given = {
        "source": {"agency": source, "country": law, "member": member},
        "recipient": {"agency": recipient, "country": abroad or law, "member": member},
        "forum": forum, "initiative": initiative, "purpose": purpose, "track": "untriaged",
        "subject": {"age": age}, "facts": {**GENEROUS, **facts},
        "data": [
            {"category": item.category, "carries": sorted(item.carries),
             "origin": {"agency": item.origin_agency, "forum": item.origin_forum}}
            for item in items
        ],
    }  # fmt: skip
    return list(product(given, sorted({law, abroad or law})).items)


def passed_on(item: Held, recipient: str, forum: str, verdict: Verdict) -> Held:
    """Say what the recipient holds afterwards."""
    heard_in = forum if item.origin_forum == "none" else item.origin_forum
    return Held(
        recipient,
        item.category,
        item.origin_agency,
        heard_in,
        verdict.obligations & TRAVELLING | item.carries,
    )


def spoken(law: str, holder: str, recipient: str, purpose: str, forum: str, items: list[Held]) -> list[Held]:
    """Keep the items on which any duty or permission of this country speaks."""
    if not any(
        holder in rule.frm and recipient in rule.to and purpose in rule.purposes
        for rule in opening_rules(law)
    ):
        return []
    cells = ((item, laws()[law].cell(holder, recipient, item.category, purpose, forum)) for item in items)
    return [item for item, cell in cells if cell.musts or cell.lifes or cell.mays]


@cache
def opening_rules(law: str) -> tuple[Rule, ...]:
    """List what may open anything at all."""
    return tuple(rule for rule in laws()[law].rules if rule.modality in {Modality.MUST, Modality.MAY})


def moves(
    held: set[Held], law: str, forums: tuple[str, ...], recipients: tuple[str, ...] = KINDS
) -> set[Held]:
    """Pass on by name everything that may be passed on, for every purpose, and return what arrives."""
    arrived: set[Held] = set()
    for holder, items in grouped(held):
        for recipient, purpose, forum in product_of(recipients, DISCLOSING, forums):
            asked = spoken(law, holder, recipient, purpose, forum, items)
            verdicts = ask(
                source=holder, recipient=recipient, purpose=purpose, items=asked, forum=forum, law=law
            )
            for item, verdict in zip(asked, verdicts, strict=True):
                if verdict.decision in NAMED_DECISIONS:
                    arrived.add(passed_on(item, recipient, forum, verdict))
    return arrived


def opened(
    held: set[Held],
    law: str,
    recipients: tuple[str, ...] = KINDS,
    purposes: tuple[str, ...] = DISCLOSING,
    **more: Any,
) -> list[tuple[str, str, str, Held]]:
    """List every way in which something held is let through, with or without a name."""
    ways = []
    for holder, items in grouped(held):
        for recipient, purpose in product_of(recipients, purposes):
            asked = items
            if (
                purpose in INVESTIGATIVE and "abroad" not in more
            ):  # no way without a name, so only a rule can open
                forum = more.get("forum", "none")
                asked = spoken(law, holder, recipient, purpose, forum, items)
            verdicts = ask(source=holder, recipient=recipient, purpose=purpose, items=asked, law=law, **more)
            ways += [
                (holder, recipient, purpose, item)
                for item, verdict in zip(asked, verdicts, strict=True)
                if verdict.decision != "deny"
            ]
    return ways


def grouped(held: set[Held]) -> list[tuple[str, list[Held]]]:
    """Group what is held by its holder."""
    holders = sorted({item.holder for item in held})
    return [(holder, sorted((i for i in held if i.holder == holder), key=repr)) for holder in holders]


def fresh(holder: str, categories: tuple[str, ...] = PERSONAL) -> set[Held]:
    """Take one item of every category from the holder's own file."""
    return {Held(holder, category, holder, "none", frozenset()) for category in categories}


def everybodys(categories: tuple[str, ...] = PERSONAL) -> set[Held]:
    """Take one item of every category from everybody's own file."""
    return set().union(*(fresh(kind, categories) for kind in KINDS))


def unmarked(items: set[Held]) -> set[Held]:
    """Strip the marks that say whose file it was; what the item is and carries stays."""
    return {item._replace(origin_agency=item.holder) for item in items}


@pytest.fixture(scope="module")
def danish_forum_items() -> set[Held]:
    """Everything anybody may hold after a disclosure in a Danish forum, and after one more outside it; one more in a
    forum leads to what the first already holds."""
    first = {
        item for item in moves(everybodys(), "DK", FORUMS["DK"]) if "no-investigative-use" in item.carries
    }
    first = unmarked(first)
    return first | unmarked(moves(first, "DK", ("none",)))


def test_the_danish_forums_do_pass_things_on(danish_forum_items: set[Held]) -> None:
    assert len({item.holder for item in danish_forum_items}) > 10
    assert {item.category for item in danish_forum_items} == set(PERSONAL)


@pytest.mark.parametrize("initiative", ["own", "request"])
@pytest.mark.parametrize("forum", ["none", *FORUMS["DK"]])
def test_no_danish_forum_item_reaches_an_investigative_purpose(
    danish_forum_items: set[Held], forum: str, initiative: str
) -> None:
    ways = opened(danish_forum_items, "DK", purposes=INVESTIGATIVE, forum=forum, initiative=initiative)
    assert ways == []


@pytest.mark.parametrize("abroad", [country for country in COUNTRIES if country != "DK"])
def test_no_danish_forum_item_reaches_an_investigative_purpose_abroad(
    danish_forum_items: set[Held], abroad: str
) -> None:
    held = danish_forum_items
    assert opened(held, "DK", purposes=INVESTIGATIVE, abroad=abroad) == []
    assert opened(held, abroad, purposes=INVESTIGATIVE) == []


@pytest.fixture(scope="module")
def cell_secrets() -> set[Held]:
    """What those who may sit in a Belgian cell have heard there."""
    told = moves(everybodys(), "BE", FORUMS["BE"], ("panel",))
    assert {item.category for item in told} == set(PERSONAL)
    return {item._replace(holder=kind, origin_agency="school") for kind in PARTICIPANTS for item in told}


def test_no_cell_secret_leaves_the_cell(cell_secrets: set[Held]) -> None:
    outside = tuple(kind for kind in KINDS if kind != "panel")
    assert opened(cell_secrets, "BE", outside) == []


def test_a_cell_secret_repeated_in_the_cell_is_still_one(cell_secrets: set[Held]) -> None:
    again = moves(cell_secrets, "BE", FORUMS["BE"], ("panel",))
    assert again
    assert {item.origin_forum for item in again} == {"lisc-r"}
    assert all("secrecy-binds-recipient" in item.carries for item in again)


@pytest.mark.parametrize("abroad", [country for country in COUNTRIES if country != "BE"])
def test_no_cell_secret_crosses_a_border(cell_secrets: set[Held], abroad: str) -> None:
    held = cell_secrets
    assert opened(held, "BE", abroad=abroad) == []


def test_first_exception_the_case_manager_in_own_service(cell_secrets: set[Held]) -> None:
    """BE-R6: the case manager may be told, and is bound; nobody else learns it from there."""
    held = {item for item in cell_secrets if item.holder == "youth-services"}
    verdicts = ask(
        source="youth-services", recipient="youth-services", purpose="support-delivery", law="BE",
        items=sorted(held, key=repr), own_case_manager=True,
    )  # fmt: skip
    assert {verdict.decision for verdict in verdicts} == {"permit-with-obligations"}
    assert all("secrecy-binds-recipient" in verdict.obligations for verdict in verdicts)
    assert opened(held, "BE", ("school", "police", "municipality", "youth-services")) == []


def test_second_exception_justice_for_the_offences_of_the_cell(cell_secrets: set[Held]) -> None:
    """BE-R8: police and prosecutor, for terrorist offences, and nobody beside them."""
    outside = tuple(kind for kind in KINDS if kind != "panel")
    held = {item for item in cell_secrets if item.category in {"concern-narrative", "police-record"}}
    ways = opened(held, "BE", outside, past_offence="terrorist")
    assert {recipient for _, recipient, _, _ in ways} == {"police", "prosecutor"}
    assert {holder for holder, _, _, _ in ways} == {"police", "prosecutor"}
    assert {purpose for _, _, purpose, _ in ways} == {"criminal-investigation", "prosecution"}


@pytest.mark.parametrize("abroad", [None, *(country for country in COUNTRIES if country != "SE")])
def test_nothing_opens_the_swedish_convictions_register(abroad: str | None) -> None:
    """SE-R13, from whoever may hold a line of it; at home from anybody at all."""
    holders = KEEPERS if abroad else KINDS
    held = set().union(*(fresh(kind, ("criminal-conviction",)) for kind in holders))
    for forum, initiative in product_of(("none",) if abroad else ("none", *FORUMS["SE"]), ("own", "request")):
        assert opened(held, "SE", abroad=abroad, forum=forum, initiative=initiative) == []


@pytest.mark.parametrize("forum", ["none", "channel-panel"])
@pytest.mark.parametrize("derived", [False, True])
def test_no_chain_brings_intelligence_to_the_british_panel(forum: str, derived: bool) -> None:
    """GB-R4, over two disclosures on the way; what is derived from it counts as it."""
    start = everybodys(("assessment",) if derived else ("intelligence",))
    between = unmarked(moves(start, "GB", ("none", "channel-panel")))
    held = start | between | unmarked(moves(between, "GB", ("none",)))
    for initiative in ("own", "request"):
        assert (
            opened(held, "GB", ("panel",), forum=forum, initiative=initiative, intelligence_derived=derived)
            == []
        )


@pytest.mark.parametrize("category", ["criminal-conviction", "intelligence"])
def test_neither_goes_out_without_a_name_either(category: str) -> None:
    law = "SE" if category == "criminal-conviction" else "GB"
    ways = opened(everybodys((category,)), law, ("panel",) if law == "GB" else KINDS, few_people_fit=False)
    assert ways == []
