"""What the person agreed to, word to receivers, corrections; the ledger outlives the right to read."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import infohouse.core.purpose
import infohouse.core.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_data_protection_officer"),
        ("cases", "0010_levels_and_findings"),
    ]

    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="category",
            field=models.CharField(default="", max_length=30),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="item_ref",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="corrected_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="cases.item",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="ended_why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("declined", "The agency declined"),
                    ("recalled", "The offer was recalled"),
                    ("expired", "The offer expired"),
                    ("consent-withdrawn", "Consent was withdrawn"),
                    ("release-withdrawn", "Whoever contributed it took it back"),
                    ("corrected", "It was corrected"),
                    ("closed", "The work on the case ended"),
                    ("consent-expired", "Consent expired"),
                    ("wrong", "Called back: it is wrong"),
                    ("sent-in-error", "Called back: sent in error"),
                ],
                default="",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Consent",
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
                            ("asked", "Asked, not answered"),
                            ("given", "Given"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("expired", "Expired"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("purposes", infohouse.core.purpose.PurposeMask()),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), default=list, size=None
                    ),
                ),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.BigIntegerField(null=True)),
                (
                    "by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("subject", "The person"),
                            ("guardian", "A parent or guardian"),
                            ("subject-and-guardian", "The person and a parent or guardian"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("understands", models.BooleanField(null=True)),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("written", "In writing"),
                            ("oral", "Orally, before somebody who can say so"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("proof", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("expires_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="cases.case"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-asked_at"], name="consent_case_asked")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("withdrawn", "Agreement withdrawn: stop using it"),
                            ("expired", "Agreement expired: stop using it"),
                            ("recalled", "Called back: stop using it"),
                            ("corrected", "Corrected: use the new entry"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To acknowledge"), ("acknowledged", "Acknowledged")],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("correction", models.UUIDField(null=True)),
                ("reason", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("purposes", infohouse.core.purpose.PurposeMask()),
                ("secret", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.BigIntegerField(null=True)),
                ("due_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seen", "Seen and noted"),
                            ("erased", "Erased in our own files"),
                            ("returned", "Returned to the sender"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="cases.case",
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="cases.concern",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices_got",
                        to="agencies.agency",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices_sent",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["recipient", "-made_at"], name="notice_recipient_made"),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["sender", "due_at"],
                        name="notice_sender_due",
                    ),
                ],
            },
        ),
    ]
