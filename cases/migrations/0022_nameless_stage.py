"""One more stage of a disclosure: told without a name."""

from django.db import migrations, models

STAGES = [
    ("intake", "Intake"),
    ("preview", "Preview"),
    ("full", "Full"),
    ("hand-off", "Hand Off"),
    ("request", "Request"),
    ("nameless", "Nameless"),
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_marks")]
    operations = [
        migrations.AlterField("disclosure", "stage", models.CharField(choices=STAGES, max_length=10))
    ]
