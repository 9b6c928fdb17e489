"""What this room writes into the record, by subject."""

from plenary.meetings.entries.agenda import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.meetings.entries.captions import *  # noqa: F403 -- as above
from plenary.meetings.entries.chairing import *  # noqa: F403 -- as above
from plenary.meetings.entries.deciding import *  # noqa: F403 -- as above
from plenary.meetings.entries.planning import *  # noqa: F403 -- as above
from plenary.meetings.entries.registering import *  # noqa: F403 -- as above
from plenary.meetings.entries.sensing import *  # noqa: F403 -- as above
from plenary.meetings.entries.turns import *  # noqa: F403 -- as above
