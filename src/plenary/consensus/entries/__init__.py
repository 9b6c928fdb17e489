"""What this room writes into the record, by subject."""

from plenary.consensus.entries.findings import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.consensus.entries.opinion import *  # noqa: F403 -- as above
from plenary.consensus.entries.positions import *  # noqa: F403 -- as above
