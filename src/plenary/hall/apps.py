from django.apps import AppConfig


class HallConfig(AppConfig):
    name = "plenary.hall"
    label = "hall"

    def ready(self) -> None:
        from plenary.hall import jobs  # noqa: F401 -- registers what does this room's long work
