from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0005_the_language_of_a_nomination")]

    operations = [
        migrations.AddField(
            model_name="account", name="language", field=models.CharField(blank=True, default="", max_length=20)
        ),
    ]
