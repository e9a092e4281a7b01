"""Requests from outside."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import infohouse.core.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_outside_bodies"),
        ("cases", "0018_reviews_wall"),
    ]

    operations = [
        migrations.AlterField(
            model_name="disclosure",
            name="stage",
            field=models.CharField(
                choices=[
                    ("intake", "Intake"),
                    ("preview", "Preview"),
                    ("full", "Full"),
                    ("hand-off", "Hand Off"),
                    ("request", "Request"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="OutsideRequest",
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
                        choices=[("body", "A body asks"), ("subject", "The person concerned asks")],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To decide"), ("answered", "Answered"), ("refused", "Refused")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                ("written", models.BooleanField(default=False)),
                ("demand", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("basis", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("due_on", models.DateField()),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                (
                    "own_items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("asking", models.UUIDField(null=True)),
                ("secret", models.BooleanField(default=False)),
                ("registered_at", models.DateTimeField()),
                ("registered_by", models.BigIntegerField(null=True)),
                (
                    "given",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("masked", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("reason", infohouse.core.sealed.SealedField(default=None, null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.BigIntegerField(null=True)),
                (
                    "asker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests_made",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outside_requests",
                        to="cases.case",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests_got",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-registered_at"], name="request_case_registered")],
            },
        ),
    ]
