from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('interactions', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='touch',
            name='unreviewed',
            field=models.BooleanField(default=False),
        ),
    ]
