"""Whether another house knows the same person: the question, and each house's own side of a hit."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import infohouse.core.sealed

ME, CLEARED = "(select wall.agency())", "(select wall.cleared())"


def mine(table: str) -> str:
    """Return the condition that a row belongs to a desk that may know of the triage of its concern."""
    return (
        f"{table}.desk_id = {ME}"
        f" and exists (select 1 from cases_triage t where t.concern_id = {table}.concern_id)"
    )


# A row of a house hangs on the house's own concern; the other house's side is a row of its own.
INQUIRIES = mine("cases_inquiry")
MATCHES = f"{mine('cases_match')} and (not cases_match.secret or {CLEARED})"
WALL = f"""
alter table cases_inquiry enable row level security;
alter table cases_inquiry force row level security;
create policy wall on cases_inquiry using ({INQUIRIES}) with check ({INQUIRIES});
alter table cases_match enable row level security;
alter table cases_match force row level security;
create policy wall on cases_match using ({MATCHES}) with check ({MATCHES});
create trigger only_erased before delete on cases_inquiry for each statement execute function wall.only_erased();
create trigger only_erased before delete on cases_match for each statement execute function wall.only_erased();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0008_desk_phone"),
        ("cases", "0030_asked_by_systems"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Being looked up"), ("answered", "Answered")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                ("reason", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("asking", models.UUIDField(null=True)),
                ("hit", models.BooleanField(default=False)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="cases.concern",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("pair", models.UUIDField()),
                ("told", models.BooleanField(default=True)),
                ("secret", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for your decision"),
                            ("released", "Released"),
                            ("withheld", "Withheld"),
                            ("ended", "Ended"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reasons", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("asking", models.UUIDField(null=True)),
                ("found_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("theirs_at", models.DateTimeField(null=True)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="cases.concern",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="agencies.agency",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="cases.inquiry",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["desk", "due_at"],
                        name="match_desk_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ended"), _negated=True),
                        fields=("pair", "desk", "secret"),
                        name="a_running_side_once",
                    )
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
