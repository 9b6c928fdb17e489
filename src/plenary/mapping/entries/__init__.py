"""What this room writes into the record, by subject."""

from plenary.mapping.entries.categories import *  # noqa: F403 -- each module names its kinds in __all__
