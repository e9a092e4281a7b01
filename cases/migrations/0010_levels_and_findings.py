"""What a triage found, and the level of a case with its history."""

import django.db.models.deletion
from django.db import migrations, models

import infohouse.core.sealed

# Seen and written by the keeper of the case alone, while it has access for the purpose.
KEEPER = """exists (select 1 from cases_access a where a.case_id = cases_approach.case_id
  and a.agency_id = (select wall.agency()) and (a.purposes & (select wall.purpose())) <> 0
  and (a.until is null or a.until > now()) and a.custodian_id = a.agency_id)"""
WALL = f"""
alter table cases_approach enable row level security;
alter table cases_approach force row level security;
create policy wall on cases_approach using ({KEEPER}) with check ({KEEPER});
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_team_members_wall"),
    ]

    operations = [
        migrations.AddField(
            model_name="triage",
            name="findings",
            field=infohouse.core.sealed.SealedField(default=None, null=True),
        ),
        migrations.AddField(
            model_name="triage",
            name="level",
            field=models.CharField(
                blank=True,
                choices=[
                    ("primary", "Primary: ordinary help, as for everybody"),
                    ("secondary", "Secondary: somebody at risk"),
                    ("tertiary", "Tertiary: somebody already involved"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="Approach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("primary", "Primary: ordinary help, as for everybody"),
                            ("secondary", "Secondary: somebody at risk"),
                            ("tertiary", "Tertiary: somebody already involved"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("offer_by", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.BigIntegerField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approaches",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
