"""Who may know of a row, said naively over plain rows. Shares no code with the product."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from infohouse.core.actor import Actor

Row = Mapping[str, Any]
Rows = Mapping[str, Mapping[int, Row]]

TRIAGE_AND_PREVENTION = 0b110  # the bits of pve-prevention and triage-assessment, written out on purpose
KEPT_WITH_CASE = ("Approach", "ActionDecision")  # hangs on a case and is its custodian's alone
HANGS_ON_CASE = (
    "Access",
    "CaseConcern",
    "Consent",
    "Team",
    "TeamMember",
    "PlannedMeasure",
    "Plan",
    "Goal",
    "Progress",
    "Review",
    "Proposal",
)
# Identifiers, codes and sections of law: the agency's own ledgers, shown only after the case was reached.
LEDGERS = ("Disclosure", "Event", "Decision")
# By hand, and by name: who the verbs of world.build() have put on which case.
TEAMS = {
    "social": {"Karen Coordinator", "Sara Social-worker"},
    "security": {"Karen Coordinator", "Pia Police-seat"},
}


def agency_may(actor: Actor, table: str, row: Row, rows: Rows) -> bool:
    """Say whether the actor's agency may know of a row for the purpose: what the wall must hold."""
    me = actor.agency_id
    if row.get("secret") and not actor.cleared:
        return False
    match table:
        case "Concern":
            return row["agency_id"] == me or (row["desk_id"] == me and row["state"] != "draft")
        case "Triage":
            return bool(row["desk_id"] == me)
        case "Invitation" | "BoardEntry":
            desk = row["desk_id"] == me and any(
                t["concern_id"] == row["concern_id"] and agency_may(actor, "Triage", t, rows)
                for t in rows["Triage"].values()
            )
            return row["agency_id"] == me or desk
        case "Fingerprint" | "Inquiry" | "Match":
            return row["desk_id"] == me and _triaged_here(actor, row["concern_id"], rows)
        case "Likeness":
            pair = (row["first_id"], row["second_id"])
            return row["desk_id"] == me and all(_triaged_here(actor, c, rows) for c in pair)
        case "JointSummary":
            return row["custodian_id"] == me and actor.cleared
        case "Consultation":
            return me in (row["agency_id"], row["desk_id"])
        case "Attachment":
            item = rows["Item"].get(row["item_id"] or 0)
            return row["agency_id"] == me or (item is not None and agency_may(actor, "Item", item, rows))
        case "Case":
            kept = row["custodian_id"] == me and bool(actor.purpose.bit & TRIAGE_AND_PREVENTION)
            return (kept or _on_case(actor, row["id"], rows)) and (row["track"] == "social" or actor.cleared)
        case "Access":
            return me in (row["agency_id"], row["custodian_id"])
        case "CaseConcern" | "Consent" | "Team" | "TeamMember" | "PlannedMeasure" | "Plan" | "Goal":
            return _on_case(actor, row["case_id"], rows)
        case "Progress":
            kept = rows["Case"][row["case_id"]]["custodian_id"]
            return me in (row["agency_id"], kept) and _on_case(actor, row["case_id"], rows)
        case "Proposal" | "Approach" | "Review" | "ActionDecision":
            kept = rows["Case"][row["case_id"]]["custodian_id"] == me
            return bool(kept) and _on_case(actor, row["case_id"], rows)
        case "Item":
            if _bars(actor, row):
                return False
            held = row["until"] is None or row["until"] > datetime.now(UTC)
            received = held and any(_holds(actor, d, row) for d in rows["Disclosure"].values())
            return row["agency_id"] == me or received
        case "SearchToken":
            return agency_may(actor, "Item", rows["Item"][row["item_id"]], rows)
        case "Disclosure":
            return me in (row["sender_id"], row["recipient_id"], row["origin_id"])
        case "Referral":
            known = row["sender_id"] == me or (row["recipient_id"] == me and row["state"] != "recalled")
            return known or (_keeps(actor, row["case_id"], rows))
        case "ReferralVersion":
            offer = rows["Referral"][row["referral_id"]]
            readable = offer["recipient_id"] != me or offer["state"] in (
                "offered",
                "pulled",
                "accepted",
                "reported",
            )
            return readable and agency_may(actor, "Referral", offer, rows)
        case "ReferralItem":
            return bool(rows["Referral"][row["referral_id"]]["sender_id"] == me)
        case "OutsideRequest":
            return bool(row["holder_id"] == me)
        case "Notice":
            return me in (row["sender_id"], row["recipient_id"])
        case "HandOff":
            known = row["sender_id"] == me or (row["recipient_id"] == me and row["state"] != "prepared")
            return known and actor.cleared
        case "Erasure":
            return bool(row["custodian_id"] == me)
        case "Event":
            return me in (row["agency_id"], row["keeper_id"])
        case "Decision":
            return bool(row["agency_id"] == me)
    raise AssertionError(f"say who may know of {table}")


def person_may(actor: Actor, name: str, table: str, row: Row, rows: Rows) -> bool:
    """Say whether this person or system may know of a row: what the door must hold."""
    if not agency_may(actor, table, row, rows):
        return False
    if table in LEDGERS:
        return True
    if table == "Concern":
        mine = (row["reporter_id"], row["client_id"]) == (actor.user_id, actor.client_id)
        return mine or (row["desk_id"] == actor.agency_id and actor.can("triage"))
    if table == "Triage":
        return actor.can("triage")
    if table == "Consultation":
        asker = (row["agency_id"], row["asker_id"], row["client_id"])
        asked = asker == (actor.agency_id, actor.user_id, actor.client_id)
        return asked or (row["desk_id"] == actor.agency_id and actor.can("triage"))
    if table == "Attachment":
        if row["item_id"] is None:
            author = (row["agency_id"], row["author_id"], row["client_id"])
            return author == (actor.agency_id, actor.user_id, actor.client_id)
        return person_may(actor, name, "Item", rows["Item"][row["item_id"]], rows)
    if table == "Erasure":
        return actor.can("erase") or actor.can("operate")
    if table in ("Invitation", "BoardEntry"):
        return _at_the_board(actor, table, row)
    if table in ("Fingerprint", "Likeness", "Inquiry", "Match"):
        return actor.can("triage")
    if table == "JointSummary":
        pair = (rows["Case"][row["social_id"]], rows["Case"][row["security_id"]])
        return actor.cleared and any(_on_team(actor, name, case, rows) for case in pair)
    if table == "Case":
        return _on_team(actor, name, row, rows)
    if table in (*HANGS_ON_CASE, *KEPT_WITH_CASE):
        return _on_team(actor, name, rows["Case"][row["case_id"]], rows)
    if table == "ReferralItem":
        return _on_team(actor, name, rows["Case"][rows["Referral"][row["referral_id"]]["case_id"]], rows)
    if table == "ReferralVersion":
        return person_may(actor, name, "Referral", rows["Referral"][row["referral_id"]], rows)
    if table in ("Referral", "HandOff"):
        sent = row["sender_id"] == actor.agency_id
        duty = "answer-referral" if table == "Referral" else "receive-hand-off"
        return _on_team(actor, name, rows["Case"][row["case_id"]], rows) if sent else actor.can(duty)
    if table == "OutsideRequest":
        return _on_team(actor, name, rows["Case"][row["case_id"]], rows)
    if table == "SearchToken":
        return person_may(actor, name, "Item", rows["Item"][row["item_id"]], rows)
    if table == "Notice":
        got = row["recipient_id"] == actor.agency_id and row["purposes"] & actor.purpose.bit
        sent = row["sender_id"] == actor.agency_id
        on_team = row["case_id"] and _on_team(actor, name, rows["Case"][row["case_id"]], rows)
        return bool((got and actor.can("read-inbox")) or (sent and on_team))
    return _may_read(actor, name, row, rows)


def _at_the_board(actor: Actor, table: str, row: Row) -> bool:
    if row["desk_id"] == actor.agency_id and actor.can("triage"):
        return True
    if table == "BoardEntry":
        return actor.is_machine or row["made_by"] == actor.user_id
    asked = actor.purpose.value == row["purpose"] and row["state"] != "withdrawn"
    return bool(actor.can("answer-referral") and asked)


def _triaged_here(actor: Actor, concern: int, rows: Rows) -> bool:
    found = (t for t in rows["Triage"].values() if t["concern_id"] == concern)
    return any(agency_may(actor, "Triage", t, rows) for t in found)


def _may_read(actor: Actor, name: str, item: Row, rows: Rows) -> bool:
    """Author, team, or the duty for which an item was disclosed."""
    if actor.is_machine or (item["agency_id"] == actor.agency_id and item["author_id"] == actor.user_id):
        return True
    cases = {c["case_id"] for c in rows["CaseConcern"].values() if c["concern_id"] == item["concern_id"]}
    stages = set()
    for disclosure in rows["Disclosure"].values():
        if _holds(actor, disclosure, item):
            works = any(
                a["case_id"] == disclosure["case_id"] and a["agency_id"] == actor.agency_id
                for a in rows["Access"].values()
            )
            if not (works and disclosure["stage"] == "preview"):
                stages.add(disclosure["stage"])
            cases.add(disclosure["case_id"])
    cases.add(item["case_id"])
    if any(_on_team(actor, name, rows["Case"][c], rows) for c in cases if c is not None):
        return True
    duties = {
        "intake": "triage",
        "preview": "answer-referral",
        "nameless": "answer-referral",
        "request": "read-inbox",
        "hand-off": "receive-hand-off",
    }
    return any(actor.can(duty) for stage, duty in duties.items() if stage in stages)


def _keeps(actor: Actor, case: int, rows: Rows) -> bool:
    return rows["Case"][case]["custodian_id"] == actor.agency_id and _on_case(actor, case, rows)


def _on_case(actor: Actor, case: int, rows: Rows) -> bool:
    granted = [
        a for a in rows["Access"].values() if a["case_id"] == case and a["agency_id"] == actor.agency_id
    ]
    return any(a["purposes"] & actor.purpose.bit and _open(a, actor) for a in granted)


def _on_team(actor: Actor, name: str, case: Row, rows: Rows) -> bool:
    there = _on_case(actor, case["id"], rows) and (case["track"] == "social" or actor.cleared)
    return there and (actor.is_machine or name in TEAMS[case["track"]])


def _holds(actor: Actor, disclosure: Row, item: Row) -> bool:
    about = disclosure["item_id"] == item["id"] and disclosure["recipient_id"] == actor.agency_id
    alive = disclosure["ended_at"] is None and _open(disclosure, actor)
    barred = _bars(actor, disclosure)
    return bool(about and alive and not barred and disclosure["purposes"] & actor.purpose.bit)


def _bars(actor: Actor, row: Row) -> bool:
    """Say whether a mark on the row closes it to the purpose: the three that investigate, written out."""
    investigates = actor.purpose.value in (
        "criminal-investigation",
        "prosecution",
        "intelligence-collection",
    )
    return investigates and "no-investigative-use" in row["carries"]


def _open(row: Row, actor: Actor) -> bool:
    running = row["until"] is None or row["until"] > datetime.now(UTC)
    return running and (actor.cleared or not row["secret"])
