from django.apps import AppConfig


class MappingConfig(AppConfig):
    name = "plenary.mapping"
    label = "mapping"
