"""Fingerprints of the parts of a name, by which the search finds items of identity, and their wall.

The policy asks the item, whose own policy holds inside the sub-query: who loses the item loses these.
"""

import django.db.models.deletion
from django.db import migrations, models

ITEM = "exists (select 1 from cases_item i where i.id = cases_searchtoken.item_id{more})"
READ, WRITE = ITEM.format(more=""), ITEM.format(more=" and i.agency_id = (select wall.agency())")
WALL = f"""
alter table cases_searchtoken enable row level security;
alter table cases_searchtoken force row level security;
create policy wall on cases_searchtoken using ({READ}) with check ({WRITE});
create trigger only_erased before delete on cases_searchtoken
  for each statement execute function wall.only_erased();
revoke update on cases_searchtoken from infohouse_web, infohouse_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_likeness")]

    operations = [
        migrations.CreateModel(
            name="SearchToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_tokens",
                        to="cases.item",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["token"], name="search_token")],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "token"), name="a_part_of_a_name_once")
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
