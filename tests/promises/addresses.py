"""Every address of the platform and who may use it. A new one without a row fails a test."""

# For pages behind a login: the permission that the page needs; the door decides about the row besides.
PAGES = {
    "home": "a hat",
    "concerns": "log-concern",
    "new_concern": "log-concern",
    "concern": "door",
    "concern_step": "door",
    "concern_check": "door",
    "concern_receipt": "door",
    "concern_discard": "door",
    "desk": "triage",
    "triage": "triage",
    "confirm": "confirm-triage",
    "cases": "work-case",
    "case": "door",
    "close": "coordinate",
    "share": "coordinate",
    "answers": "coordinate",
    "offer": "coordinate",
    "recall": "coordinate",
    "plan": "work-case",
    "move_measure": "work-case",
    "contribute": "work-case",
    "ledger": "read-trail",
    "looks": "read-trail",
    "referrals": "answer-referral",
    "referral": "answer-referral",
    "pull": "answer-referral",
    "accept": "answer-referral",
    "decline": "answer-referral",
    "hand_offs": "receive-hand-off",
    "hand_off": "door",
    "receive": "receive-hand-off",
    "figures": "read-figures",
    "operations": "operate",
    "retry": "operate",
    "law": "read-law",
    "law_pack": "read-law",
    "law_cell": "read-law",
    "law_try": "read-law",
    "law_rules": "read-law",
    "law_gaps": "read-trail",
}
# For systems of agencies; tests/edges/test_api_*.py hold each.
API = {
    "api_concerns",
    "api_concern",
    "api_referrals",
    "api_referral",
    "api_pull",
    "api_accept",
    "api_decline",
    "api_colleagues",
    "api_cases",
    "api_case",
    "api_case_items",
    "api_case_measures",
    "api_items",
    "api_mechanisms",
    "api_schema",
}
OPEN = {
    "token": "client credentials are the login",
    "hat": "a login without a hat",
    "set_language": "keeps a language in a cookie and shows nothing",
    "health_live": "asked by machines, answered without data",
    "health_ready": "asked by machines, answered without data",
    "health_flow": "asked by machines, answered without data",
}
# allauth's own pages: they show the reader's own account and nothing else.
ACCOUNT_PREFIXES = ("account_", "mfa_")
# Parts of the design system, absent in production.
GALLERY_PREFIX = "design_"
# What may stand in an address: random references, steps of a form, numbers of the machinery, countries.
PARAMETERS = {
    "ref": "UUIDConverter",
    "asking": "UUIDConverter",
    "agency": "UUIDConverter",
    "referral": "UUIDConverter",
    "measure": "UUIDConverter",
    "step": "SlugConverter",
    "delivery": "IntConverter",
    "country": "SlugConverter",
}
