"""What has become of a request once its item is closed."""

from __future__ import annotations


def became(state: str, rest: int | None, over: bool) -> str:
    """The state of a request as it is told: its own, unless its item is closed (`over`).

    A turn may end without the floor's doing, as its item is closed: whoever spoke then has spoken, and so has whoever
    was interrupted and had `rest` seconds left (None: she was not interrupted). Who had not begun was not reached.
    """
    if not over:
        return state
    if state == "speaking" or (state == "waiting" and rest is not None):
        return "spoken"
    return "unreached" if state == "waiting" else state
