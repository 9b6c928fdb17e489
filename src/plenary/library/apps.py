from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "plenary.library"
    label = "library"

    def ready(self) -> None:
        from plenary.library import jobs  # noqa: F401 -- registers what does this room's long work
