"""What a pack said is never rewritten; a version is proposed and signed in the name of the own agency only."""

from django.db import migrations

FORWARD = """
alter table sharing_packversion enable row level security;
alter table sharing_packversion force row level security;
create policy wall on sharing_packversion
  using ((select wall.agency()) is not null) with check (true);
create policy own on sharing_packversion as restrictive for insert
  with check (agency_id = (select wall.agency()));
alter table sharing_packsignature enable row level security;
alter table sharing_packsignature force row level security;
create policy wall on sharing_packsignature
  using ((select wall.agency()) is not null) with check (agency_id = (select wall.agency()));
revoke update, delete on sharing_packtext, sharing_packversion, sharing_packsignature
  from infohouse_web, infohouse_worker;
grant update (state, activated_at, withdrawn_at) on sharing_packversion to infohouse_web;
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0004_packs"), ("core", "0001_wall")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
