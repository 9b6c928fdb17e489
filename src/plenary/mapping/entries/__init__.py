"""What this room writes into the record, by subject."""

from plenary.mapping.entries.categories import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.mapping.entries.findings import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.mapping.entries.issues import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.mapping.entries.people import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.mapping.entries.topics import *  # noqa: F403 -- each module names its kinds in __all__
