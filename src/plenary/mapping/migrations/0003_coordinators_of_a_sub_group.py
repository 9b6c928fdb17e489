from django.db import migrations, models


class Migration(migrations.Migration):
    """Who coordinates is told in one place, the sub-groups of the members; the mapping says which of them keeps it."""

    dependencies = [("mapping", "0002_issues_and_mechanisms")]

    operations = [
        migrations.AddField(model_name="mapping", name="subgroup", field=models.SlugField(blank=True, max_length=60)),
        migrations.DeleteModel(name="Coordinator"),
    ]
