"""What this room writes into the record, by subject.

A response is named by its number only: its respondent's name may have to be erased one day, or never to be shown.
"""

from plenary.calls.entries.answering import *  # noqa: F403 -- each module names its kinds in __all__
from plenary.calls.entries.desk import *  # noqa: F403 -- as above
from plenary.calls.entries.life import *  # noqa: F403 -- as above
from plenary.calls.entries.receiving import *  # noqa: F403 -- as above
from plenary.calls.entries.summary import *  # noqa: F403 -- as above
