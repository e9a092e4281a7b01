"""No small change of a pack goes unnoticed: a sample here, all of them with `make mutants`."""

from __future__ import annotations

import random

from sharing.engine.rule import Modality
from sharing.scenarios import check
from tests.engine.asking import laws
from tests.engine.mutants import Flipped, is_noticed, is_silent, mutants, scenarios, survivors
from tests.engine.test_laws import with_rules
from tests.engine.test_packs import COUNTRIES

SAMPLE = 150
POWERLESS = {"DK-R6", "SE-R1", "FI-R1", "NO-R10"}
NAMELESS_ANYWAY = {"SE-R3", "FI-R11", "NO-R1"}
SECOND_LOCKS = {"DK-R7", "FI-R6", "FI-R7", "GB-R4", "GB-R6", "BE-R5", "NL-R6", "ZZ-R3"}


def test_a_sample_of_small_changes_is_noticed() -> None:
    seed = random.SystemRandom().randrange(2**32)
    listed = survivors()
    for mutant in random.Random(seed).sample([m for m in mutants() if m.name not in listed], SAMPLE):
        assert is_noticed(mutant), (seed, mutant.name)


def test_a_scenario_turns_on_every_rule_that_decides() -> None:
    """Not only named by one: with the rule gone, some scenario of its pack fails; save where another lock holds."""
    unturned = set()
    for country, law in laws().items():
        for id in {rule.id for rule in law.rules}:
            without = {**laws(), country: with_rules(law, [rule for rule in law.rules if rule.id != id])}
            if all(check(scenario, without) is None for scenario in scenarios(country)):
                unturned.add(id)
    assert unturned == POWERLESS | SECOND_LOCKS | NAMELESS_ANYWAY | {"SE-R12"}


def test_every_listed_survivor_exists_and_has_a_reason() -> None:
    names = [mutant.name for mutant in mutants()]
    assert len(names) == len(set(names))
    assert set(survivors()) <= set(names)
    assert all(why.endswith((".", ").")) for why in survivors().values())


def test_the_changes_reach_every_rule_that_decides() -> None:
    """A rule gone is the least; whoever opens is also tried without each condition, duty and flag."""
    changes = {m.rule.key: {n.change for n in mutants((m.country,)) if n.rule is m.rule} for m in mutants()}
    for country in COUNTRIES:
        for mutant in mutants((country,)):
            rule = mutant.rule
            made = changes[rule.key]
            assert "removed" in made
            assert {f"without {word}" for word in rule.obligations | rule.unless} <= made
            assert len(made) >= 1 + 2 * len(rule.all_conditions()) + len(rule.obligations)


def test_a_listed_survivor_that_opens_by_itself_is_no_survivor() -> None:
    """Nothing on the list lets a permission go altogether unless another rule or E9 stands in."""
    gone = [m for m in mutants() if m.changed is None and m.name in survivors() and not is_silent(m.rule)]
    opening = {m.rule.id for m in gone if m.rule.modality is not Modality.MUST_NOT}
    assert opening == {"SE-R12", "SE-R3", "FI-R11", "NO-R1"}


def test_a_condition_turned_round_leaves_the_unknown_unknown() -> None:
    flipped = next(m for m in mutants(("DK",)) if m.change.startswith("not written_request"))
    assert flipped.changed is not None
    (condition,) = [c for c in flipped.changed.conditions if isinstance(c, Flipped)]
    assert condition.fact == "written_request"
