"""The wall around consents and notices. What was asked and told is never rewritten, only answered."""

from django.db import migrations

ME, CLEARED = "(select wall.agency())", "(select wall.cleared())"
OPEN = f"(not secret or {CLEARED})"
ON_CASE = (
    f"exists (select 1 from cases_access a where a.case_id = cases_consent.case_id and a.agency_id = {ME}"
    " and (a.purposes & (select wall.purpose())) <> 0 and (a.until is null or a.until > now()))"
)
# A receiver writes only its answer: it cannot make a notice in a sender's name.
FORWARD = f"""
alter table cases_consent enable row level security;
alter table cases_consent force row level security;
create policy wall on cases_consent using ({ON_CASE}) with check ({ON_CASE});
create trigger only_erased before delete on cases_consent for each statement execute function wall.only_erased();
revoke update on cases_consent from infohouse_web, infohouse_worker;
grant update (state, by, understands, form, proof, answered_at, answered_on, recorded_by, expires_on, ended_at)
  on cases_consent to infohouse_web, infohouse_worker;

alter table cases_notice enable row level security;
alter table cases_notice force row level security;
create policy wall on cases_notice for select using ({ME} in (sender_id, recipient_id) and {OPEN});
create policy wall_write on cases_notice for insert with check (sender_id = {ME} and {OPEN});
create policy wall_answer on cases_notice for update using (recipient_id = {ME} and {OPEN})
  with check (recipient_id = {ME} and {OPEN});
create policy wall_erase on cases_notice for delete using ({ME} in (sender_id, recipient_id) and {OPEN});
create trigger only_erased before delete on cases_notice for each statement execute function wall.only_erased();
revoke update on cases_notice from infohouse_web, infohouse_worker;
grant update (state, answer, answered_at, answered_by) on cases_notice to infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_consent_and_notice")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
