"""Rows of a case go in the transaction of a release by a second person, and in no other.

The trigger writes the number of the transaction into the erasure; a setting could be forged, this cannot. In that
transaction everybody sees that erasure, since each agency in turn deletes what is its own.
"""

from django.db import migrations

ME, CLEARED = "(select wall.agency())", "(select wall.cleared())"
MINE = f"custodian_id = {ME} and (not secret or {CLEARED})"
# Nothing else deletes these. A concern still being typed may be thrown away by its reporter.
ONLY_ERASED = (
    "cases_case",
    "cases_item",
    "cases_disclosure",
    "cases_referral",
    "cases_referralitem",
    "cases_handoff",
    "cases_triage",
    "cases_plannedmeasure",
)

FORWARD = f"""
alter table cases_erasure add column released_in xid8;
create function wall.mark_release() returns trigger language plpgsql as $$
begin
  new.released_in := case when new.state = 'done' then pg_current_xact_id() end;
  return new;
end $$;
create trigger mark_release before insert or update on cases_erasure
  for each row execute function wall.mark_release();

alter table cases_erasure enable row level security;
alter table cases_erasure force row level security;
create policy wall on cases_erasure for select using (({MINE}) or released_in = pg_current_xact_id());
create policy wall_write on cases_erasure for insert with check ({MINE} and state = 'due');
create policy wall_move on cases_erasure for update using ({MINE} and state <> 'done') with check ({MINE});
revoke delete on cases_erasure from infohouse_web, infohouse_worker;

create function wall.only_erased() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from cases_erasure e where e.released_in = pg_current_xact_id()) then
    raise insufficient_privilege using message = 'this goes only with an erasure that a second person releases';
  end if;
  return old;
end $$;
create trigger only_erased before delete on cases_concern
  for each row when (old.state <> 'draft') execute function wall.only_erased();

grant delete on cases_disclosure, cases_referral, cases_handoff, cases_triage to infohouse_web, infohouse_worker;
create policy wall_erase on cases_disclosure for delete
  using ({ME} in (sender_id, recipient_id, origin_id) and (not secret or {CLEARED}));
"""


def build() -> str:
    lines = [
        f"create trigger only_erased before delete on {table} for each statement execute function wall.only_erased();"
        for table in ONLY_ERASED
    ]
    return "\n".join([FORWARD, *lines])


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_erasure")]
    operations = [migrations.RunSQL(build(), migrations.RunSQL.noop)]
