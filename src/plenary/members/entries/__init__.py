"""What this room writes into the record, by subject. No person's name stands here: rows are committed to beside it."""

from plenary.members.entries.around import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.members.entries.capacities import *  # noqa: F403 -- as above
from plenary.members.entries.nominating import *  # noqa: F403 -- as above
from plenary.members.entries.people import *  # noqa: F403 -- as above
from plenary.members.entries.seats import *  # noqa: F403 -- as above
