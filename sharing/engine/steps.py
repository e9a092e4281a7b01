"""One item under one law: duties, life and limb, prohibitions, permissions, the nameless way out (E0).

Each step returns an answer or None for the next step. The first step that answers ends the run.
"""

from sharing.engine.answer import Basis, ItemAnswer, Outcome
from sharing.engine.border import across_the_border
from sharing.engine.early import before_the_rules
from sharing.engine.rule import Compiled
from sharing.engine.situation import Situation
from sharing.engine.trail import Trail
from sharing.engine.vocabulary import DEIDENTIFIED, INVESTIGATIVE, NO_INVESTIGATIVE_USE, NO_ONWARD_SHARING

Candidate = tuple[Compiled, frozenset[str]]


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


class Run(Trail):
    """The walk through the steps."""

    __slots__ = ("_open", "allowed", "consent_everywhere", "investigative_ban")

    def __init__(self, s: Situation, *, consent_everywhere: bool) -> None:
        super().__init__(s)
        self.consent_everywhere = consent_everywhere
        self.investigative_ban = NO_INVESTIGATIVE_USE in s.marks and s.request.purpose in INVESTIGATIVE
        self.allowed: frozenset[str] | None = None
        self._open: list[Candidate] | None = None

    # -- the steps

    def absolute(self) -> ItemAnswer | None:
        """Close what no duty, permission or consent opens (E5)."""
        standing = [r for r in self.cell.absolutes if r.met(self.s) is not False]
        if not standing:
            return None
        self.fallback = False
        return self.closed(standing)

    def duty(self) -> ItemAnswer | None:
        """Find the duties; those that do not override secrecy yield to any prohibition that stands (E5)."""
        met = [r for r in self.cell.musts if self.met(r)]
        duties = [
            r for r in met if not self.investigative_ban and (r.overrides or not self._stands_against())
        ]
        self.reasons += [r.closed for r in met if r not in duties]
        if not duties:
            return None
        outcome = Outcome.PERMIT if self.s.view.abroad else Outcome.DUTY
        return self.opened(duties, outcome=outcome, basis=Basis.STATUTE if self.s.view.abroad else Basis.DUTY)

    def life_and_limb(self) -> ItemAnswer | None:
        """Find a permission that saves life or limb (E6); only absolute and investigative bans beat it."""
        met = [r for r in self.cell.lifes if self.met(r)]
        if not met or self.investigative_ban:
            self.reasons += [r.closed for r in met]
            return None
        return self.opened([self.lightest(met)], outcome=Outcome.PERMIT, basis=Basis.LIFE)

    def closed_by_time(self) -> ItemAnswer | None:
        """Freeze what missed its review, and what belongs to a closed case (T1, T4)."""
        if self.s.datum.review_by_passed or self.s.stated("review_by_passed"):
            return self.refused("T1")
        return self.refused("T4") if self.s.request.track == "closed" else None

    def closed_by_marks(self) -> ItemAnswer | None:
        """Apply the track and the marks that the item carries (K3, P5, P7)."""
        if self._social_track_to_security():
            return self.refused("K3")
        if self.investigative_ban:
            return self.refused("P5")
        if self._foreign_cell_secret():
            return self.refused("P7-cell")
        return None

    def closed_by_prohibition(self) -> ItemAnswer | None:
        """Apply the national prohibitions; a named exception that is open stays the only way (E7)."""
        blocking = []
        for rule in self._prohibitions():
            exceptions = {may.id for may, _ in self.open_mays()} & rule.rule.unless
            if exceptions:
                self.allowed = (self.allowed or frozenset()) | exceptions
            else:
                blocking.append(rule)
        if not blocking:
            return None
        self.open_mays()
        self.fallback = self.fallback and not any(r.rule.no_fallback for r in blocking)
        return self.closed(blocking)

    def permission(self) -> ItemAnswer | None:
        """Find a permission: statute before consent, the one that adds least (E8); abroad X4 or X5."""
        if self.s.view.abroad:
            return across_the_border(self)
        self.reasons += [may.closed for may, _ in self.open_mays() if not self._leaves_open(may)]
        return self.best(self.usable())

    def without_name(self) -> ItemAnswer:
        """Offer the nameless way where the purpose and the recipient allow it (E9, D1 to D5)."""
        if not self.may_go_nameless:
            return self.deny(tuple(self.unmet)) if self.unmet else self.refused("E1")
        return self.nameless(tuple(self.unmet), DEIDENTIFIED)

    # -- permissions

    def usable(self) -> list[Candidate]:
        """The open permissions that no prohibition and no mark closes."""
        return [pair for pair in self.open_mays() if self._leaves_open(pair[0])]

    def _leaves_open(self, may: Compiled) -> bool:
        """Whether prohibitions and the ban on passing on leave this permission open."""
        if self.allowed is not None and may.id not in self.allowed:
            return False
        return may.consent or NO_ONWARD_SHARING not in self.s.marks

    def best(self, usable: list[Candidate], extra: frozenset[str] = frozenset()) -> ItemAnswer | None:
        """Answer by statute before consent, and by the permission that adds least."""
        statute = [pair for pair in usable if not pair[0].consent]
        if not (statute or usable):
            return None
        may, adds = min(statute or usable, key=lambda pair: (len(pair[1] - self.s.marks), pair[0].order))
        if may.deidentifies:
            return self.nameless((may,), adds)
        deciding = [may, *(a for a in may.adds if a.applies(self.s))]
        return self.opened(
            deciding, extra=adds | extra, basis=Basis.CONSENT if may.consent else Basis.STATUTE
        )

    def open_mays(self) -> list[Candidate]:
        """The permissions whose conditions are met, with all the obligations each would add."""
        if self._open is None:
            found = [(may, self._additions(may)) for may in self.cell.mays if self.met(may)]
            for may in self.cell.mays:
                if may.adds and may.speaks(self.s) and not any(may is m for m, _ in found):
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
            if applies is True and self.met(further):
                adds |= further.obligations
                continue
            whole = False
            if applies is None:
                self.not_met(further, None)
        return adds if whole else None

    # -- prohibitions

    def _prohibitions(self) -> list[Compiled]:
        return [r for r in self.cell.forbids if r.met(self.s) is not False]

    def _stands_against(self) -> bool:
        """Whether any prohibition of E7 stands against a duty that does not override secrecy."""
        if self._foreign_cell_secret():
            return True
        opened = {may.id for may, _ in self.open_mays()}
        return any(not (rule.rule.unless & opened) for rule in self._prohibitions())

    def _social_track_to_security(self) -> bool:
        return self.s.request.track == "social" and self.s.request.recipient.kind == "security-service"

    def _foreign_cell_secret(self) -> bool:
        """Whether the item was heard under the secrecy of a cell in another country (P7)."""
        if self.s.origin_forum == "none" and not self.s.request.history:
            return False
        return self.s.heard_in(self.s.view.foreign_cells)
