"""An item of an agenda cites paragraphs of the mandate by their addresses (A77)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="item",
            name="serves",
            field=models.JSONField(default=list),
        ),
    ]
