"""A stage that was put in before the one that is now is done by its place alone, until the mark moves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mandate", "0004_documents_of_what_was_tried"),
    ]

    operations = [
        migrations.AddField(
            model_name="step",
            name="put_in",
            field=models.BooleanField(default=False),
        ),
    ]
