"""What was told without a name ends when something named goes to the same agency."""

from django.db import migrations, models

WHY = [
    ("declined", "The agency declined"),
    ("recalled", "The offer was recalled"),
    ("expired", "The offer expired"),
    ("consent-withdrawn", "Consent was withdrawn"),
    ("release-withdrawn", "Whoever contributed it took it back"),
    ("corrected", "It was corrected"),
    ("closed", "The work on the case ended"),
    ("consent-expired", "Consent expired"),
    ("wrong", "Called back: it is wrong"),
    ("named", "It came by name after all"),
    ("sent-in-error", "Called back: sent in error"),
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0026_search_tokens")]
    operations = [
        migrations.AlterField(
            "disclosure", "ended_why", models.CharField(blank=True, choices=WHY, default="", max_length=20)
        )
    ]
