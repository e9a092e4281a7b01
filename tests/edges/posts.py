"""What is posted on the pages of consent and of requests from outside."""

from typing import Any

DUE = {"due_on_day": "1", "due_on_month": "2", "due_on_year": "2031"}
WISH: dict[str, Any] = {"text": "Came with a passport.", **DUE}
FILED: dict[str, Any] = {
    "asker": lambda refs: refs["school"],
    "purpose": "support-delivery",
    "text": "A letter.",
    "basis": "As it says.",
    "items": lambda refs: refs["entry"],
    **DUE,
}
ASKED: dict[str, Any] = {"agencies": lambda refs: refs["school"], "purposes": "support-delivery"}
SAID = {
    "agrees": "yes",
    "by": "subject-and-guardian",
    "form": "oral",
    "proof": "The mentor was there.",
    "on_day": "1",
    "on_month": "2",
    "on_year": "2026",
    "until_day": "1",
    "until_month": "2",
    "until_year": "2031",
}
NOTE = {
    "category": "case-note",
    "text": "He looks for company, and some of it worries his teacher.",
    "sources": lambda refs: refs["item"],
    "necessity": "Needed.",
}
MEASURE = {
    "what": "A mentor.",
    "effect": "Trust.",
    "mechanism": "normative-barriers",
    "due_on_day": "1",
    "due_on_month": "2",
    "due_on_year": "2031",
}
CHANGED: dict[str, Any] = {**MEASURE, "agency": lambda refs: refs["municipality"], "version": "1"}
GOAL = {
    "text": "He is home by ten.",
    "indicator": "His mother sees it.",
    "family": "harm",
    **{key: value for key, value in MEASURE.items() if key.startswith("due_on")},
}
ADDED = {"category": "case-note", "nature": "fact", "text": "An invented note.", "necessity": "Needed."}
OFFER = {"request": "A mentor, please.", "necessity": "They know him."}
