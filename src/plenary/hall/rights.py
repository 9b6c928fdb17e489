"""The entrance is open to all."""

from plenary.record.actor import PUBLIC, right

ENTER = right("hall.enter", PUBLIC)
