from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "plenary.library"
    label = "library"
