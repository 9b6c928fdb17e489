from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0003_nominations_money")]

    operations = [
        migrations.AddField(model_name="intake", name="entered", field=models.IntegerField(default=0)),
    ]
