"""A closed case is closed to other agencies: their offers end, and each is told."""

from django.db import migrations, models

STATES = [
    ("offered", "Offered"),
    ("pulled", "Seen by the agency"),
    ("accepted", "Accepted"),
    ("reported", "Outcome reported"),
    ("declined", "Declined"),
    ("recalled", "Recalled"),
    ("expired", "Expired"),
    ("ended", "The case was closed"),
]
KINDS = [
    ("withdrawn", "Agreement withdrawn: stop using it"),
    ("expired", "Agreement expired: stop using it"),
    ("recalled", "Called back: stop using it"),
    ("corrected", "Corrected: use the new entry"),
    ("closed", "The case was closed: you no longer read it here"),
    ("erased", "Erased here: erase your copy"),
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_ended_by_name")]
    operations = [
        migrations.AlterField(
            "referral", "state", models.CharField(choices=STATES, default="offered", max_length=10)
        ),
        migrations.AlterField("notice", "kind", models.CharField(choices=KINDS, max_length=10)),
    ]
