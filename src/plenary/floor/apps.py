from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "plenary.floor"
    label = "floor"
