"""What an agency that took part still knows of a closed case: when it ended and goes, and who of it was there."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0032_measure_versions")]

    operations = [
        migrations.AddField(model_name="referral", name="closed_on", field=models.DateField(null=True)),
        migrations.AddField(model_name="referral", name="erase_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="referral",
            name="readers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
    ]
