"""What a member's Word file asks for, against the text as it stands: proposals, comments, and whatever has no place.

Nothing is lost: each change and each comment of the file is in `found` or in `left`, or came out with the file (`known`); a
page shows all of them before anything is taken. Pure: `plenary.press.word_changes` has read the file.
"""

from plenary.texts.incoming.looking import known_words, prepare
from plenary.texts.incoming.values import Found, Left, Prepared

__all__ = ["Found", "Left", "Prepared", "known_words", "prepare"]
