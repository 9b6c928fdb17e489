from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "plenary.post"
    label = "post"

    def ready(self) -> None:
        from plenary.post import jobs  # noqa: F401 -- registers what does this room's long work
