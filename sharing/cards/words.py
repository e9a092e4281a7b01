"""The law's codes in words, and a rule's conditions as a reader says them."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from agencies.models import Agency
from infohouse.core.purpose import LABELS
from sharing.engine.answer import Did
from sharing.engine.condition import Condition
from sharing.engine.rule import Modality, Rule
from sharing.engine.vocabulary import FACTS

Labels = Mapping[str, object]

KINDS: Labels = {**dict(Agency.Kind.choices), "subject": gettext_lazy("The person concerned")}
CATEGORIES: Labels = {
    "identity": gettext_lazy("Identity"),
    "contact": gettext_lazy("Contact details"),
    "concern-narrative": gettext_lazy("Concern"),
    "school-record": gettext_lazy("School record"),
    "social-record": gettext_lazy("Social record"),
    "health-record": gettext_lazy("Health record"),
    "psychiatric-record": gettext_lazy("Psychiatric record"),
    "police-record": gettext_lazy("Police record"),
    "criminal-conviction": gettext_lazy("Criminal conviction"),
    "intelligence": gettext_lazy("Intelligence"),
    "belief": gettext_lazy("Belief or conviction"),
    "family-relations": gettext_lazy("Family relations"),
    "assessment": gettext_lazy("Assessment"),
    "support-plan": gettext_lazy("Support plan"),
    "feedback-sheet": gettext_lazy("Feedback sheet"),
    "information-card": gettext_lazy("Information card"),
    "case-note": gettext_lazy("Case note"),
    "deidentified-case": gettext_lazy("Case without identity"),
    "statistics": gettext_lazy("Statistics"),
    "reporter-identity": gettext_lazy("Who reported"),
}
PURPOSES: Labels = {str(purpose): label for purpose, label in LABELS.items()}
TRACKS: Labels = {
    "untriaged": gettext_lazy("Not yet assessed"),
    "social": gettext_lazy("Social track"),
    "security": gettext_lazy("Security track"),
    "closed": gettext_lazy("Closed"),
}
ABOUT: Labels = {
    "general": gettext_lazy("Nothing of these"),
    "future-risk": gettext_lazy("A risk ahead"),
    "past-offence": gettext_lazy("An offence already committed"),
    "both": gettext_lazy("Both"),
}
INITIATIVES: Labels = {
    "own": gettext_lazy("The sender's own"),
    "request": gettext_lazy("A request of the recipient"),
}
MODALITIES: Labels = {
    # With a context: "May" alone is the month, on every date.
    Modality.MAY: pgettext_lazy("modality of a rule", "May"),
    Modality.MUST: gettext_lazy("Must"),
    Modality.MUST_NOT: gettext_lazy("Must not"),
    Modality.NONE: gettext_lazy("Decides nothing"),
}
CONFIDENCE: Labels = {
    "V": gettext_lazy("Read in the source"),
    "M": gettext_lazy("From memory"),
    "V/M": gettext_lazy("Text read, its application not"),
}
DID: Labels = {
    Did.OPENED: gettext_lazy("Opens"),
    Did.CLOSED: gettext_lazy("Closes"),
    Did.FAILED: gettext_lazy("A condition is not met"),
    Did.NEARLY: gettext_lazy("Waits for an answer"),
}
VALUES: Labels = {
    "none": gettext_lazy("none"),
    "given": gettext_lazy("given"),
    "refused": gettext_lazy("refused"),
    "withdrawn": gettext_lazy("withdrawn"),
    "guardian": gettext_lazy("the guardian"),
    "subject-and-guardian": gettext_lazy("the person and the guardian"),
    "favours-sharing": gettext_lazy("favours sharing"),
    "favours-secrecy": gettext_lazy("favours secrecy"),
    "criminal-activity": gettext_lazy("criminal activity"),
    "violence": gettext_lazy("violence"),
    "grave-offence": gettext_lazy("a grave offence"),
    "terrorist-offence": gettext_lazy("a terrorist offence"),
    "possible": gettext_lazy("possible"),
    "reason-to-suspect": gettext_lazy("reason to suspect"),
    "concrete": gettext_lazy("concrete"),
    "most-likely": gettext_lazy("most likely"),
    "certain": gettext_lazy("certain"),
    "other": gettext_lazy("another offence"),
    "terrorist": gettext_lazy("a terrorist offence"),
    "convicted": gettext_lazy("convicted, being released"),
    "convicted-minor": gettext_lazy("convicted under 18, leaving an institution"),
    "remand-radicalised": gettext_lazy("leaving remand, assessed as radicalised or at risk"),
    "case-closed": gettext_lazy("the case has just been closed"),
    "both": gettext_lazy("both"),
    "source": gettext_lazy("the sender"),
    "recipient": gettext_lazy("the recipient"),
    "recipient-outside": gettext_lazy("the recipient does not"),
    "own": gettext_lazy("the sender's own"),
    "request": gettext_lazy("on request"),
    "social": gettext_lazy("social"),
    "security": gettext_lazy("security"),
    "untriaged": gettext_lazy("not yet assessed"),
    "closed": gettext_lazy("closed"),
    "general": gettext_lazy("nothing in particular"),
    "future-risk": gettext_lazy("a risk ahead"),
    "past-offence": gettext_lazy("a past offence"),
}
# `%s` is the value; a condition on a fact puts the question before it.
_ON_FACT: Labels = {
    "is": "%s",
    "not": gettext_lazy("known, and not: %s"),
    "said": gettext_lazy("somebody has stated: %s"),
    "unsaid": gettext_lazy("nobody has stated: %s"),
    "at_least": gettext_lazy("at least %s"),
    "below": gettext_lazy("below %s"),
    "above": gettext_lazy("above %s"),
}
_CONDITIONS: Labels = {
    "age_below": gettext_lazy("The person is younger than %s."),
    "age_from": gettext_lazy("The person is %s or older."),
    "consent": gettext_lazy("Consent was given by the right persons: %s."),
    "about": gettext_lazy("The item is about: %s."),
    "track": gettext_lazy("The case is on the track: %s."),
    "initiative": gettext_lazy("On whose initiative: %s."),
    "members": gettext_lazy("Who sits in the forum: %s."),
    "abroad": gettext_lazy("The two bodies are of two countries: %s."),
    "forum_data": gettext_lazy("The item has to do with a forum of this country: %s."),
    "heard_in_forum": gettext_lazy("The sender has it from a forum of this country: %s."),
    "not_from_forum": gettext_lazy("The item has nothing to do with a forum: %s."),
    "recorded_by": gettext_lazy("Who recorded the item: %s."),
    "own_item": gettext_lazy("The sender recorded the item itself: %s."),
    "own_service": gettext_lazy("It stays in one service: %s."),
    "unmarked": gettext_lazy("The item does not carry the mark: %s."),
    "outside_forum": gettext_lazy("It is not passed in the forum: %s."),
}
_NOTES: Labels = {
    "overrides_secrecy": gettext_lazy("Beats bans and carried marks."),
    "absolute": gettext_lazy("Nothing opens this ban."),
    "life_and_limb": gettext_lazy("Tried before the bans: life and limb."),
    "no_fallback": gettext_lazy("Not even a case without identity goes instead."),
    "by_default": gettext_lazy("Restates that nothing goes without a rule."),
}


def value(code: object) -> str:
    """Return one value of a fact or a condition in words."""
    if isinstance(code, bool):
        return _("yes") if code else _("no")
    return str(KINDS.get(str(code)) or VALUES.get(str(code)) or str(code).replace("-", " "))


def condition(of: Condition) -> str:
    """Return one condition in words."""
    values = f" {_('or')} ".join(value(v) for v in of.values)
    if of.fact:
        return f"{_(FACTS[of.fact].question)} {str(_ON_FACT[of.op]) % values}."
    return str(_CONDITIONS[of.op]) % values


def conditions(rule: Rule) -> tuple[str, ...]:
    """Return all conditions of a rule; all of them must be met."""
    return tuple(condition(c) for c in rule.all_conditions())


def notes(rule: Rule) -> tuple[str, ...]:
    """Return what the general rules make of this one."""
    found = [str(words) for flag, words in _NOTES.items() if getattr(rule, flag)]
    if rule.unless:
        found.append(_("Except under %s.") % ", ".join(sorted(rule.unless)))
    if rule.adds_to:
        when = " ".join(condition(c) for c in rule.when)
        found.append(f"{_('A further condition on %s.') % rule.adds_to} {when}".strip())
    return tuple(found)


def listed(codes: Iterable[str], of: Labels) -> str:
    """Return codes in words, shortened to what is left out where that is less to read."""
    given = frozenset(codes)
    left_out = [str(label) for code, label in of.items() if code not in given]
    if not left_out or "*" in given:
        return _("All")
    if len(left_out) < len(of) / 2:
        return _("All but %s") % ", ".join(left_out)
    return ", ".join(str(label) for code, label in of.items() if code in given)
