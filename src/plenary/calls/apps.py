from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "plenary.calls"
    label = "calls"
