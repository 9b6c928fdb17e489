from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "plenary.texts"
    label = "texts"
