from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact_policy', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='reservation',
            name='counted',
            field=models.BooleanField(default=True),
        ),
    ]
