"""The tables of the floor."""

from plenary.floor.models.lists import Request, SpeakersList

__all__ = ["Request", "SpeakersList"]
