"""The wall around plans: whoever has access to the case; progress only its writer and the custodian."""

from django.db import migrations

TABLES = (
    "cases_plan",
    "cases_goal",
    "cases_progress",
)

MORE = {"cases_progress": " and (select wall.agency()) in (agency_id, custodian_id)"}


def wall(table: str) -> str:
    access = (
        f"exists (select 1 from cases_access a where a.case_id = {table}.case_id"
        " and a.agency_id = (select wall.agency()) and (a.purposes & (select wall.purpose())) <> 0"
        " and (a.until is null or a.until > now()))"
    )
    more = MORE.get(table, "")
    return f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy wall on {table} using ({access}{more});
create trigger only_erased before delete on {table} for each statement execute function wall.only_erased();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_plan")]
    operations = [migrations.RunSQL("".join(wall(t) for t in TABLES), migrations.RunSQL.noop)]
