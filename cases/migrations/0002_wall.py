"""The wall around the work: forced row security, and keys that stop an agency from granting itself anything.

Policies look in one direction only: the work -> access, item -> disclosure. A policy that looked back would
recurse. Each asks who acts once per query, through a sub-select.
"""

from django.db import migrations

ME, PURPOSE, CLEARED = "(select wall.agency())", "(select wall.purpose())", "(select wall.cleared())"
OPEN = f"(not secret or {CLEARED})"
LIVE = "(until is null or until > now())"


def with_access(column: str, more: str = "") -> str:
    """Return the condition of what hangs on a case: live access of the agency to it, for the purpose.

    The column is named with its table: a bare `case_id` would mean the one of cases_access, and hold for any case.
    """
    return (
        f"exists (select 1 from cases_access a where a.case_id = {column} and a.agency_id = {ME}"
        f" and (a.purposes & {PURPOSE}) <> 0 and (a.until is null or a.until > now()){more})"
    )


# table: (who reads, who writes; None where both are the same)
POLICIES = {
    "cases_concern": (f"agency_id = {ME} or (desk_id = {ME} and state <> 'draft')", None),
    "cases_triage": (f"desk_id = {ME} and {OPEN}", None),
    # 6 = triage-assessment and pve-prevention: the custodian itself reads its cases for nothing else.
    "cases_case": (
        f"((custodian_id = {ME} and ({PURPOSE} & 6) <> 0) or id = any(array(select a.case_id from cases_access a"
        f" where a.agency_id = {ME} and (a.purposes & {PURPOSE}) <> 0 and {LIVE})))"
        f" and (track <> 'security' or {CLEARED})",
        f"custodian_id = {ME} and (track <> 'security' or {CLEARED})",
    ),
    "cases_access": (f"{ME} in (agency_id, custodian_id) and {OPEN}", f"custodian_id = {ME} and {OPEN}"),
    "cases_caseconcern": (with_access("cases_caseconcern.case_id"), None),
    "cases_team": (with_access("cases_team.case_id"), None),
    "cases_casegroupobjectpermission": (
        with_access("cases_casegroupobjectpermission.content_object_id"),
        None,
    ),
    "cases_plannedmeasure": (with_access("cases_plannedmeasure.case_id"), None),
    "cases_proposal": (with_access("cases_proposal.case_id", " and a.custodian_id = a.agency_id"), None),
    "cases_item": (
        f"agency_id = {ME} or exists (select 1 from cases_disclosure d where d.item_id = cases_item.id"
        f" and d.recipient_id = {ME} and d.ended_at is null and (d.until is null or d.until > now())"
        f" and (d.purposes & {PURPOSE}) <> 0)",
        f"agency_id = {ME}",
    ),
    "cases_disclosure": (
        f"{ME} in (sender_id, recipient_id, origin_id) and {OPEN}",
        f"sender_id = {ME} and {OPEN} and (origin_id = {ME} or wall.holds(item_id))",
    ),
    "cases_referral": (f"sender_id = {ME} or (recipient_id = {ME} and state <> 'recalled')", None),
    "cases_referralitem": (
        f"exists (select 1 from cases_referral r where r.id = referral_id and r.sender_id = {ME})",
        None,
    ),
    "cases_handoff": (
        f"(sender_id = {ME} or (recipient_id = {ME} and state <> 'prepared')) and {CLEARED}",
        None,
    ),
}

# An agency can pass on only what is its own or what it holds. A function, since a policy that reads its own
# table recurses; it runs as the owner, for whom the same policies are forced.
HOLDS = """
create function wall.holds(wanted bigint) returns boolean language sql stable security definer
set search_path = public as $$
  select exists (select 1 from cases_disclosure d where d.item_id = wanted and d.recipient_id = wall.agency()
    and d.ended_at is null and (d.until is null or d.until > now()))
$$;
"""

KEYS = """
alter table cases_access add constraint access_granted_by_the_custodian
  foreign key (case_id, custodian_id) references cases_case (id, custodian_id) deferrable initially deferred;
alter table cases_disclosure add constraint disclosure_names_the_items_origin
  foreign key (item_id, origin_id) references cases_item (id, agency_id) deferrable initially deferred;
-- The ledger and the offers are never deleted by the platform's own processes.
revoke delete on cases_disclosure, cases_referral, cases_handoff, cases_triage from infohouse_web, infohouse_worker;
"""


def build() -> str:
    lines = [HOLDS]
    for table, (using, check) in POLICIES.items():
        lines.append(f"alter table {table} enable row level security;")
        lines.append(f"alter table {table} force row level security;")
        lines.append(f"create policy wall on {table} using ({using}) with check ({check or using});")
    return "\n".join([*lines, KEYS])


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("core", "0001_wall")]
    operations = [migrations.RunSQL(build(), migrations.RunSQL.noop)]
