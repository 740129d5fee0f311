import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0003_erased_marks")]

    operations = [
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signs", models.CharField(max_length=64)),
                ("found_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True, choices=[("", ""), ("harmless", "harmless"), ("removed", "removed")], max_length=8
                    ),
                ),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="customers.vaulttext"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("verdict", "")), fields=["found_at"], name="customers_set_aside_waiting")
                ]
            },
        ),
    ]
