from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0002_earlier_and_declared")]

    operations = [
        migrations.CreateModel(
            name="ErasedMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=32, unique=True)),
                ("erased_at", models.DateTimeField()),
            ],
        ),
    ]
