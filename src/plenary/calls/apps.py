from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "plenary.calls"
    label = "calls"

    def ready(self) -> None:
        from plenary.calls import jobs  # noqa: F401 -- registers what does this room's long work
