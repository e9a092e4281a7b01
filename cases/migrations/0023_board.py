"""The board of nine dimensions and the invitations to it."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

ME = "(select wall.agency())"


def seen_at_the_desk(table: str) -> str:
    """Return the condition of what belongs to a triage that the desk may know of."""
    return (
        f"(desk_id = {ME} and exists (select 1 from cases_triage t where t.concern_id = {table}.concern_id))"
    )


# Only the desk invites; the invited agency can change nothing but its own answer. Each lays down its own.
WALL = f"""
alter table cases_invitation enable row level security;
alter table cases_invitation force row level security;
create policy wall on cases_invitation for select
  using (agency_id = {ME} or {seen_at_the_desk("cases_invitation")});
create policy wall_write on cases_invitation for insert with check ({seen_at_the_desk("cases_invitation")});
create policy wall_move on cases_invitation for update
  using (agency_id = {ME} or {seen_at_the_desk("cases_invitation")})
  with check (agency_id = {ME} or {seen_at_the_desk("cases_invitation")});
create policy wall_erase on cases_invitation for delete using ({seen_at_the_desk("cases_invitation")});
alter table cases_boardentry enable row level security;
alter table cases_boardentry force row level security;
create policy wall on cases_boardentry
  using (agency_id = {ME} or {seen_at_the_desk("cases_boardentry")}) with check (agency_id = {ME});
create trigger only_erased before delete on cases_invitation for each statement execute function wall.only_erased();
create trigger only_erased before delete on cases_boardentry for each statement execute function wall.only_erased();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_data_protection_officer"),
        ("cases", "0022_nameless_stage"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoardEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[
                            ("personality", "Personality"),
                            ("vulnerability", "Mental vulnerability"),
                            ("family", "Family"),
                            ("leisure", "Network and leisure"),
                            ("education", "Education and employment"),
                            ("rhetoric", "Convictions and rhetoric"),
                            ("violence", "Willingness to use violence"),
                            ("crime", "Criminal history"),
                            ("relations", "Socialisation and relationships"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by", models.BigIntegerField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="board_entries",
                        to="agencies.agency",
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="board", to="cases.concern"
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="boards",
                        to="agencies.agency",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="on_boards", to="cases.item"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "dimension"), name="an_item_once_per_dimension")
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                        choices=[
                            ("sent", "Invited"),
                            ("answered", "Has contributed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Ended by the house"),
                        ],
                        default="sent",
                        max_length=10,
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                (
                    "dimensions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("age", models.PositiveSmallIntegerField(null=True)),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.BigIntegerField(null=True)),
                ("due_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not-known", "The person is not known to us"),
                            ("nothing-new", "We know nothing that would help"),
                            ("not-allowed", "We may not pass on what we know"),
                            ("no-time", "Not within this time"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations_got",
                        to="agencies.agency",
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="cases.concern",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations_sent",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "indexes": [models.Index(fields=["agency", "due_at"], name="invitation_agency_due")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "sent")),
                        fields=("concern", "agency"),
                        name="one_open_invitation",
                    )
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
