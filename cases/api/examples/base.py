"""Examples that several nouns need."""

from cases.api.schema import REF, answers, sends

NOTHING = sends()
MADE = answers(201, ref=REF)
DONE = answers(ref=REF)
ITEM: dict[str, object] = {
    "ref": REF,
    "category": "concern-narrative",
    "nature": "fact",
    "content": [{"label": "What was seen or heard", "text": "Says he will join the others at the harbour."}],
    "file": None,
    "origin": "Ravnsholm School",
    "own": False,
    "made_at": "2026-11-21T14:00:00+01:00",
    "carries": ["no-investigative-use"],
    "carries_in_words": ["Not to be used for investigating a crime."],
    "purposes": ["pve-prevention"],
    "why": "Allowed for cooperation on the prevention of crime.",
    "conditions": ["It may be used for the stated purpose only."],
    "until": None,
    "corrected": False,
}
_BOUND = ("carries", "carries_in_words", "purposes", "conditions")
OWN_ITEM: dict[str, object] = {**ITEM, **{name: [] for name in _BOUND}, "own": True, "why": ""}
