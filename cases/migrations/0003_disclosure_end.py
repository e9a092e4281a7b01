"""Why a passing ended; and the ledger can be ended, never rewritten.

A sender who no longer holds an item itself can still end what it passed on, so writing a line and ending one
are two policies. The columns that say what was passed to whom on which decision are closed to change.
"""

from django.db import migrations, models

ME, OPEN = "(select wall.agency())", "(not secret or (select wall.cleared()))"
WHY = [
    ("declined", "The agency declined"),
    ("recalled", "The offer was recalled"),
    ("expired", "The offer expired"),
    ("consent-withdrawn", "Consent was withdrawn"),
    ("release-withdrawn", "Whoever contributed it took it back"),
    ("corrected", "It was corrected"),
    ("closed", "The work on the case ended"),
]
FORWARD = f"""
drop policy wall on cases_disclosure;
create policy wall on cases_disclosure for select using ({ME} in (sender_id, recipient_id, origin_id) and {OPEN});
create policy wall_write on cases_disclosure for insert
  with check (sender_id = {ME} and {OPEN} and (origin_id = {ME} or wall.holds(item_id)));
create policy wall_end on cases_disclosure for update using (sender_id = {ME} and {OPEN})
  with check (sender_id = {ME} and {OPEN});
revoke update on cases_disclosure from infohouse_web, infohouse_worker;
grant update (until, ended_at, ended_why) on cases_disclosure to infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_wall")]
    operations = [
        migrations.AddField(
            "disclosure", "ended_why", models.CharField(blank=True, choices=WHY, default="", max_length=20)
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
