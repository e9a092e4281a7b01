"""The wall around team memberships: whoever has access to the case. Who was in a group becomes a member."""

from django.db import migrations

ACCESS = """exists (select 1 from cases_access a where a.case_id = cases_teammember.case_id
  and a.agency_id = (select wall.agency()) and (a.purposes & (select wall.purpose())) <> 0
  and (a.until is null or a.until > now()))"""

FORWARD = f"""
alter table cases_team no force row level security;
insert into cases_teammember (ref, team_id, case_id, user_id, role, since)
  select gen_random_uuid(), t.id, t.case_id, g.user_id, 'member', current_date
  from cases_team t join agencies_user_groups g on g.group_id = t.group_id;
alter table cases_team force row level security;

alter table cases_teammember enable row level security;
alter table cases_teammember force row level security;
create policy wall on cases_teammember using ({ACCESS});
create trigger only_erased before delete on cases_teammember
  for each statement execute function wall.only_erased();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_team_members"), ("agencies", "0003_data_protection_officer")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
