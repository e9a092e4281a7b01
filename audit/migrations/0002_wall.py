"""The trail can be added to and read, by nobody changed.

The worker's relay and seal read every event (identifiers only); the web reads those of its own agency and of the
files that it keeps. Grants and a trigger both stand against change: a grant can be given back by mistake.
"""

from django.db import migrations

FORWARD = """
alter table audit_event add column xact xid8 not null default pg_current_xact_id();
create index event_xact on audit_event (xact);

alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy read on audit_event for select using (
  (agency_id = (select wall.agency()) or keeper_id = (select wall.agency()))
  and (not secret or (select wall.cleared())));
create policy work on audit_event for select to infohouse_worker using (true);
create policy write on audit_event for insert with check (agency_id = (select wall.agency()));

create function audit_refuse() returns trigger language plpgsql as $$
begin raise exception 'the trail is append-only'; end $$;
create trigger append_only before update or delete or truncate on audit_event
  for each statement execute function audit_refuse();
create trigger append_only before update or delete or truncate on audit_seal
  for each statement execute function audit_refuse();

revoke update, delete on audit_event, audit_seal from infohouse_web, infohouse_worker;
revoke insert on audit_seal from infohouse_web;
revoke delete on audit_delivery from infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("core", "0001_wall")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
