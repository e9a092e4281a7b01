"""The wall around reviews: the custodian, which answers for them; and around progress: its writer as well."""

from django.db import migrations

ACCESS = """exists (select 1 from cases_access a where a.case_id = {table}.case_id
  and a.agency_id = (select wall.agency()) and (a.purposes & (select wall.purpose())) <> 0
  and (a.until is null or a.until > now()) and {more})"""
KEPT = "a.custodian_id = a.agency_id"
REVIEW = ACCESS.format(table="cases_review", more=KEPT)
PROGRESS = ACCESS.format(table="cases_progress", more=f"({KEPT} or cases_progress.agency_id = a.agency_id)")

FORWARD = f"""
alter table cases_review enable row level security;
alter table cases_review force row level security;
create policy wall on cases_review using ({REVIEW});
create trigger only_erased before delete on cases_review
  for each statement execute function wall.only_erased();
create policy wall on cases_progress using ({PROGRESS});
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_reviews_and_endings")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
