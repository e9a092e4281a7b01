"""A case changes hands: what accepting an offer of the whole case does. Calls from other verbs only.

Neither agency can do it alone. The custodian names an heir, under its own wall; the heir takes the case,
under its own. Every grant follows by key, and what the old custodian held of others ends.
"""

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.disclosing import end_disclosures
from cases.actions.unmatching import end_matches
from cases.models import Case, Disclosure
from infohouse.core import clock
from infohouse.core.actor import Actor, forget


def name_heir(sender: Actor, case: Case, *, heir_id: int) -> None:
    """Say in the custodian's name who keeps the case next, and end all that the custodian had of it.

    Its own items and its own intake stay its own, under its own retention.
    """
    concerns = rows.concerns_of(sender, case)
    case.heir_id = heir_id
    case.save(update_fields=["heir"])
    trail.record(sender, "case.given-away", case.ref, recipient=heir_id)
    end_disclosures(sender, rows.holdings(sender, case), why=Disclosure.Ended.CLOSED)
    rows.own_members(sender, case).update(ended_at=clock.now())
    rows.own_access(sender, case).update(until=clock.now())
    forget()
    for concern in concerns:
        end_matches(sender, concern)


def take_over(actor: Actor, case: Case) -> None:
    """Become the custodian as the named heir; the forum becomes the own one, where there is one."""
    taken = rows.case(actor, case.ref, lock=True)
    taken.custodian_id, taken.heir_id = actor.agency_id, None
    taken.forum = directory.forum_of_host(actor.agency_id) or taken.forum
    taken.save(update_fields=["custodian", "heir", "forum"])
    forget()
    trail.record(actor, "case.taken-over", case.ref)
