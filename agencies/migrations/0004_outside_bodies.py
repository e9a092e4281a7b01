"""Bodies that ask from outside and take no part."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_data_protection_officer"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="outside",
            field=models.BooleanField(default=False),
        ),
    ]
