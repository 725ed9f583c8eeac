import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_audit_and_checks'),
    ]

    operations = [
        # Tries are of the last hour only: none is missed after an upgrade.
        migrations.RunSQL("DELETE FROM page_try", migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='pagetry',
            name='appointment',
        ),
        migrations.AddField(
            model_name='pagetry',
            name='patient',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='records.patient'),
        ),
        migrations.AddField(
            model_name='patient',
            name='scheduled_channel',
            field=models.CharField(blank=True, db_default='', max_length=8),
        ),
        migrations.AddField(
            model_name='patient',
            name='scheduled_language',
            field=models.CharField(blank=True, db_default='', max_length=8),
        ),
        # Until now nobody but the schedule has said either.
        migrations.RunSQL(
            "UPDATE patient SET scheduled_language = language, scheduled_channel = preferred_channel",
            migrations.RunSQL.noop,
        ),
    ]
