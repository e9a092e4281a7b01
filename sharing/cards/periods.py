"""What a pack says beside its rules: when files are reviewed and erased, ages, forums, feedback."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from infohouse.core.actor import Actor
from sharing import explain
from sharing.cards import words
from sharing.cards.packs import PackRow, pack_row, readable
from sharing.engine.consent import Minors
from sharing.engine.retention import Period
from sharing.pack_shape import KnownPeriod, Pack

PERIODS = {
    "review": gettext_lazy("A case is reviewed every"),
    "erase": gettext_lazy("A closed case is erased after"),
    "unfounded": gettext_lazy("A concern that was none is erased after"),
    "triage_clock": gettext_lazy("A concern is assessed within"),
    "referral_answer": gettext_lazy("An offer is answered within"),
}
MINORS = {
    Minors.GUARDIAN_AND_CHILD: gettext_lazy("The guardian; with the child as well, if it understands."),
    Minors.CHILD_OR_GUARDIAN: gettext_lazy("The child alone, if it understands; else the guardian."),
    Minors.GUARDIAN: gettext_lazy("The guardian."),
}
FEEDBACK = {
    "received": gettext_lazy("On receipt"),
    "not-warranted": gettext_lazy("Not warranted"),
    "taken-up": gettext_lazy("Taken up"),
    "passed-on": gettext_lazy("Passed on"),
    "may-not-say": gettext_lazy("Where nothing may be told"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A value with its name."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Seats:
    """A forum and who may sit in it."""

    name: str
    seats: str
    note: str


@dataclass(frozen=True, slots=True)
class PeriodsCard:
    """Periods that run, periods that the sources name, ages, forums and feedback of one country."""

    pack: PackRow
    running: tuple[Named, ...]
    known: tuple[KnownPeriod, ...]
    ages: tuple[Named, ...]
    forums: tuple[Seats, ...]
    feedback: tuple[Named, ...]


def periods_card(actor: Actor, slug: str) -> PeriodsCard:
    """Return what one country's pack says beside its rules."""
    pack = readable(actor, slug)
    told = [(str(label), _(pack.feedback[code])) for code, label in FEEDBACK.items()]
    return PeriodsCard(
        pack=pack_row(pack),
        running=tuple(_running(pack)),
        known=tuple(map(_known, pack.retention.known)),
        ages=(*_ages(pack), Named(_("Whose consent is good for a child"), str(MINORS[pack.minors]))),
        forums=tuple(
            Seats(
                _(f.name),
                words.listed(f.members, words.KINDS),
                _secret(f.secret, _(f.note) if f.note else ""),
            )
            for f in pack.forums.values()
        ),
        feedback=tuple(Named(*pair) for pair in told),
    )


def _running(pack: Pack) -> list[Named]:
    retention = pack.retention
    spans = [Named(str(label), explain.span(getattr(retention, name))) for name, label in PERIODS.items()]
    closing = "; ".join(explain.labels(retention.closing)) or _("Nothing beyond the above")
    return [
        *spans,
        Named(_("On closing"), closing),
        Named(_("Source"), _(retention.source)),
        Named(_("Confidence"), str(words.CONFIDENCE[retention.confidence])),
    ]


def _known(known: KnownPeriod) -> KnownPeriod:
    span = explain.span(Period.parse(known.period))
    return KnownPeriod(_(known.what), span, _(known.source), str(words.CONFIDENCE[known.confidence]))


def _ages(pack: Pack) -> list[Named]:
    return [
        Named(name.replace("-", " ").capitalize(), _("under %d") % age)
        for name, age in pack.age_lines.items()
    ]


def _secret(secret: bool, note: str) -> str:
    return " ".join(filter(None, [_("What is said in it is secret.") if secret else "", note]))
