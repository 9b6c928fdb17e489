from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "plenary.news"
    label = "news"
