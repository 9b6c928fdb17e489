"""What this room writes into the record, by subject."""

from plenary.texts.entries.commenting import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.texts.entries.making import *  # noqa: F403 -- as above
from plenary.texts.entries.proposing import *  # noqa: F403 -- as above
