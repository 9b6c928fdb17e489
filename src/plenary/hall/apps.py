from django.apps import AppConfig


class HallConfig(AppConfig):
    name = "plenary.hall"
    label = "hall"
