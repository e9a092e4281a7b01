"""An agency's own system asks without a name and puts files on drafts."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_front_door")]
    operations = [
        migrations.AddField("attachment", "client_id", models.BigIntegerField(null=True)),
        migrations.AddField("consultation", "client_id", models.BigIntegerField(null=True)),
        migrations.AlterField("consultation", "asker_id", models.BigIntegerField(null=True)),
        migrations.AddConstraint(
            "consultation",
            models.CheckConstraint(
                condition=Q(asker_id__isnull=False, client_id__isnull=True)
                | Q(asker_id__isnull=True, client_id__isnull=False),
                name="asked_by_a_person_or_a_system",
            ),
        ),
    ]
