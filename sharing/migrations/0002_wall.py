"""The wall around decisions: the agency that asked, and nobody else. A decision is never changed."""

from django.db import migrations

FORWARD = """
alter table sharing_decision enable row level security;
alter table sharing_decision force row level security;
create policy wall on sharing_decision
  using (agency_id = (select wall.agency()) and (not secret or (select wall.cleared())));
revoke update, delete on sharing_decision from infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial"), ("core", "0001_wall")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
