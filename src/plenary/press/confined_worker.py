"""The process in which files are read: few rights, little memory, no way to write.

Started by `plenary.press.confined`, never by hand. It takes files on its standard input and answers on its standard
output, one frame each: eight bytes of length, then the content.
"""

from __future__ import annotations

import os
import resource
import signal
import struct
import sys
from typing import BinaryIO

_HEAD = struct.Struct(">BHIQ")  # what to read, seconds, length of the name, length of the file
_LENGTH = struct.Struct(">Q")
FILE, MAILBOX, CHANGES = 1, 2, 3


def main() -> None:
    """Answer requests until the input ends."""
    memory = int(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand among the answers

    from plenary.press import (
        changed_wire,
        reading,
        wire,
        word_changes,
    )  # before the limits: libraries map more than they use
    from plenary.press.gate import Refused

    _limit(memory)
    requests = sys.stdin.buffer
    _send(answers, b"ready")
    while True:
        head = _receive(requests, _HEAD.size)
        if head is None:
            return
        what, seconds, name_length, data_length = _HEAD.unpack(head)
        name, data = _receive(requests, name_length), _receive(requests, data_length)
        if name is None or data is None:
            return
        # Should the parent die while a file runs in circles, the alarm ends this process.
        signal.alarm(seconds)
        try:
            if what == CHANGES:
                question, data = split(data)
                known = changed_wire.question_from_json(question)
                found = word_changes.changes(data) if known is None else word_changes.plain_changes(known, data)
                answer = changed_wire.to_json(found)
            elif what == MAILBOX:
                answer = wire.sources_to_json(reading.read_mailbox(data))
            else:
                answer = wire.sources_to_json((reading.read(name.decode("utf-8", "replace"), data),))
        except Refused as refusal:
            answer = wire.refusal_to_json(refusal)
        except MemoryError:
            answer = wire.refusal_to_json(Refused("memory"))
        signal.alarm(0)
        del name, data
        _send(answers, answer)


def join(question: bytes, data: bytes) -> bytes:
    """A file with what is asked about it in front."""
    return _LENGTH.pack(len(question)) + question + data


def split(joined: bytes) -> tuple[bytes, bytes]:
    """What `join` joined."""
    start = _LENGTH.size + int(_LENGTH.unpack_from(joined)[0])
    return joined[_LENGTH.size : start], joined[start:]


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end


def _receive(stream: BinaryIO, size: int) -> bytes | None:
    data = stream.read(size)
    return data if len(data) == size else None


def _send(stream: BinaryIO, content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


if __name__ == "__main__":
    main()
