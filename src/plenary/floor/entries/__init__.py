"""What this room writes into the record, by subject."""

from plenary.floor.entries.lists import *  # noqa: F403 -- each module names its kinds in __all__
