"""Who acts, the way back of a package, and the summary of two compartments."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import infohouse.core.sealed

ME = "(select wall.agency())"
KEEPER = f"""exists (select 1 from cases_access a where a.case_id = cases_actiondecision.case_id
  and a.agency_id = {ME} and (a.purposes & (select wall.purpose())) <> 0
  and (a.until is null or a.until > now()) and a.custodian_id = a.agency_id)"""
WALL = f"""
alter table cases_actiondecision enable row level security;
alter table cases_actiondecision force row level security;
create policy wall on cases_actiondecision using ({KEEPER}) with check ({KEEPER});
alter table cases_jointsummary enable row level security;
alter table cases_jointsummary force row level security;
create policy wall on cases_jointsummary using (custodian_id = {ME} and (select wall.cleared()))
  with check (custodian_id = {ME} and (select wall.cleared()));
-- Only the keeper of both cases can join them.
alter table cases_jointsummary add constraint joint_of_a_kept_social_case
  foreign key (social_id, custodian_id) references cases_case (id, custodian_id) deferrable initially deferred;
alter table cases_jointsummary add constraint joint_of_a_kept_security_case
  foreign key (security_id, custodian_id) references cases_case (id, custodian_id) deferrable initially deferred;
create trigger only_erased before delete on cases_jointsummary for each statement execute function wall.only_erased();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_services"),
        ("cases", "0023_board"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "considered",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("why", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("due_at", models.DateTimeField()),
                ("asking", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.BigIntegerField(null=True)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="JointSummary",
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
                            ("empty", "Not written yet"),
                            ("written", "Waits for the other side"),
                            ("agreed", "Agreed"),
                        ],
                        default="empty",
                        max_length=10,
                    ),
                ),
                ("text", infohouse.core.sealed.SealedField(default=None, null=True)),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("social", "Social"), ("security", "Security")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("written_at", models.DateTimeField(null=True)),
                ("written_by", models.BigIntegerField(null=True)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("agreed_by", models.BigIntegerField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="proposal",
            name="one_proposal_per_case_and_agency",
        ),
        migrations.AddField(
            model_name="handoff",
            name="alarmed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="handoff",
            name="answer",
            field=infohouse.core.sealed.SealedField(default=None, null=True),
        ),
        migrations.AddField(
            model_name="handoff",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="handoff",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("no-threat", "No threat that we would work on"),
                    ("not-ours", "Not our task"),
                    ("more-needed", "We would need to know more"),
                ],
                default="",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="service",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="agencies.service",
            ),
        ),
        migrations.AlterField(
            model_name="handoff",
            name="state",
            field=models.CharField(
                choices=[
                    ("prepared", "Ready to send"),
                    ("sent", "Sent, not yet acknowledged"),
                    ("received", "Acknowledged"),
                    ("taken", "Taken on"),
                    ("returned", "Sent back"),
                ],
                default="prepared",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                fields=("case", "agency", "service"),
                name="one_proposal_per_case_agency_and_service",
                nulls_distinct=False,
            ),
        ),
        migrations.AddField(
            model_name="actiondecision",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="agencies.agency"
            ),
        ),
        migrations.AddField(
            model_name="actiondecision",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="actiondecision",
            name="service",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="agencies.service",
            ),
        ),
        migrations.AddField(
            model_name="jointsummary",
            name="custodian",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="summaries", to="agencies.agency"
            ),
        ),
        migrations.AddField(
            model_name="jointsummary",
            name="item",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.item"
            ),
        ),
        migrations.AddField(
            model_name="jointsummary",
            name="security",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="summary_for_safety",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="jointsummary",
            name="social",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="summary_for_care", to="cases.case"
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
