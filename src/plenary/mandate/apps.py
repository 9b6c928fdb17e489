from django.apps import AppConfig


class MandateConfig(AppConfig):
    name = "plenary.mandate"
    label = "mandate"

    def ready(self) -> None:
        from plenary.mandate.reads.groups import closed
        from plenary.record.actor import ends_by

        ends_by(closed)  # the one guard of what has ended: every act asks it by its right
