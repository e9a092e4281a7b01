"""The same rules as Cedar policies: parsed beforehand, sliced by country and purpose."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import cedarpy

from bench.mix import COUNTRIES, PURPOSES, RuleSet
from sharing.engine.condition import Condition
from sharing.engine.request import Request
from sharing.engine.rule import Modality, Rule
from sharing.engine.vocabulary import INVESTIGATIVE

# The steps around the national rules, which our engine walks for every question.
GENERAL = (
    "context has role_authorised && !context.role_authorised",
    "context has review_by_passed && context.review_by_passed",
    "context has erase_by_passed && context.erase_by_passed",
    'context.track == "closed"',
    'context.track == "social" && context.recipient == "security-service"',
    'context.marks.contains("no-investigative-use")'
    f" && {json.dumps(sorted(INVESTIGATIVE))}.contains(context.purpose)",
    'context.marks.contains("no-onward-sharing")',
)


class Cedar:
    """Cedar, ready to be asked."""

    name = "cedarpy, parsed and sliced"

    def __init__(self, rules: RuleSet) -> None:
        self.slices = {
            (country, purpose): cedarpy.PolicySet.from_str(
                policies([rule for rule in rules[country] if purpose in rule.purposes])
            )
            for country in COUNTRIES
            for purpose in PURPOSES
        }
        self.entities = cedarpy.Entities.from_json_str("[]")

    def asker(self, request: Request) -> Callable[[], bool]:
        """Prepare one question, so that only the asking is measured."""
        asked, slice, entities = (
            _asked(request),
            self.slices[request.source.country, request.purpose],
            self.entities,
        )
        authorize, allow = cedarpy.is_authorized, cedarpy.Decision.Allow
        return lambda: authorize(asked, slice, entities).decision == allow


def policies(rules: Iterable[Rule]) -> str:
    """Write rules and general steps as Cedar text."""
    forbids = [f"forbid(principal, action, resource) when {{ {test} }};" for test in GENERAL]
    return "\n".join([*forbids, *(_policy(rule) for rule in rules)])


def _policy(rule: Rule) -> str:
    effect = "permit" if rule.modality is Modality.MAY else "forbid"
    actions = ", ".join(f'Action::"{purpose}"' for purpose in sorted(rule.purposes))
    tests = [
        f"{json.dumps(sorted(words))}.contains(context.{name})"
        for name, words in (("source", rule.frm), ("recipient", rule.to), ("category", rule.categories))
    ]
    if "*" not in rule.forums:
        tests.append(f"{json.dumps(sorted(rule.forums))}.contains(context.forum)")
    tests += [_test(condition, unknown=effect == "forbid") for condition in rule.conditions]
    scope = f"(principal, action in [{actions}], resource)"
    return f'@id("{rule.id}")\n{effect}{scope} when {{ {" && ".join(tests)} }};'


def _test(condition: Condition, *, unknown: bool) -> str:
    """Write one condition; what nobody has stated leaves a permission closed and a prohibition standing."""
    if condition.op == "members":
        return "context.source_sits && context.recipient_sits"
    name = "age" if condition.op == "age_below" else condition.fact
    compares = "<" if condition.op == "age_below" else "=="
    known = f"context.{name} {compares} {json.dumps(condition.values[0])}"
    return f"(!(context has {name}) || {known})" if unknown else f"(context has {name} && {known})"


def _asked(request: Request) -> dict[str, Any]:
    (datum,) = request.data
    context: dict[str, Any] = {
        "source": request.source.kind, "recipient": request.recipient.kind, "category": datum.category,
        "purpose": request.purpose, "forum": request.forum, "track": request.track,
        "source_sits": request.source.member, "recipient_sits": request.recipient.member,
        "marks": sorted(datum.carries), **request.facts,
    }  # fmt: skip
    if request.age is not None:
        context["age"] = request.age
    return {
        "principal": f'Body::"{request.recipient.kind}"',
        "action": f'Action::"{request.purpose}"',
        "resource": f'Item::"{datum.id}"',
        "context": context,
    }
