"""Fingerprints by which concerns about one person may be found, and what was said of pairs."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import infohouse.core.sealed

ME = "(select wall.agency())"


def known(column: str) -> str:
    """Return the condition that the desk may know of the triage of a concern."""
    return f"exists (select 1 from cases_triage t where t.concern_id = {column})"


PRINTS = f"desk_id = {ME} and {known('cases_fingerprint.concern_id')}"
PAIRS = f"desk_id = {ME} and {known('cases_likeness.first_id')} and {known('cases_likeness.second_id')}"
WALL = f"""
alter table cases_fingerprint enable row level security;
alter table cases_fingerprint force row level security;
create policy wall on cases_fingerprint using ({PRINTS}) with check ({PRINTS});
alter table cases_likeness enable row level security;
alter table cases_likeness force row level security;
create policy wall on cases_likeness using ({PAIRS}) with check ({PAIRS});
create trigger only_erased before delete on cases_fingerprint for each statement execute function wall.only_erased();
create trigger only_erased before delete on cases_likeness for each statement execute function wall.only_erased();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_services"),
        ("cases", "0024_who_acts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="triage",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "To assess"),
                    ("proposed", "Waiting for a second person"),
                    ("decided", "Decided"),
                    ("joined", "Assessed together with another"),
                ],
                default="open",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=32)),
                ("dated", models.BooleanField(default=False)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fingerprints",
                        to="cases.concern",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fingerprints",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["desk", "digest"], name="fingerprint_desk_digest")],
                "constraints": [
                    models.UniqueConstraint(fields=("concern", "digest"), name="a_fingerprint_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("different", "Not the same"), ("same", "Assessed together")], max_length=10
                    ),
                ),
                ("notes", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.BigIntegerField(null=True)),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="likenesses",
                        to="agencies.agency",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.concern"
                    ),
                ),
                (
                    "follower",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.concern",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.concern"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="a_pair_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="the_lower_key_first"
                    ),
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
