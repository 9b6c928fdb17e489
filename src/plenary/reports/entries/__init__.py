"""What this room writes into the record, by subject."""

from plenary.reports.entries.report import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.reports.entries.summary import *  # noqa: F403 -- as above
