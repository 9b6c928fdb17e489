"""What was answered to a question until the answer was changed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="AnsweredBefore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.IntegerField()),
                ("state", models.CharField(max_length=12)),
                ("answer", models.JSONField(default=dict)),
                ("reason", models.TextField(blank=True)),
                ("seat", models.CharField(blank=True, max_length=120)),
                ("settled", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="before", to="news.question"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("question", "order"), name="one_earlier_answer_an_order")
                ],
            },
        ),
    ]
