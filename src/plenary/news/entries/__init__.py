"""What this room writes into the record, by subject. Names of persons and mail addresses stay in the tables."""

from plenary.news.entries.items import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.news.entries.questions import *  # noqa: F403 -- as above
from plenary.news.entries.thanks import *  # noqa: F403 -- as above
