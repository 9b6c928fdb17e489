from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "plenary.reports"
    label = "reports"

    def ready(self) -> None:
        from plenary.reports import jobs  # noqa: F401 -- registers what does this room's long work
