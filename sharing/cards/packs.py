"""The packs of the law and their rules, as a reader sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from sharing import explain, store
from sharing.cards import words
from sharing.cards.signers import Signer, signers_of
from sharing.engine.rule import Rule
from sharing.engine.vocabulary import FACTS
from sharing.pack import FICTIONAL, Pack

# Asked by the general rules of every country, whatever its pack says.
GENERAL_FACTS = frozenset({"necessary", "role_authorised", "few_people_fit", "recipient_knows_identity"})


@dataclass(frozen=True, slots=True)
class PackRow:
    """One country's pack: which version runs, since when, and who answers for it."""

    country: str
    name: str
    version: str
    digest: str
    start: date
    notice: str
    signers: tuple[Signer, ...]
    rules: int
    open_points: tuple[str, ...]

    @property
    def confirmed_by(self) -> str:
        """The officers who signed it; empty for the illustrative default."""
        return "; ".join(map(str, self.signers))

    @property
    def slug(self) -> str:
        """The country as it stands in an address."""
        return self.country.lower()

    @property
    def short_digest(self) -> str:
        """The beginning of the digest, enough to tell two versions apart by eye."""
        return self.digest[:12]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule in words."""

    id: str
    variant: str
    modality: str
    frm: str
    to: str
    categories: str
    purposes: str
    forums: str
    conditions: tuple[str, ...]
    notes: tuple[str, ...]
    obligations: tuple[str, ...]
    citation: str
    text: str
    confidence: str
    dates: str
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesCard:
    """All rules of one pack, those of other days included."""

    pack: PackRow
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class DeskCard:
    """What can be asked of one country's law."""

    pack: PackRow
    forums: Mapping[str, object]
    countries: Mapping[str, object]
    asked: frozenset[str]

    @property
    def first_forum(self) -> str:
        """The forum to begin with: the info-house where there is one."""
        return "info-house" if "info-house" in self.forums else next(iter(self.forums))


def pack_rows(actor: Actor) -> list[PackRow]:
    """Return the packs in use; the fictional country of the tests is none."""
    actor.must("read-law")
    return [pack_row(pack) for code, pack in sorted(in_use().items())]


def in_use() -> dict[str, Pack]:
    """Return the packs that decide today; the fictional country of the tests is none."""
    return {code: pack for code, pack in store.packs_on(clock.today()).items() if code != FICTIONAL}


def readable(actor: Actor, slug: str) -> Pack:
    """Return one country's pack by its code in small letters, or raise NotFound."""
    actor.must("read-law")
    found = in_use().get(slug.upper())
    if found is None or slug != slug.lower():
        raise NotFound()
    return found


def rules_card(actor: Actor, slug: str) -> RulesCard:
    """Return every rule of one country."""
    pack = readable(actor, slug)
    return RulesCard(pack=pack_row(pack), rules=tuple(rule_row(rule, pack) for rule in pack.rules))


def desk_card(actor: Actor, slug: str) -> DeskCard:
    """Return the words a reader may put to one country's law."""
    pack = readable(actor, slug)
    others = {row.country: row.name for row in pack_rows(actor) if row.country != pack.country}
    return DeskCard(pack_row(pack), forum_labels(pack), others, asked_facts(pack))


def pack_row(pack: Pack) -> PackRow:
    """Return what stands at the head of every page about a pack."""
    return PackRow(
        country=pack.country,
        name=_(pack.name),
        version=pack.version,
        digest=pack.digest,
        start=pack.start,
        notice=_(pack.notice),
        signers=signers_of(pack.digest),
        rules=len(pack.rules_on(clock.today())),
        open_points=tuple(_(point.text) for point in pack.open_points),
    )


def rule_row(rule: Rule, pack: Pack) -> RuleRow:
    """Return one rule in words."""
    return RuleRow(
        id=rule.id,
        variant=rule.variant,
        modality=str(words.MODALITIES[rule.modality]),
        frm=words.listed(rule.frm, words.KINDS),
        to=words.listed(rule.to, words.KINDS),
        categories=words.listed(rule.categories, words.CATEGORIES),
        purposes=words.listed(rule.purposes, words.PURPOSES),
        forums=_forums(rule, pack),
        conditions=words.conditions(rule),
        notes=words.notes(rule),
        obligations=tuple(explain.labels(rule.obligations)),
        citation=rule.citation,
        text=_(rule.text),
        confidence=str(words.CONFIDENCE.get(rule.confidence, rule.confidence)),
        dates=_dates(rule),
        open_points=tuple(_(point.text) for point in pack.open_points if rule.id in point.rules),
    )


def forum_labels(pack: Pack) -> dict[str, object]:
    """Return the forums of a country, and the way without one."""
    return {**{code: _(forum.name) for code, forum in pack.forums.items()}, "none": _("No forum")}


def asked_facts(pack: Pack) -> frozenset[str]:
    """Return the facts that some rule of this country, or a general rule, asks about."""
    asked = {fact for rule in pack.rules for c in (*rule.all_conditions(), *rule.when) for fact in c.asks}
    return (frozenset(asked) | GENERAL_FACTS | set(pack.no_fallback_facts)) & FACTS.keys() - {"age"}


def _forums(rule: Rule, pack: Pack) -> str:
    return "" if "*" in rule.forums else words.listed(rule.forums, forum_labels(pack))


def _dates(rule: Rule) -> str:
    begins = _("From %s") % date_format(rule.valid_from, "DATE_FORMAT")
    return (
        begins
        if rule.until == date.max
        else f"{begins} {_('until')} {date_format(rule.until, 'DATE_FORMAT')}"
    )
