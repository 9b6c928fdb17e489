"""Tables of the post. What a home holds already was told in its day: its position starts at the end of the record."""

from django.db import migrations, models


def start_at_the_end(apps, editor):
    last = apps.get_model("record", "Entry").objects.order_by("-sequence").values_list("sequence", flat=True).first()
    if last:
        apps.get_model("post", "Position").objects.create(sequence=last)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("record", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incoming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("call", models.CharField(blank=True, max_length=60)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("file", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("came", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("why", models.CharField(blank=True, max_length=20)),
                ("thank", models.BooleanField(default=False)),
                ("response", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Stopped",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, unique=True)),
                ("entry", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("call", models.CharField(blank=True, max_length=60)),
                ("message_id", models.CharField(db_index=True, max_length=200)),
                ("address", models.CharField(blank=True, max_length=320)),
                ("sender", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(default="en", max_length=20)),
                ("subject", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True)),
                ("stop", models.CharField(blank=True, max_length=300)),
                ("made", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("tries", models.IntegerField(default=0)),
                ("next_try", models.DateTimeField()),
                ("sent", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_try"], name="letters_to_send")],
            },
        ),
        migrations.RunPython(start_at_the_end, migrations.RunPython.noop),
    ]
