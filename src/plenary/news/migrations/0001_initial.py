"""Tables of the news room."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("mandate", "0001_initial"),
        ("members", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Box",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open", models.BooleanField(default=False)),
                ("until", models.DateTimeField(null=True)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("words", models.JSONField(default=dict)),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="question_box", to="mandate.group"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("day", models.DateField()),
                ("about", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(max_length=20)),
                ("title", models.JSONField(default=dict)),
                ("words", models.JSONField(default=dict)),
                ("seat", models.CharField(max_length=120)),
                ("published", models.DateTimeField()),
                ("amended", models.DateTimeField(null=True)),
                ("withdrawn", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="news", to="mandate.group"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Before",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.IntegerField()),
                ("day", models.DateField()),
                ("about", models.CharField(blank=True, max_length=200)),
                ("title", models.JSONField(default=dict)),
                ("words", models.JSONField(default=dict)),
                ("until", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="before", to="news.item"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField(null=True)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(max_length=20)),
                ("words", models.TextField()),
                ("name", models.CharField(max_length=200)),
                ("klass", models.CharField(blank=True, max_length=20)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("state", models.CharField(max_length=12)),
                ("asked", models.DateTimeField()),
                ("answer", models.JSONField(default=dict)),
                ("settled", models.DateTimeField(null=True)),
                ("seat", models.CharField(blank=True, max_length=120)),
                ("reason", models.TextField(blank=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="public_questions", to="mandate.group"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_questions",
                        to="members.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Thanks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("name", models.CharField(max_length=300)),
                ("work", models.JSONField(default=dict)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("consent", models.CharField(max_length=300)),
                ("given", models.DateTimeField()),
                ("taken_back", models.DateTimeField(null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="thanks", to="mandate.group"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("group", "number"), name="one_news_item_a_number"),
        ),
        migrations.AddConstraint(
            model_name="before",
            constraint=models.UniqueConstraint(fields=("item", "order"), name="one_earlier_wording_an_order"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("group", "number"), name="one_public_question_a_number"),
        ),
        migrations.AddConstraint(
            model_name="thanks",
            constraint=models.UniqueConstraint(fields=("group", "number"), name="one_acknowledgement_a_number"),
        ),
    ]
