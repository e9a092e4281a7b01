"""The record of one walk through the law: what was met, what failed, what must be asked; and the answers."""

from collections.abc import Iterable

from sharing.engine import general
from sharing.engine.answer import Basis, Did, ItemAnswer, Outcome, Question, Reason
from sharing.engine.law import Cell
from sharing.engine.obligations import weigh
from sharing.engine.rule import Compiled
from sharing.engine.situation import Situation
from sharing.engine.vocabulary import (
    BASELINE,
    DEIDENTIFIED,
    NOT_PARTNERS,
    PREVENTIVE,
    REFUSAL_BASELINE,
)  # fmt: skip


class Trail:
    """The reasons met on the way, and the answers that carry them."""

    __slots__ = ("cell", "fallback", "questions", "reasons", "s", "unmet")

    def __init__(self, s: Situation) -> None:
        self.s = s
        request, datum = s.request, s.datum
        self.cell: Cell = s.law.cell(
            request.source.kind, request.recipient.kind, datum.category, request.purpose, s.forum
        )
        self.reasons: list[Reason] = []
        self.questions: list[Question] = []
        self.unmet: list[Compiled] = []
        self.fallback = datum.category not in s.law.no_fallback_categories and not any(
            s.stated(fact) for fact in s.law.no_fallback_facts
        )

    @property
    def may_go_nameless(self) -> bool:
        """Whether a case without identity is a way out here (E9)."""
        request = self.s.request
        return self.fallback and request.recipient.kind not in NOT_PARTNERS and request.purpose in PREVENTIVE

    def met(self, rule: Compiled) -> bool:
        verdict = rule.met(self.s)
        if verdict is not True:
            self.not_met(rule, verdict)
        return verdict is True

    def not_met(self, rule: Compiled, verdict: bool | None) -> None:
        """Note a rule that matched and whose conditions are not met."""
        if not rule.speaks(self.s):
            return
        self.unmet.append(rule)
        if rule.rule.no_fallback:
            self.fallback = False
        self.reasons.append(rule.nearly if verdict is None else rule.failed)
        if verdict is None:
            self.questions += rule.questions(self.s)

    def lightest(self, rules: Iterable[Compiled]) -> Compiled:
        return min(rules, key=lambda r: (len(r.obligations - self.s.marks), r.order))

    def opened(
        self,
        rules: list[Compiled],
        *,
        outcome: Outcome = Outcome.PERMIT,
        basis: Basis = Basis.STATUTE,
        extra: frozenset[str] = frozenset(),
        code: str = "",
    ) -> ItemAnswer:
        """Allow by name: the rules' obligations and the marks carried add up."""
        owed = extra.union(self.s.marks, *(r.obligations for r in rules))
        if code:
            self.reasons.append(general.reason(code, Did.OPENED))
        self.reasons += [r.opened for r in rules]
        return self._answer(
            weigh(outcome, owed), basis, rules, BASELINE | owed, codes=(code,) if code else ()
        )

    def closed(self, rules: list[Compiled]) -> ItemAnswer:
        """Close by national prohibitions, by name or altogether (E7, E9)."""
        self.reasons += [r.closed for r in rules]
        for rule in rules:
            self.questions += rule.questions(self.s)
        if self.may_go_nameless:
            return self.nameless(tuple(rules), DEIDENTIFIED)
        return self.deny(tuple(rules))

    def refused(self, code: str) -> ItemAnswer:
        why = general.reason(code, Did.CLOSED)
        self.reasons.append(why)
        return self.deny((), (why.rule,))

    def nameless(self, rules: tuple[Compiled, ...], obligations: frozenset[str]) -> ItemAnswer:
        """Allow without identity, unless the story or the recipient's knowledge identifies (D2, D5)."""
        for fact, code in (("few_people_fit", "D2"), ("recipient_knows_identity", "D5")):
            if self.s.stated(fact):
                self.reasons.append(general.reason(code, Did.CLOSED))
                return self.deny(rules, (code,))
        self.reasons.append(general.reason("E9", Did.OPENED))
        owed = BASELINE | DEIDENTIFIED | (obligations & DEIDENTIFIED)
        return self._answer(Outcome.DEIDENTIFIED, Basis.DEIDENTIFIED, rules, owed, codes=("E9",))

    def deny(self, rules: tuple[Compiled, ...], codes: tuple[str, ...] = ()) -> ItemAnswer:
        return self._answer(Outcome.DENY, Basis.NONE, rules, REFUSAL_BASELINE, codes=codes)

    def _answer(
        self,
        outcome: Outcome,
        basis: Basis,
        rules: Iterable[Compiled],
        obligations: frozenset[str],
        *,
        codes: tuple[str, ...],
    ) -> ItemAnswer:
        if self.s.stated("consent", "withdrawn") and self._would_rest_on_consent(basis):
            obligations |= {"inform-recipients"}
            self.reasons.append(general.reason("T3", Did.CLOSED))
        rules = tuple(rules)
        return ItemAnswer(
            datum_id=self.s.datum.id,
            outcome=outcome,
            basis=basis,
            rules=tuple(dict.fromkeys([*(r.id for r in rules), *codes])),
            citations=tuple(dict.fromkeys([r.rule.citation for r in rules])),
            obligations=obligations,
            missing=tuple(dict.fromkeys(self.questions)) if self.questions else (),
            reasons=tuple(self.reasons),
        )

    def _would_rest_on_consent(self, basis: Basis) -> bool:
        """Whether nothing but consent is missing for this disclosure (T3)."""
        if basis in (Basis.DUTY, Basis.LIFE, Basis.STATUTE):
            return False
        request = self.s.request
        if self.s.view.abroad:
            return not request.source.kind == request.recipient.kind == "police"
        return any(may.consent and may.met_but_for_consent(self.s) for may in self.cell.mays)
