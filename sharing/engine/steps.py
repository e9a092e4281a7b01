"""One item under one law: duties, life and limb, prohibitions, permissions, the nameless way out (E0).

Each step returns an answer or None for the next step. The first step that answers ends the run.
"""

from collections.abc import Iterable

from . import general
from .answer import Basis, Did, ItemAnswer, Outcome, Question, Reason
from .early import before_the_rules
from .law import Cell
from .obligations import weigh
from .rule import Compiled
from .situation import Situation
from .vocabulary import (
    BASELINE, CONSENT_OBLIGATIONS, DEIDENTIFIED, INVESTIGATIVE, NO_INVESTIGATIVE_USE, NO_ONWARD_SHARING, NOT_PARTNERS,
    POLICE_PREVENTION, PREVENTIVE, REFUSAL_BASELINE,
)  # fmt: skip

INFORM_OF_CONDITIONS = frozenset({"inform-recipient-of-conditions"})
CHILD_PROTECTION = frozenset({"child-protection"})


def judge(s: Situation, *, consent_everywhere: bool = False) -> ItemAnswer:
    """Walk one item through the steps."""
    early = before_the_rules(s)
    if early is not None:
        return early
    run = Run(s, consent_everywhere=consent_everywhere)
    return (
        run.absolute() or run.duty() or run.life_and_limb() or run.closed_by_time() or run.closed_by_marks()
        or run.closed_by_prohibition() or run.permission() or run.without_name()
    )  # fmt: skip


class Run:
    """The walk through the steps, with the reasons met on the way."""

    __slots__ = (
        "_open", "allowed", "cell", "consent_everywhere", "fallback", "investigative_ban", "questions", "reasons", "s",
        "unmet",
    )  # fmt: skip

    def __init__(self, s: Situation, *, consent_everywhere: bool) -> None:
        self.s, self.consent_everywhere = s, consent_everywhere
        request, datum = s.request, s.datum
        self.cell: Cell = s.law.cell(
            request.source.kind, request.recipient.kind, datum.category, request.purpose, s.forum
        )
        self.reasons: list[Reason] = []
        self.questions: list[Question] = []
        self.unmet: list[Compiled] = []
        self.fallback = datum.category not in s.law.no_fallback_categories and not any(
            s.facts.get(fact) is True for fact in s.law.no_fallback_facts
        )
        self.investigative_ban = NO_INVESTIGATIVE_USE in s.marks and request.purpose in INVESTIGATIVE
        self.allowed: frozenset[str] | None = None
        self._open: list[tuple[Compiled, frozenset[str]]] | None = None

    # -- the steps

    def absolute(self) -> ItemAnswer | None:
        """Close what no duty, permission or consent opens (E5)."""
        standing = [r for r in self.cell.absolutes if r.met(self.s) is not False]
        if not standing:
            return None
        self.fallback = False
        return self._closed(standing)

    def duty(self) -> ItemAnswer | None:
        """Find the duties; those that do not override secrecy yield to any prohibition that stands (E5)."""
        met = [r for r in self.cell.musts if self._met(r)]
        duties = [r for r in met if not self.investigative_ban and (r.overrides or not self._stands_against())]
        self.reasons += [r.closed for r in met if r not in duties]
        if not duties:
            return None
        outcome = Outcome.PERMIT if self.s.view.abroad else Outcome.DUTY
        return self._opened(duties, outcome=outcome, basis=Basis.STATUTE if self.s.view.abroad else Basis.DUTY)

    def life_and_limb(self) -> ItemAnswer | None:
        """Find a permission that saves life or limb (E6); it beats all but absolute bans and the investigative ban."""
        met = [r for r in self.cell.lifes if self._met(r)]
        if not met or self.investigative_ban:
            self.reasons += [r.closed for r in met]
            return None
        return self._opened([self._lightest(met)], outcome=Outcome.PERMIT, basis=Basis.LIFE)

    def closed_by_time(self) -> ItemAnswer | None:
        """Freeze what missed its review, and what belongs to a closed case (T1, T4)."""
        if self.s.datum.review_by_passed or self.s.facts.get("review_by_passed") is True:
            return self._refused("T1")
        return self._refused("T4") if self.s.request.track == "closed" else None

    def closed_by_marks(self) -> ItemAnswer | None:
        """Apply the track and the marks that the item carries (K3, P5, P7)."""
        if self._social_track_to_security():
            return self._refused("K3")
        if self.investigative_ban:
            return self._refused("P5")
        if self._foreign_cell_secret():
            return self._refused("P7-cell")
        return None

    def closed_by_prohibition(self) -> ItemAnswer | None:
        """Apply the national prohibitions; a named exception that is open stays the only way (E7)."""
        blocking = []
        for rule in self._prohibitions():
            exceptions = {may.id for may, _ in self._open_mays()} & rule.rule.unless
            if exceptions:
                self.allowed = (self.allowed or frozenset()) | exceptions
            else:
                blocking.append(rule)
        if not blocking:
            return None
        self._open_mays()
        self.fallback = self.fallback and not any(r.rule.no_fallback for r in blocking)
        return self._closed(blocking)

    def permission(self) -> ItemAnswer | None:
        """Find a permission: statute before consent, the one that adds least (E8); abroad X4 and X5 instead."""
        if self.s.view.abroad:
            return self._across_the_border()
        usable = [pair for pair in self._open_mays() if self._usable(pair[0])]
        self.reasons += [may.closed for may, _ in self._open_mays() if not self._usable(may)]
        return self._best(usable)

    def without_name(self) -> ItemAnswer:
        """Offer the nameless way where the purpose and the recipient allow it (E9, D1 to D5)."""
        request = self.s.request
        partner = request.recipient.kind not in NOT_PARTNERS
        if not (self.fallback and partner and request.purpose in PREVENTIVE):
            return self._deny(tuple(self.unmet)) if self.unmet else self._refused("E1")
        return self._nameless(tuple(self.unmet), DEIDENTIFIED)

    # -- permissions

    def _across_the_border(self) -> ItemAnswer | None:
        request = self.s.request
        if request.source.kind == request.recipient.kind == "police":
            return self._police_abroad()
        usable = [(may, adds) for may, adds in self._open_mays() if self._usable(may)]
        child = [pair for pair in usable if pair[0].rule.purposes == CHILD_PROTECTION and not pair[0].consent]
        if child:
            return self._best(child)
        lifted = self.allowed is None or any(may.consent for may, _ in usable)
        if not (self.consent_everywhere and lifted):
            return None
        return self._opened([], code="X4", basis=Basis.CONSENT, extra=CONSENT_OBLIGATIONS)

    def _police_abroad(self) -> ItemAnswer | None:
        """Let police inform police; for an investigation the sender's own law must open it (X5)."""
        s = self.s
        if NO_ONWARD_SHARING in s.marks:
            self.reasons.append(general.reason("P7", Did.CLOSED))
            return None
        if s.request.purpose in POLICE_PREVENTION:
            return self._opened([], code="X5", extra=INFORM_OF_CONDITIONS)
        if s.request.purpose not in INVESTIGATIVE:
            return None
        if s.law.country != s.request.source.country:
            return self._opened([], code="X5", extra=INFORM_OF_CONDITIONS)
        return self._best([pair for pair in self._open_mays() if self._usable(pair[0])], INFORM_OF_CONDITIONS)

    def _usable(self, may: Compiled) -> bool:
        """Whether prohibitions and the ban on passing on leave this permission open."""
        if self.allowed is not None and may.id not in self.allowed:
            return False
        return may.consent or NO_ONWARD_SHARING not in self.s.marks

    def _best(
        self, usable: list[tuple[Compiled, frozenset[str]]], extra: frozenset[str] = frozenset()
    ) -> ItemAnswer | None:
        statute = [pair for pair in usable if not pair[0].consent]
        if not (statute or usable):
            return None
        may, adds = min(statute or usable, key=lambda pair: (len(pair[1] - self.s.marks), pair[0].order))
        if may.deidentifies:
            return self._nameless((may,), adds)
        deciding = [may, *(a for a in may.adds if a.applies(self.s))]
        return self._opened(deciding, extra=adds | extra, basis=Basis.CONSENT if may.consent else Basis.STATUTE)

    def _open_mays(self) -> list[tuple[Compiled, frozenset[str]]]:
        """The permissions whose conditions are met, with all the obligations each would add."""
        if self._open is None:
            found = [(may, self._additions(may)) for may in self.cell.mays if self._met(may)]
            for may in self.cell.mays:
                if may.adds and not any(may is m for m, _ in found):
                    self._additions(may)
            self._open = [(may, may.obligations | adds) for may, adds in found if adds is not None]
        return self._open

    def _additions(self, may: Compiled) -> frozenset[str] | None:
        """The obligations of the further conditions on a permission; None where one of them is not met."""
        adds: frozenset[str] = frozenset()
        whole = True
        for further in may.adds:
            applies = further.applies(self.s)
            if applies is False:
                continue
            if applies is True and self._met(further):
                adds |= further.obligations
                continue
            whole = False
            if applies is None:
                self._unmet(further, None)
        return adds if whole else None

    # -- prohibitions

    def _prohibitions(self) -> list[Compiled]:
        return [r for r in self.cell.forbids if r.met(self.s) is not False]

    def _stands_against(self) -> bool:
        """Whether any prohibition of E7 stands against a duty that does not override secrecy."""
        if self._foreign_cell_secret():
            return True
        opened = {may.id for may, _ in self._open_mays()}
        return any(not (rule.rule.unless & opened) for rule in self._prohibitions())

    def _social_track_to_security(self) -> bool:
        return self.s.request.track == "social" and self.s.request.recipient.kind == "security-service"

    def _foreign_cell_secret(self) -> bool:
        """Whether the item was heard under the secrecy of a cell in another country (P7)."""
        if self.s.origin_forum == "none" and not self.s.request.history:
            return False
        return self.s.heard_in(self.s.view.foreign_cells())

    # -- answers

    def _met(self, rule: Compiled) -> bool:
        verdict = rule.met(self.s)
        if verdict is not True:
            self._unmet(rule, verdict)
        return verdict is True

    def _unmet(self, rule: Compiled, verdict: bool | None) -> None:
        """Note a rule that matched and whose conditions are not met."""
        if not rule.speaks(self.s):
            return
        self.unmet.append(rule)
        if rule.rule.no_fallback:
            self.fallback = False
        self.reasons.append(rule.nearly if verdict is None else rule.failed)
        if verdict is None:
            self.questions += rule.questions(self.s)

    def _lightest(self, rules: Iterable[Compiled]) -> Compiled:
        return min(rules, key=lambda r: (len(r.obligations - self.s.marks), r.order))

    def _opened(
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
        return self._answer(weigh(outcome, owed), basis, rules, BASELINE | owed, codes=(code,) if code else ())

    def _closed(self, rules: list[Compiled]) -> ItemAnswer:
        """Close by national prohibitions, by name or altogether (E7, E9)."""
        self.reasons += [r.closed for r in rules]
        for rule in rules:
            self.questions += rule.questions(self.s)
        request = self.s.request
        if self.fallback and request.recipient.kind not in NOT_PARTNERS and request.purpose in PREVENTIVE:
            return self._nameless(tuple(rules), DEIDENTIFIED)
        return self._deny(tuple(rules))

    def _refused(self, code: str) -> ItemAnswer:
        why = general.reason(code, Did.CLOSED)
        self.reasons.append(why)
        return self._deny((), (why.rule,))

    def _nameless(self, rules: tuple[Compiled, ...], obligations: frozenset[str]) -> ItemAnswer:
        """Allow without identity, unless the story or the recipient's knowledge identifies (D2, D5)."""
        facts = self.s.facts
        for fact, code in (("few_people_fit", "D2"), ("recipient_knows_identity", "D5")):
            if facts.get(fact) is True:
                self.reasons.append(general.reason(code, Did.CLOSED))
                return self._deny(rules, (code,))
        self.reasons.append(general.reason("E9", Did.OPENED))
        owed = BASELINE | DEIDENTIFIED | (obligations & DEIDENTIFIED)
        return self._answer(Outcome.DEIDENTIFIED, Basis.DEIDENTIFIED, rules, owed, codes=("E9",))

    def _deny(self, rules: tuple[Compiled, ...], codes: tuple[str, ...] = ()) -> ItemAnswer:
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
        if self.s.facts.get("consent") == "withdrawn" and self._would_rest_on_consent(basis):
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
