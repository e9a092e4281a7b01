"""What the end of a case takes from the other agencies. Calls from other verbs only.

A closed case serves review, audit and the person's own request; its custodian alone sees to those. What an
agency took into a file of its own, or wrote down itself, stays its own; whoever was there still reads it.
"""

from cases import rows
from cases.actions.disclosing import end_disclosures, in_the_name_of
from cases.actions.revoking import tell
from cases.models import Case, Disclosure, Notice, Referral
from infohouse.core import clock
from infohouse.core.actor import Actor, forget
from infohouse.core.wall import acting_as

# What was passed for the work on the case; a package and an answer to a request went into another file.
FOR_THE_WORK = (Disclosure.Stage.PREVIEW, Disclosure.Stage.FULL)


def part_with_others(actor: Actor, case: Case) -> None:
    """End what other agencies read of a case, tell each, and end their access; a new offer opens it again."""
    passed = _passed_for_the_work(actor, case)
    end_disclosures(actor, passed, why=Disclosure.Ended.CLOSED)
    tell(actor, passed, kind=Notice.Kind.CLOSED)
    _leave_a_stub(actor, case)
    rows.access_of_others(actor, case).update(until=clock.now())
    forget()


def _leave_a_stub(actor: Actor, case: Case) -> None:
    """Tell in the offer of each agency that helped when the case ended, and who of it was there.

    Until the erasure these read what their own agency wrote. The security track leaves nothing behind.
    """
    there = [m for m in rows.members_of(actor, case) if m.runs]
    for referral in rows.referrals_of(actor, case):
        if referral.state not in Referral.HELPED or referral.whole:
            continue
        if referral.state == Referral.State.ACCEPTED:
            referral.state = Referral.State.ENDED
        if case.track == Case.Track.SOCIAL:
            referral.closed_on, referral.erase_on = clock.today(), case.erase_on
            referral.readers = [m.user_id for m in there if m.team.agency_id == referral.recipient_id]
        referral.save(update_fields=["state", "closed_on", "erase_on", "readers"])


def _passed_for_the_work(actor: Actor, case: Case) -> list[Disclosure]:
    found = rows.running_disclosures(actor, case=case)
    for agency in rows.agencies_on(actor, case):
        # What two other agencies passed to each other the custodian does not know of.
        with acting_as(in_the_name_of(actor, agency.pk)) as sender:
            found += rows.running_disclosures(sender, case=case, by_me=True)
    to_others = {d.pk: d for d in found if d.recipient_id != case.custodian_id and d.stage in FOR_THE_WORK}
    return list(to_others.values())
