"""What a pack must pass before it may be proposed, and again before anybody signs it."""

from collections.abc import Iterator, Mapping
from datetime import date

from sharing import floor
from sharing.pack_shape import Pack
from sharing.scenarios import ScenarioError, failures, read_text

SHOWN = 10


def problems(pack: Pack, scenarios: str, *, others: Mapping[str, Pack], start: date) -> list[str]:
    """Say what stands against a pack that would begin on a day: the floor, its scenarios, rules without one.

    The scenarios are run under the law that will stand when every rule of the pack has begun.
    """
    found = [*floor.breaches(pack), *_failing(pack, scenarios, others=others, start=start)]
    more = len(found) - SHOWN
    return [*found[:SHOWN], *([f"and {more} more"] if more > 0 else [])]


def _failing(pack: Pack, text: str, *, others: Mapping[str, Pack], start: date) -> Iterator[str]:
    place = f"{pack.country.lower()}/scenarios.yaml"
    day = max(start, pack.latest_start())
    laws = {country: other.law(day) for country, other in {**others, pack.country: pack}.items()}
    try:
        scenarios = read_text(text, place)
        yield from (f"{place}, {failure}" for failure in failures(scenarios, laws))
        named = {rule for scenario in scenarios for rule in scenario.get("rules", ())}
    except (ScenarioError, KeyError, TypeError, ValueError, AttributeError) as error:
        yield f"{place}: cannot be run: {error!s}"
        return
    ids = dict.fromkeys(rule.id for rule in pack.rules)
    yield from (f"{place}: no scenario names {rule}; add one" for rule in ids if rule not in named)
