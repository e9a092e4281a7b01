"""The general rules: order, time, track, marks, bundles, access."""

import pytest

from sharing.engine.answer import Outcome
from sharing.engine.decide import decide
from sharing.engine.request import Body, Request, Step
from tests.engine.asking import ask, item

SSP = {"forum": "ssp"}
MARKED = {"no-investigative-use", "purpose-bound"}


def test_a_member_tells_police_in_the_ssp() -> None:
    answer = ask("school+ > police+", "pve-prevention", **SSP)
    assert answer.outcome is Outcome.OBLIGED
    assert answer.obligations >= MARKED | {"record-necessity", "log", "minimise", "mark-provenance"}
    assert answer.items[0].rules == ("DK-R2",)
    assert answer.items[0].citations == ("Retsplejeloven § 115, stk. 2",)


def test_a_user_without_a_role_gets_nothing_even_statistics() -> None:
    assert ask("school+ > police+", "pve-prevention", **SSP, role_authorised=False).outcome is Outcome.DENY
    answer = ask("school > researcher", "statistics-research", item("statistics"), role_authorised=False)
    assert answer.items[0].rules == ("E3",)


def test_without_a_rule_nothing_goes_by_name() -> None:
    assert ask("school > police", "criminal-investigation").outcome is Outcome.DENY
    assert ask("school > police", "pve-prevention").outcome is Outcome.DEIDENTIFIED


def test_a_missing_fact_closes_and_is_asked_for() -> None:
    answer = ask("school > municipality", "child-protection", age=14)
    assert answer.outcome is Outcome.DEIDENTIFIED
    assert [q.fact for q in answer.items[0].missing] == ["child_needs_support"]
    assert (
        ask("school > municipality", "child-protection", age=14, child_needs_support=True).outcome
        is Outcome.DUTY
    )


def test_an_unknown_age_closes_and_is_asked_for() -> None:
    answer = ask("school > municipality", "child-protection", age=None, child_needs_support=True)
    assert answer.outcome is Outcome.DEIDENTIFIED
    assert [q.fact for q in answer.items[0].missing] == ["age"]


def test_a_passed_erasure_date_closes_everything() -> None:
    answer = ask("school > police", "threat-to-life", item(erase_by_passed=True),
                 risk_level="certain", future_risk="grave-offence")  # fmt: skip
    assert (answer.outcome, answer.items[0].rules) == (Outcome.DENY, ("T2",))
    assert "erase-now" in answer.obligations


@pytest.mark.parametrize("facts", [{"review_by_passed": True}, {}])
def test_a_missed_review_freezes_permissions(facts: dict[str, bool]) -> None:
    frozen = item(review_by_passed=not facts)
    answer = ask("school+ > police+", "pve-prevention", frozen, **SSP, **facts)  # type: ignore[arg-type]
    assert (answer.outcome, answer.items[0].rules) == (Outcome.DENY, ("T1",))


def test_a_missed_review_does_not_freeze_a_duty() -> None:
    answer = ask("school > police", "threat-to-life", item(review_by_passed=True),
                 risk_level="most-likely", future_risk="grave-offence")  # fmt: skip
    assert answer.outcome is Outcome.DUTY


def test_a_closed_case_shares_nothing_but_audits_itself() -> None:
    assert ask("school+ > police+", "pve-prevention", **SSP, track="closed").items[0].rules == ("T4",)
    assert ask("school > school", "audit", track="closed").outcome is Outcome.PERMIT
    assert ask("school > police", "audit", track="closed").outcome is Outcome.DENY


def test_closing_a_case_starts_the_dates_of_the_pack() -> None:
    answer = ask("panel > panel", "audit", country="GB", track="closed", event="case-closed")
    assert answer.obligations >= {"review-by:P6M", "review-by:P12M", "erase-by:P6Y"}


def test_the_social_track_gives_the_security_service_nothing() -> None:
    answer = ask(
        "info-house > security-service", "national-security-prevention", item("assessment"), track="social"
    )
    assert answer.items[0].rules == ("K3",)


def test_the_mark_against_investigation_follows_the_chain() -> None:
    step = Step(frm="school", to="police", forum="ssp", imposed=frozenset(MARKED))
    answer = ask("police > police", "criminal-investigation", item(heard="police:none"), history=(step,))
    assert (answer.outcome, answer.items[0].rules) == (Outcome.DENY, ("P5",))
    assert (
        ask("police > police", "criminal-investigation", item(heard="police:none")).outcome is Outcome.PERMIT
    )


def test_carried_marks_turn_a_permit_into_obligations() -> None:
    answer = ask(
        "police > police", "criminal-investigation", item(heard="police:none", marks="purpose-bound")
    )
    assert answer.outcome is Outcome.OBLIGED
    assert "purpose-bound" in answer.obligations


def test_obligations_of_one_sender_do_not_travel() -> None:
    answer = ask(
        "police > police", "criminal-investigation", item(heard="police:none", marks="record-necessity")
    )
    assert answer.outcome is Outcome.PERMIT


def test_a_ban_on_passing_on_closes_statute_but_not_consent() -> None:
    kept = item("social-record", marks="no-onward-sharing")
    facts = {"balancing": "favours-sharing"}
    assert ask("social-services > police", "crime-prevention", kept, country="SE", age=30,
               **facts).outcome is Outcome.DEIDENTIFIED  # type: ignore[arg-type]  # fmt: skip
    answer = ask("social-services > police", "crime-prevention", kept, country="SE", age=30, consent="given")
    assert answer.items[0].basis == "consent"
    assert "no-onward-sharing" in answer.obligations


def test_few_people_fit_and_a_known_identity_close_the_nameless_way() -> None:
    assert ask("school > police", "pve-prevention", few_people_fit=True).items[0].rules == ("D2",)
    assert ask("school > police", "pve-prevention", recipient_knows_identity=True).items[0].rules == ("D5",)


def test_statistics_go_nameless_whatever_the_purpose() -> None:
    assert ask("school > employer", "employment-vetting", item("statistics")).outcome is Outcome.DEIDENTIFIED


@pytest.mark.parametrize("kind", ["employer", "migration-authority", "court", "subject"])
def test_only_partner_agencies_get_the_nameless_case(kind: str) -> None:
    assert ask("school > police", "support-delivery").outcome is Outcome.DEIDENTIFIED
    assert ask(f"school > {kind}", "support-delivery").outcome is Outcome.DENY


def test_a_nameless_item_does_not_travel_beside_a_named_one() -> None:
    own, foreign = item(id="a", heard="police:none"), item("social-record", id="b", heard="school:none")
    answer = ask("police > municipality", "reintegration", own, foreign)
    assert answer.outcome is Outcome.DEIDENTIFIED
    answer = ask("police > municipality", "reintegration", item("criminal-conviction", id="a"), foreign)
    assert answer.item("a").permits
    assert answer.item("b").outcome is Outcome.DENY
    assert answer.outcome is Outcome.DENY


def test_a_merged_note_is_as_closed_as_its_strictest_source() -> None:
    note = item(separable=False, sources=("police-record", "intelligence"))
    answer = ask("police+ > panel", "pve-prevention", note, country="GB", forum="channel-panel")
    assert answer.outcome is Outcome.DENY
    plain = item(separable=False, sources=("police-record",))
    assert (
        ask("police+ > panel", "pve-prevention", plain, country="GB", forum="channel-panel").outcome
        is Outcome.DUTY
    )


def test_a_person_sees_own_data_with_others_masked() -> None:
    answer = ask("municipality > subject", "subject-access")
    assert answer.obligations >= {"redact-reporter", "redact-third-party"}
    assert ask("municipality > employer", "subject-access").outcome is Outcome.DENY


@pytest.mark.parametrize(
    "kept", [item(heard="police:ssp"), item("police-record"), item(heard="security-service:none")]
)
def test_police_data_are_answered_by_the_police(kept: object) -> None:
    answer = ask("municipality > subject", "subject-access", kept)  # type: ignore[arg-type]
    assert answer.outcome is Outcome.DENY
    assert "refer-to-controller" in answer.obligations


def test_a_recorded_deferral_holds_back_notice_in_belgium_only() -> None:
    answer = ask("school > subject", "subject-access", country="BE", deferral_recorded=True)
    assert "defer-notification" in answer.obligations
    assert ask("school > subject", "subject-access", deferral_recorded=True).permits


def test_withdrawn_consent_tells_earlier_recipients() -> None:
    answer = ask("municipality+ > ngo", "support-delivery", forum="ssp", consent="withdrawn")
    assert answer.outcome is Outcome.DEIDENTIFIED
    assert "inform-recipients" in answer.obligations


def test_withdrawn_consent_does_not_matter_where_statute_opens() -> None:
    answer = ask("school+ > police+", "pve-prevention", forum="ssp", consent="withdrawn")
    assert answer.permits
    assert "inform-recipients" not in answer.obligations


def test_the_permission_that_adds_least_is_taken() -> None:
    answer = ask("police > security-service", "crime-prevention", item("police-record"), country="SE", age=30,
                 balancing="favours-sharing")  # fmt: skip
    assert (answer.outcome, answer.items[0].rules) == (Outcome.PERMIT, ("SE-R15",))


def test_a_refusal_is_logged_and_nothing_more() -> None:
    assert ask("school > police", "criminal-investigation").obligations == {"log"}


def test_asking_about_nothing_is_an_error() -> None:
    school = Body("school", "DK")
    with pytest.raises(ValueError, match="without items"):
        decide(Request(("DK",), school, school, "audit", ()), {})
