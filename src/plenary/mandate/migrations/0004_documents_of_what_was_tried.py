"""What was tried before leaves documents of several kinds."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mandate", "0003_mandate_by_paragraph"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("symbol", models.CharField(blank=True, max_length=80)),
                ("address", models.CharField(blank=True, max_length=2000)),
                ("label", models.JSONField(default=dict)),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="mandate.earlier"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("earlier", "number"), name="one_paper_of_an_earlier"),
                ],
            },
        ),
    ]
