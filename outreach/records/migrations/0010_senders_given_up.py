from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0009_a_death_is_a_task'),
    ]

    operations = [
        migrations.AddField(
            model_name='sender',
            name='given_up_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
