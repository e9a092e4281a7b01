"""The name under which an agency shows to those who are not told why a case exists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0006_digest")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="neutral_name",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
    ]
