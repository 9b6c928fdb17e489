"""What this room writes into the record, by subject."""

from plenary.mandate.entries.bodies import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.mandate.entries.calendar import *  # noqa: F403 -- as above
from plenary.mandate.entries.founding import *  # noqa: F403 -- as above
from plenary.mandate.entries.methods import *  # noqa: F403 -- as above
from plenary.mandate.entries.sources import *  # noqa: F403 -- as above
