"""An item of an agenda names the call for input whose responses it discusses; a question of it is put on the screen."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_items_serve_the_mandate"),
    ]

    operations = [
        migrations.AddField(
            model_name="item",
            name="about",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="screen",
            name="item",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.item"
            ),
        ),
        migrations.AddField(
            model_name="screen",
            name="question",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="screen",
            name="words",
            field=models.JSONField(default=dict),
        ),
    ]
