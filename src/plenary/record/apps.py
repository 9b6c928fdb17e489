from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "plenary.record"
    label = "record"
