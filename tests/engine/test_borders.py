"""Two laws at once (X)."""

from sharing.engine.answer import Outcome
from tests.engine.asking import ask, item


def test_a_social_record_crosses_with_consent_good_under_both_laws() -> None:
    answer = ask(
        "municipality > social-services@SE", "support-delivery", item("social-record"), consent="given"
    )
    assert answer.obligations >= {"consent-recorded", "honour-withdrawal", "purpose-bound"}
    assert answer.items[0].basis == "consent"


def test_consent_good_under_one_law_only_opens_nothing_by_name() -> None:
    facts = {"consent": "given", "consent_by": "subject", "minor_understands": True}
    answer = ask("school@NO > school@SE", "support-delivery", age=16, **facts)  # type: ignore[arg-type]
    assert answer.outcome is Outcome.DEIDENTIFIED
    both = {**facts, "consent_by": "subject-and-guardian"}
    assert ask("school@NO > school@SE", "support-delivery", age=16, **both).permits  # type: ignore[arg-type]


def test_a_forum_serves_its_own_country_only() -> None:
    answer = ask("school+ > police@SE+", "pve-prevention", forum="ssp")
    assert answer.outcome is Outcome.DEIDENTIFIED


def test_a_duty_towards_abroad_is_a_permission() -> None:
    answer = ask("municipality > child-welfare@FI", "child-protection", age=9, child_needs_support=True)
    assert answer.outcome is Outcome.PERMIT


def test_the_stricter_law_wins() -> None:
    answer = ask("health > municipality@SE", "pve-prevention", item("health-record"),
                 obvious_public_interest=True, risk_level="concrete")  # fmt: skip
    assert answer.outcome is Outcome.DEIDENTIFIED


def test_police_inform_police_abroad_and_the_marks_go_along() -> None:
    answer = ask(
        "police > police@SE", "pve-prevention", item(heard="school:ssp", marks="no-investigative-use")
    )
    assert answer.obligations >= {"inform-recipient-of-conditions", "no-investigative-use"}


def test_an_investigation_abroad_needs_the_senders_own_rule() -> None:
    assert ask("police > police@SE", "criminal-investigation", item(heard="police:none")).permits
    assert not ask("police > police@SE", "criminal-investigation", item(heard="school:ssp")).permits
    assert not ask("police@FI > police@SE", "criminal-investigation", item(heard="police:none")).permits


def test_outside_the_eea_the_transfer_basis_is_checked() -> None:
    answer = ask("police > police@GB", "pve-prevention")
    assert "transfer-basis-check" in answer.obligations
    assert "transfer-basis-check" not in ask("police > police@SE", "pve-prevention").obligations
    assert "transfer-basis-check" not in ask("school > police", "pve-prevention", country="GB").obligations


def test_a_nameless_case_needs_no_transfer_basis() -> None:
    answer = ask("school > school@GB", "pve-prevention")
    assert answer.outcome is Outcome.DEIDENTIFIED
    assert "transfer-basis-check" not in answer.obligations


def test_a_security_service_abroad_is_never_reached_from_here() -> None:
    answer = ask("police > security-service@SE", "national-security-prevention", item("police-record"))
    assert answer.items[0].rules == ("X6",)


def test_a_country_without_a_pack_opens_nothing_by_name() -> None:
    answer = ask("municipality > municipality@FR", "child-protection", age=9, child_needs_support=True)
    assert answer.outcome is Outcome.DEIDENTIFIED


def test_what_was_heard_in_a_cell_abroad_stays_closed_here() -> None:
    secret = item(heard="panel:lisc-r", marks="secrecy-binds-recipient")
    assert ask("municipality > school", "pve-prevention", secret, country="NL").items[0].rules == ("P7",)
