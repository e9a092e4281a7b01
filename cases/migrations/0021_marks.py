"""Notes and what they were made of; and the wall holds what a mark against investigations closes.

1792 = criminal-investigation, prosecution, intelligence-collection: whoever acts for one of them reads no item
that carries the mark, the own agency's items included. An own item past its day is hidden by the door only: its
agency must still be able to erase it.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

ME, PURPOSE = "(select wall.agency())", "(select wall.purpose())"


def unmarked(carries):
    """Return the condition that the purpose is none of the three, or the mark is not there."""
    return f"(({PURPOSE} & 1792) = 0 or not ('no-investigative-use' = any({carries})))"


FORWARD = f"""
alter policy wall on cases_item using ({unmarked("carries")} and (agency_id = {ME}
  or ((until is null or until > now()) and exists (select 1 from cases_disclosure d
    where d.item_id = cases_item.id and d.recipient_id = {ME} and d.ended_at is null
    and (d.until is null or d.until > now()) and (d.purposes & {PURPOSE}) <> 0 and {unmarked("d.carries")}))));
create or replace function wall.holds(wanted bigint) returns boolean language sql stable security definer
set search_path = public as $$
  select exists (select 1 from cases_disclosure d where d.item_id = wanted and d.recipient_id = wall.agency()
    and d.ended_at is null and (d.until is null or d.until > now())
    and ((wall.purpose() & 1792) = 0 or not ('no-investigative-use' = any(d.carries))))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_outside_requests_wall")]
    operations = [
        migrations.AddField("disclosure", "steps", models.JSONField(default=list)),
        migrations.AddField("item", "frozen_at", models.DateTimeField(null=True)),
        migrations.AddField("item", "made_of", models.JSONField(default=list)),
        migrations.AddField(
            "item",
            "sources",
            django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddField("item", "until", models.DateTimeField(null=True)),
        migrations.AddField("item", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
