from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0004_a_list_is_taken_in_once")]

    operations = [
        migrations.AddField(
            model_name="nomination", name="language", field=models.CharField(blank=True, default="", max_length=20)
        ),
    ]
