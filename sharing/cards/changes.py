"""What differs between two packs: rules in one only, rules that changed field by field, and the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.utils.translation import gettext_lazy as _

from sharing.cards.packs import RuleRow, rule_row
from sharing.pack_shape import Pack

FIELDS: Mapping[str, object] = {
    "modality": _("What it does"),
    "frm": _("From"),
    "to": _("To"),
    "categories": _("Information"),
    "purposes": _("Purposes"),
    "forums": _("Forum"),
    "conditions": _("Conditions"),
    "notes": _("How it ranks"),
    "obligations": _("Obligations"),
    "citation": _("Source"),
    "text": _("In words"),
    "confidence": _("Confidence"),
    "dates": _("Dates"),
    "open_points": _("Open points"),
}
HEADS: Mapping[str, object] = {
    "name": _("Name"),
    "notice": _("Notice"),
    "minors": _("Whose consent is good for a child"),
    "age_lines": _("Age lines"),
    "forums": _("Forums and who sits there"),
    "feedback": _("Feedback sentences"),
    "retention": _("Review, erasure and clocks"),
    "no_fallback_categories": _("Information that never goes without identity instead"),
    "no_fallback_facts": _("Facts that close the way without identity"),
    "access_deferral": _("Notice to the person may be deferred"),
    "open_points": _("Open points"),
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that both packs have, and what differs."""

    id: str
    variant: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs."""

    removed: tuple[RuleRow, ...]
    added: tuple[RuleRow, ...]
    changed: tuple[RuleChange, ...]
    other: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.removed or self.added or self.changed or self.other)


def changes(before: Pack | None, after: Pack) -> Changes:
    """Compare two packs; without a first one every rule is new."""
    old, new = _rules(before) if before else {}, _rules(after)
    both = [(old[key], new[key]) for key in old.keys() & new.keys()]
    changed = [RuleChange(b.id, b.variant, _differing(a, b)) for a, b in sorted(both, key=_place)]
    return Changes(
        removed=tuple(old[key] for key in sorted(old.keys() - new.keys())),
        added=tuple(new[key] for key in sorted(new.keys() - old.keys())),
        changed=tuple(change for change in changed if change.fields),
        other=_heads(before, after) if before else (),
    )


def _rules(pack: Pack) -> dict[tuple[str, str], RuleRow]:
    return {rule.key: rule_row(rule, pack) for rule in pack.rules}


def _place(pair: tuple[RuleRow, RuleRow]) -> tuple[str, str]:
    return pair[1].id, pair[1].variant


def _differing(before: RuleRow, after: RuleRow) -> tuple[FieldChange, ...]:
    pairs = [(f.name, getattr(before, f.name), getattr(after, f.name)) for f in fields(RuleRow)]
    return tuple(FieldChange(str(FIELDS[n]), _text(a), _text(b)) for n, a, b in pairs if a != b)


def _heads(before: Pack, after: Pack) -> tuple[str, ...]:
    return tuple(str(words) for name, words in HEADS.items() if getattr(before, name) != getattr(after, name))


def _text(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, tuple) else str(value)
