from django.apps import AppConfig


class MandateConfig(AppConfig):
    name = "plenary.mandate"
    label = "mandate"
