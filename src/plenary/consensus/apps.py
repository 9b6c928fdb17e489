from django.apps import AppConfig


class ConsensusConfig(AppConfig):
    name = "plenary.consensus"
    label = "consensus"
