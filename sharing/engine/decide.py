"""Decide: each law for each item, the items joined, the laws joined (E0, E10, X1)."""

from collections.abc import Mapping

from sharing.engine import general
from sharing.engine.answer import Answer, Basis, Did, ItemAnswer, Outcome
from sharing.engine.consent import good_consent
from sharing.engine.law import Law
from sharing.engine.obligations import strictest, union, weigh
from sharing.engine.request import Datum, Request
from sharing.engine.table import look_up
from sharing.engine.vocabulary import CATEGORIES, EEA, ON_REFUSAL, REFUSAL_BASELINE

TRANSFER = frozenset({"transfer-basis-check"})


def decide(request: Request, laws: Mapping[str, Law]) -> Answer:
    """Answer a request under every law that applies; a law nobody has written opens nothing."""
    home = request.source.country
    law = laws.get(home)
    alone = len(request.data) == 1 and request.recipient.country == home and request.jurisdiction == (home,)
    if law and alone:
        found = _judge(request, request.data[0], law, laws)
        return Answer(found.outcome, found.obligations, (found,))
    return _decide_together(request, laws)


def _decide_together(request: Request, laws: Mapping[str, Law]) -> Answer:
    """Answer for several items, or under several laws."""
    if not request.data:
        raise ValueError("a request without items asks nothing")
    countries = _countries(request)
    abroad = request.source.country != request.recipient.country or len(countries) > 1
    applying = [laws.get(country) or Law((), country=country) for country in countries]
    consent = abroad and all(_consent_is_good(request, law) for law in applying)
    answers = [_under(request, law, laws, abroad=abroad, consent=consent) for law in applying]
    return _bundle(_join_laws(answers, request) if len(answers) > 1 else _checked(answers[0], request))


def _countries(request: Request) -> tuple[str, ...]:
    """The laws to ask: those named, and those of both bodies where they differ."""
    bodies = (request.source.country, request.recipient.country)
    if bodies[0] == bodies[1] and request.jurisdiction:
        return tuple(dict.fromkeys(request.jurisdiction))
    return tuple(dict.fromkeys((*request.jurisdiction, *bodies)))


def _consent_is_good(request: Request, law: Law) -> bool:
    return good_consent(request.facts, age=request.age, minors=law.minors) is True


def _under(
    request: Request, law: Law, laws: Mapping[str, Law], *, abroad: bool, consent: bool
) -> list[ItemAnswer]:
    """Answer all items under one law, and keep nameless items from travelling beside named ones (D4)."""
    found = [_judge(request, datum, law, laws, abroad=abroad, consent=consent) for datum in request.data]
    if len(found) > 1 and any(answer.permits for answer in found):
        return [_not_beside_a_named_one(answer) for answer in found]
    return found


def _judge(
    request: Request,
    datum: Datum,
    law: Law,
    laws: Mapping[str, Law],
    *,
    abroad: bool = False,
    consent: bool = False,
) -> ItemAnswer:
    """Answer for one item; a merged note is as closed as the strictest of its sources (E10, P4)."""
    found = look_up(request, datum, law, laws, abroad=abroad, consent=consent)
    if not datum.sources:
        return found
    for category in sorted(CATEGORIES.intersection(datum.sources) - {datum.category}):
        other = datum._replace(category=category)
        found = _stricter(found, look_up(request, other, law, laws, abroad=abroad, consent=consent))
    return found


def _stricter(one: ItemAnswer, other: ItemAnswer) -> ItemAnswer:
    return one if strictest((one.outcome, other.outcome)) is one.outcome else other


def _not_beside_a_named_one(answer: ItemAnswer) -> ItemAnswer:
    if answer.outcome is not Outcome.DEIDENTIFIED:
        return answer
    return answer._replace(
        outcome=Outcome.DENY,
        basis=Basis.NONE,
        obligations=REFUSAL_BASELINE | (answer.obligations & ON_REFUSAL),
        reasons=(*answer.reasons, general.reason("D4", Did.CLOSED)),
    )


def _join_laws(answers: list[list[ItemAnswer]], request: Request) -> list[ItemAnswer]:
    """Join the answers of several laws: the strictest outcome, the union of obligations (X1, X2)."""
    return [_checked_item(_join_item(item), request) for item in zip(*answers, strict=True)]


def _join_item(item: tuple[ItemAnswer, ...]) -> ItemAnswer:
    outcome = strictest(answer.outcome for answer in item)
    obligations = union(answer.obligations for answer in item)
    basis = next(answer.basis for answer in item if answer.outcome is outcome)
    return ItemAnswer(
        datum_id=item[0].datum_id,
        outcome=outcome,
        basis=basis,
        rules=tuple(dict.fromkeys(rule for answer in item for rule in answer.rules)),
        citations=tuple(dict.fromkeys(text for answer in item for text in answer.citations)),
        obligations=obligations & ON_REFUSAL if outcome is Outcome.DENY else obligations,
        missing=tuple(dict.fromkeys(question for answer in item for question in answer.missing)),
        reasons=tuple(reason for answer in item for reason in answer.reasons),
    )


def _checked(answers: list[ItemAnswer], request: Request) -> list[ItemAnswer]:
    if request.source.country == request.recipient.country:
        return answers
    return [_checked_item(answer, request) for answer in answers]


def _checked_item(answer: ItemAnswer, request: Request) -> ItemAnswer:
    """Add the check of the transfer basis where a state outside the EEA takes part (X6)."""
    bodies = {request.source.country, request.recipient.country}
    if not answer.permits or len(bodies) == 1 or bodies <= EEA:
        return answer
    owed = answer.obligations | TRANSFER
    return answer._replace(obligations=owed, outcome=weigh(answer.outcome, owed))


def _bundle(items: list[ItemAnswer]) -> Answer:
    """Join the items: the strictest answer binds the bundle (E10)."""
    if len(items) == 1:
        return Answer(items[0].outcome, items[0].obligations, (items[0],))
    obligations = union(answer.obligations for answer in items)
    return Answer(
        weigh(strictest(answer.outcome for answer in items), obligations), obligations, tuple(items)
    )
