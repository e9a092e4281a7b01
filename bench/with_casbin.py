"""The same rules as pycasbin policies, one enforcer a country and purpose."""

from collections.abc import Callable
from types import SimpleNamespace

import casbin

from bench.mix import COUNTRIES, FACTS, PURPOSES, RuleSet
from sharing.engine.condition import Condition
from sharing.engine.request import Request
from sharing.engine.rule import Modality, Rule
from sharing.engine.vocabulary import INVESTIGATIVE

MODEL = """
[request_definition]
r = q
[policy_definition]
p = rule, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = eval(p.rule)
"""
GENERAL = (
    "r.q.role_authorised == False",
    "r.q.review_by_passed == True",
    "r.q.erase_by_passed == True",
    "r.q.track == 'closed'",
    "r.q.track == 'social' && r.q.recipient == 'security-service'",
    f"'no-investigative-use' in r.q.marks && r.q.purpose in {tuple(sorted(INVESTIGATIVE))}",
    "'no-onward-sharing' in r.q.marks",
)
UNKNOWN = dict.fromkeys([*FACTS, "role_authorised", "review_by_passed", "erase_by_passed"])


class Casbin:
    """Casbin, ready to be asked."""

    name = "pycasbin, sliced"

    def __init__(self, rules: RuleSet) -> None:
        self.slices = {
            (country, purpose): _enforcer([r for r in rules[country] if purpose in r.purposes])
            for country in COUNTRIES
            for purpose in PURPOSES
        }

    def asker(self, request: Request) -> Callable[[], bool]:
        """Prepare one question, so that only the asking is measured."""
        enforce, asked = self.slices[request.source.country, request.purpose].enforce, _asked(request)
        return lambda: enforce(asked)


def _enforcer(rules: list[Rule]) -> casbin.Enforcer:
    model = casbin.Model()
    model.load_model_from_text(MODEL)
    enforcer = casbin.Enforcer(model)
    enforcer.add_policies([[test, "deny"] for test in GENERAL])
    enforcer.add_policies([[_rule(r), "allow" if r.modality is Modality.MAY else "deny"] for r in rules])
    return enforcer


def _rule(rule: Rule) -> str:
    tests = [
        f"r.q.{name} in {tuple(sorted(words))}"
        for name, words in (("source", rule.frm), ("recipient", rule.to), ("category", rule.categories))
    ]
    if "*" not in rule.forums:
        tests.append(f"r.q.forum == '{next(iter(rule.forums))}'")
    tests += [_test(condition, unknown=rule.modality is Modality.MUST_NOT) for condition in rule.conditions]
    return " && ".join(tests)


def _test(condition: Condition, *, unknown: bool) -> str:
    if condition.op == "members":
        return "r.q.source_sits && r.q.recipient_sits"
    if condition.op == "age_below":
        return f"(r.q.age {'== None or' if unknown else '!= None and'} r.q.age < {condition.values[0]})"
    known = f"r.q.{condition.fact} == {condition.values[0]!r}"
    return f"(r.q.{condition.fact} == None or {known})" if unknown else f"({known})"


def _asked(request: Request) -> SimpleNamespace:
    (datum,) = request.data
    return SimpleNamespace(
        source=request.source.kind, recipient=request.recipient.kind, category=datum.category,
        purpose=request.purpose, forum=request.forum, track=request.track, age=request.age,
        source_sits=request.source.member, recipient_sits=request.recipient.member,
        marks=tuple(datum.carries), **{**UNKNOWN, **request.facts},
    )  # fmt: skip
