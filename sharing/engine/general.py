"""The general rules in one sentence each, for the reasoning that an answer shows."""

from sharing.engine.answer import Did, Reason

TEXTS: dict[str, str] = {
    "E1": "No rule opens this, so nothing may be shared.",
    "E3": "The user has no role on the case.",
    "E9": "By name it may not go; a case without identity may.",
    "D2": "So few people fit the story that leaving out the name does not help.",
    "D3": "Statistics name nobody.",
    "D4": "A nameless item cannot go beside a named one about the same person.",
    "D5": "The recipient knows who is meant, so leaving out the name does not help.",
    "K3": "On the social track the security service gets nothing but under a duty or to save life.",
    "P5": "The item carries a ban on use in investigations.",
    "P7": "The item carries a ban on passing it on without a duty, danger to life, or consent.",
    "P7-cell": "What was heard under the secrecy of a cell abroad stays there.",
    "T1": "The review date has passed; the case is frozen until the review is done.",
    "T2": "The erasure date has passed; the item must be erased.",
    "T3": "Consent was withdrawn; earlier recipients must be told.",
    "T4": "The case is closed.",
    "T4-holder": "Review and audit by the body that holds the item need no rule.",
    "T4-others": "Review and audit are for the body that holds the item.",
    "S1": "A person asks for their own data; who reported and third parties are masked.",
    "S2": "Police and security data are answered by their own controller.",
    "S3": "Notice is deferred, with the reason on record.",
    "X4": "Between agencies of two countries both laws accept the consent given.",
    "X5": "Police may inform police of another country, stating the conditions.",
    "X6": "A security service abroad is reached through its own channels only.",
}


def reason(code: str, did: Did) -> Reason:
    """State what a general rule did."""
    return Reason(code.partition("-")[0], did, "", TEXTS[code])
