"""A version of the law is put forward by an officer, whole, tested, and above the floor; or not at all."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from infohouse.core import clock
from infohouse.core.errors import MissingFact, NotAllowed
from sharing import rows, store
from sharing.actions.versions import PackRefused, propose_pack, withdraw_pack
from sharing.models import PackText
from tests import stages
from tests.cast import Cast
from tests.sharing.versions import WHY, ahead, changed, officer, proposed

pytestmark = pytest.mark.django_db
OPENS_FORUM = """
[[rule]]
id = "DK-R99"
modality = "must"
from = ["school"]
to = ["police"]
categories = ["*"]
purposes = ["criminal-investigation"]
overrides_secrecy = true
citation = "An invented section"
text = "An invented duty."
confidence = "M"
"""
WRONG = """
- id: DK-wrong
  title: A scenario that expects the opposite
  jurisdiction: [DK]
  rules: [DK-R1]
  given:
    source: {agency: police, country: DK, member: true}
    recipient: {agency: school, country: DK, member: true}
    forum: ssp
    purpose: pve-prevention
    data: [{category: police-record}]
  expect: {decision: deny}
"""


def propose(cast: Cast, **more: Any) -> UUID:
    given: dict[str, Any] = {"country": "DK", "start": ahead(), "reason": WHY, "texts": changed(), **more}
    return stages.do(propose_pack, officer(cast), **given)


def refused(cast: Cast, **more: Any) -> str:
    with pytest.raises(PackRefused) as caught:
        propose(cast, **more)
    assert not rows.versions("DK")
    return " ".join(caught.value.problems)


def test_a_proposed_version_is_kept_with_its_start_its_reason_and_its_body(cast: Cast) -> None:
    ref = propose(cast)
    with stages.seen_by(officer(cast)):
        version = rows.version(ref)
    assert (version.start, version.reason, version.state) == (ahead(), WHY, "proposed")
    assert version.employer_id == cast.agencies["municipality"].pk
    assert PackText.objects.get(pk=version.text_id).version == "1.2.0"


def test_the_files_shipped_can_be_proposed_as_they_are(cast: Cast) -> None:
    ref = propose(cast, texts=None)
    with stages.seen_by(officer(cast)):
        assert rows.version(ref).text_id == store.pack_on("DK", clock.today()).digest


def test_a_proposal_alone_decides_nothing(cast: Cast) -> None:
    propose(cast)
    with stages.seen_by(officer(cast)):
        assert store.pack_on("DK", ahead(400)).version == "1.1.0"


def test_a_pack_that_breaks_the_floor_cannot_be_proposed(cast: Cast) -> None:
    with stages.seen_by(officer(cast)):
        assert "DK-R99 could open forum items" in refused(cast, texts=changed(sharing=OPENS_FORUM))


def test_a_pack_that_fails_its_own_scenarios_cannot_be_proposed(cast: Cast) -> None:
    with stages.seen_by(officer(cast)):
        assert "DK-wrong: expected deny" in refused(cast, texts=changed(scenarios=WRONG))


def test_a_rule_without_a_scenario_cannot_be_proposed(cast: Cast) -> None:
    new = OPENS_FORUM.replace("criminal-investigation", "pve-prevention")
    with stages.seen_by(officer(cast)):
        assert "no scenario names DK-R99; add one" in refused(cast, texts=changed(sharing=new))


@pytest.mark.parametrize("spoiled", ["[[rule", '[[rule]]\nid = "DK-R98"\n'])
def test_a_pack_that_cannot_be_read_names_file_rule_and_remedy(cast: Cast, spoiled: str) -> None:
    with stages.seen_by(officer(cast)):
        assert "dk/sharing.toml, " in refused(cast, texts=changed(sharing=spoiled))


def test_scenarios_that_are_none_are_told(cast: Cast) -> None:
    with stages.seen_by(officer(cast)):
        assert "dk/scenarios.yaml" in refused(cast, texts={**changed(), "scenarios.yaml": "schema: other"})
        assert "is no valid YAML" in refused(cast, texts={**changed(), "scenarios.yaml": "a: ["})


def test_a_country_without_files_must_hand_in_all(cast: Cast) -> None:
    abroad = replace(officer(cast), country="XX")
    with pytest.raises(PackRefused, match="xx/pack.toml is missing"):
        stages.do(propose_pack, abroad, country="XX", start=ahead(), reason=WHY)


def test_an_officer_proposes_for_the_own_country_only(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="same country"):
        propose(cast, country="SE", texts=None)


@pytest.mark.parametrize("days", [0, -1])
def test_the_start_lies_ahead(cast: Cast, days: int) -> None:
    with pytest.raises(MissingFact) as caught:
        propose(cast, start=clock.today() + timedelta(days=days))
    assert caught.value.questions == ("start",)


def test_what_changes_must_be_said(cast: Cast) -> None:
    with pytest.raises(MissingFact) as caught:
        propose(cast, reason=" ")
    assert caught.value.questions == ("reason",)


def test_one_number_means_one_content(cast: Cast) -> None:
    propose(cast)
    other = changed()
    other["pack.toml"] = other["pack.toml"].replace("stopped", "ended").replace("Denmark", "Denmark!", 1)
    with pytest.raises(PackRefused, match="raise the version"):
        propose(cast, texts=other)
    with pytest.raises(PackRefused, match="proposed already"):
        propose(cast)


def test_a_withdrawn_version_may_be_proposed_again(cast: Cast) -> None:
    stages.do(withdraw_pack, officer(cast), ref=proposed(cast))
    assert propose(cast)


@pytest.mark.parametrize("name", ["Karen Coordinator", "Tove Teacher", "Otto Operator"])
def test_nobody_else_proposes(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        stages.do(propose_pack, cast.actor(name), country="DK", start=ahead(), reason=WHY)
