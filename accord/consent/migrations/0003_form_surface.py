from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_proofs")]

    operations = [
        migrations.AddField("captureform", "surface", models.CharField(default="web", max_length=32)),
        migrations.AddField("captureform", "origins", models.JSONField(default=list)),
    ]
