from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "plenary.meetings"
    label = "meetings"

    def ready(self) -> None:
        from plenary.mandate.reads.citing import read_by
        from plenary.meetings.citing import items

        read_by("meetings", items)  # the mandate shows what takes each paragraph up, and knows no room above it
