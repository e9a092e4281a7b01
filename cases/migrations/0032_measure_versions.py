"""A measure can be changed: its version, and what it said before."""

from django.db import migrations, models

import infohouse.core.sealed


class Migration(migrations.Migration):
    dependencies = [("cases", "0031_matches")]

    operations = [
        migrations.AddField(
            model_name="plannedmeasure",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="plannedmeasure",
            name="earlier",
            field=infohouse.core.sealed.SealedField(default=None, null=True),
        ),
    ]
