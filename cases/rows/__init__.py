"""The door to the work: rows by actor and reference, locked or not. For cards and actions only.

What the actor does not reach is not found; there is no other answer. One file a noun; every name that other
floors use stands in this list.
"""

from cases.rows.approaches import approaches_of
from cases.rows.cases import (
    access_of,
    agencies_on,
    case,
    case_of,
    cases,
    cases_from,
    concerns_of,
    proposals_of,
)
from cases.rows.concerns import (
    concern,
    concern_by_key,
    open_triages,
    own_concerns,
    take_turns,
    triage,
)
from cases.rows.consents import (
    consent,
    consents_of,
    consents_over,
)
from cases.rows.disclosures import (
    concern_behind,
    disclosures_of,
    files_of,
    held,
    holds,
    running_disclosures,
    sent_disclosures,
)
from cases.rows.erasures import (
    Subject,
    cases_to_erase,
    concerns_to_erase,
    erase_rows,
    erasure,
    erasures,
    overdue_erasures,
    receivers_of,
    subject_of,
    what_goes,
)
from cases.rows.hand_offs import (
    hand_off,
    hand_off_of,
    hand_offs,
    items_of_hand_off,
)
from cases.rows.items import (
    items,
    items_by_ref,
    items_of_case,
    items_of_concern,
)
from cases.rows.notices import (
    late_notices,
    notice,
    notices_of,
    received_notice,
    received_notices,
)
from cases.rows.plans import (
    blockers,
    measure,
    measures_of,
)
from cases.rows.referrals import (
    accepted_case,
    contents_of,
    late_referrals,
    preview_items,
    received_referral,
    received_referrals,
    referral,
    referrals_of,
    running_referral,
)
from cases.rows.teams import (
    deserted_teams,
    member,
    members_of,
    own_team,
    present,
    teams_of,
)

__all__ = [
    "Subject",
    "accepted_case",
    "access_of",
    "agencies_on",
    "approaches_of",
    "blockers",
    "case",
    "case_of",
    "cases",
    "cases_from",
    "cases_to_erase",
    "concern",
    "concern_behind",
    "concern_by_key",
    "concerns_of",
    "concerns_to_erase",
    "consent",
    "consents_of",
    "consents_over",
    "contents_of",
    "deserted_teams",
    "disclosures_of",
    "erase_rows",
    "erasure",
    "erasures",
    "files_of",
    "hand_off",
    "hand_off_of",
    "hand_offs",
    "held",
    "holds",
    "items",
    "items_by_ref",
    "items_of_case",
    "items_of_concern",
    "items_of_hand_off",
    "late_notices",
    "late_referrals",
    "measure",
    "measures_of",
    "member",
    "members_of",
    "notice",
    "notices_of",
    "open_triages",
    "overdue_erasures",
    "own_concerns",
    "own_team",
    "present",
    "preview_items",
    "proposals_of",
    "received_notice",
    "received_notices",
    "received_referral",
    "received_referrals",
    "receivers_of",
    "referral",
    "referrals_of",
    "running_disclosures",
    "running_referral",
    "sent_disclosures",
    "subject_of",
    "take_turns",
    "teams_of",
    "triage",
    "what_goes",
]
