from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "plenary.texts"
    label = "texts"

    def ready(self) -> None:
        from plenary.mandate.reads.citing import read_by
        from plenary.texts.citing import paragraphs

        read_by("texts", paragraphs)  # the mandate shows what takes each paragraph up, and knows no room above it
