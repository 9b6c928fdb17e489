"""Files are read in a process of their own: a bad one is refused, and stops nothing else."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import pytest

from plenary.press import reading, wire
from plenary.press.blocks import Attachment, Block, Source
from plenary.press.confined import Reader, shared
from plenary.press.gate import Limits, Refused

from .incoming import docx, p, texts


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(timeout=20) as made:
        yield made


def process_of(reader: Reader) -> int:
    process = reader._all[0].start()
    return process.pid


def test_a_file_comes_out_as_if_read_here(reader: Reader) -> None:
    data = docx(p("An answer – نعم – 好.") + p("Second."))
    assert reader.read("a.docx", data) == reading.read("a.docx", data)


def test_the_process_lives_on_from_file_to_file(reader: Reader) -> None:
    before = process_of(reader)
    for number in range(20):
        assert texts(reader.read("a.txt", f"Answer {number}".encode())) == [f"Answer {number}"]
    with pytest.raises(Refused):
        reader.read("a.docx", b"PK\x03\x04 broken")
    assert process_of(reader) == before


def test_refusals_come_with_their_code(reader: Reader) -> None:
    for name, data, why in (
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.txt", b"  ", "empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "not-a-document"),
    ):
        with pytest.raises(Refused) as caught:
            reader.read(name, data)
        assert caught.value.why == why


def test_mailboxes_and_attachments_come_through(reader: Reader) -> None:
    mail = (
        b"From a@b Tue Sep 17 18:00:00 2013\nFrom: a@example.org\nSubject: S\nMIME-Version: 1.0\n"
        b'Content-Type: application/pdf; name="f.pdf"\nContent-Disposition: attachment; filename="f.pdf"\n'
        b"Content-Transfer-Encoding: base64\n\nAAECAw==\n"
    )
    sources = reader.read_mailbox(mail)
    assert sources[0].attachments == (Attachment("f.pdf", bytes(range(4))),)


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    slow = b"{\\rtf1 " + b"{\\b a}" * 2_000_000
    with Reader(timeout=0.5) as reader:
        reader.warm()
        begin = time.perf_counter()
        with pytest.raises(Refused) as caught:
            reader.read("a.rtf", slow)
        assert caught.value.why == "timeout"
        assert time.perf_counter() - begin < 5
        assert texts(reader.read("a.txt", b"Next answer")) == ["Next answer"]


def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_is_read() -> None:
    hungry = b"{\\rtf1 " + b"\\par a" * 1_500_000
    with Reader(timeout=60, memory=130 * 1024 * 1024) as reader:
        with pytest.raises(Refused) as caught:
            reader.read("a.rtf", hungry)
        assert caught.value.why in ("memory", "stopped")
        assert texts(reader.read("a.txt", b"Next answer")) == ["Next answer"]


def test_a_process_that_dies_is_replaced(reader: Reader) -> None:
    os.kill(process_of(reader), 9)
    time.sleep(0.1)
    assert texts(reader.read("a.txt", b"Still here")) == ["Still here"]


def test_many_threads_may_ask_at_once() -> None:
    found: dict[int, list[str]] = {}

    def ask(number: int) -> None:
        found[number] = texts(reader.read("a.txt", f"Answer {number}".encode()))

    with Reader(workers=2) as reader:
        threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert found == {number: [f"Answer {number}"] for number in range(16)}


def test_the_size_is_looked_at_before_anything_is_sent() -> None:
    with Reader(limits=Limits(size=10)) as reader:
        with pytest.raises(Refused) as caught:
            reader.read("a.txt", b"much too long")
        assert caught.value.why == "too-large"
        assert reader._all[0]._process is None


def test_a_closed_reader_says_so_and_leaves_no_process() -> None:
    reader = Reader()
    pid = process_of(reader)
    reader.close()
    with pytest.raises(RuntimeError):
        reader.read("a.txt", b"late")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_process_knows_no_secret_and_may_write_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLENARY_SECRET", "hidden")
    with Reader() as own:
        pid = process_of(own)
        with open(f"/proc/{pid}/environ", "rb") as environment:
            assert b"hidden" not in environment.read()
        with open(f"/proc/{pid}/limits") as limits:
            rows = {line[:26].strip(): line[26:].split() for line in limits}
        assert rows["Max file size"][0] == "0"
        assert int(rows["Max address space"][0]) == 1024**3


def test_a_source_is_the_same_after_its_way_over_the_wire() -> None:
    block = Block(0, "cell", "text \n نعم", 2, "a)", True, 3, 4, 5, 6, "7")
    whole = Source("eml", (block,), False, "utf-8", "t", "a", "s", "d", "m", (Attachment("n", b"\x00\xff"),), ("w",))
    assert wire.from_json(wire.sources_to_json((whole, Source("txt", ())))) == (whole, Source("txt", ()))


@pytest.mark.parametrize(
    "message",
    [
        b"[]",
        b'{"sources": [{}]}',
        b'{"sources": 1}',
        b'{"sources": [{"format":"txt","encoding":"","title":"","author":"","sender":"","sent":"","message_id":"",'
        b'"certain":true,"warnings":[],"attachments":[],"blocks":[["script","x",0,"",false,0,0,0,0,""]]}]}',
        b"not json",
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(message: bytes) -> None:
    with pytest.raises(ValueError):
        wire.from_json(message)


def lives(process: int) -> bool:
    """Is there still a process of this number?"""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_process_without_files_for_a_while_ends_and_the_next_file_starts_another() -> None:
    with Reader(idle=1) as reader:
        assert reader.read("a.txt", b"words").blocks
        first = process_of(reader)
        until = time.monotonic() + 20
        while lives(first) and time.monotonic() < until:
            time.sleep(0.1)
        assert not lives(first)
        assert reader.read("a.txt", b"words").blocks


def test_the_pages_of_a_server_share_one_reader() -> None:
    assert shared() is shared()
