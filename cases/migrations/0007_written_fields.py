"""What the law asks for in writing, a field each; the days on which a passing freezes or ends."""

import django.contrib.postgres.fields
from django.db import migrations, models

import infohouse.core.sealed

CODES = django.contrib.postgres.fields.ArrayField(
    base_field=models.CharField(max_length=60), default=list, size=None
)
GRANT = "grant update (frozen_at) on cases_disclosure to infohouse_web, infohouse_worker;"


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_erasure_wall")]
    operations = [
        migrations.AddField("disclosure", "conditions", CODES),
        migrations.AddField("disclosure", "frozen_at", models.DateTimeField(null=True)),
        migrations.RemoveField("disclosure", "necessity"),
        migrations.AddField(
            "disclosure", "written", infohouse.core.sealed.SealedField(default=None, null=True)
        ),
        migrations.RemoveField("referralitem", "necessity"),
        migrations.AddField(
            "referralitem", "written", infohouse.core.sealed.SealedField(default=None, null=True)
        ),
        migrations.RunSQL(GRANT, migrations.RunSQL.noop),
    ]
