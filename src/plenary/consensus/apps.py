from django.apps import AppConfig


class ConsensusConfig(AppConfig):
    name = "plenary.consensus"
    label = "consensus"

    def ready(self) -> None:
        from plenary.consensus import jobs  # noqa: F401 -- registers what does this room's long work
