"""The wall around requests from outside: the body that was asked, cleared where the asker is secret."""

from django.db import migrations

ME = "(select wall.agency())"
MINE = f"holder_id = {ME} and (not secret or (select wall.cleared()))"
FORWARD = f"""
alter table cases_outsiderequest enable row level security;
alter table cases_outsiderequest force row level security;
create policy wall on cases_outsiderequest using ({MINE}) with check ({MINE});
create trigger only_erased before delete on cases_outsiderequest
  for each statement execute function wall.only_erased();
revoke update on cases_outsiderequest from infohouse_web, infohouse_worker;
grant update (state, given, masked, reason, decided_at, decided_by)
  on cases_outsiderequest to infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_outside_requests")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
