from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "plenary.members"
    label = "members"
