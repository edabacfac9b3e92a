from __future__ import annotations

import io

import pytest

from reframe.plain.console import Console


def console(
    given: bytes = b"", *, width: int | None = None, arrow: str = ""
) -> tuple[Console, io.StringIO]:
    sink = io.StringIO()
    return Console(io.BytesIO(given), sink, width=width, arrow=arrow), sink


def test_lines_come_one_by_one_and_then_none() -> None:
    lines, _ = console(b"one\r\ntwo\nlast without an end")

    assert [lines.read() for _ in range(4)] == ["one", "two", "last without an end", None]


def test_an_empty_line_is_not_the_end() -> None:
    lines, _ = console(b"\nmore\n")

    assert [lines.read(), lines.read(), lines.read()] == ["", "more", None]


def test_a_backslash_at_the_end_goes_on_in_the_next_line() -> None:
    lines, _ = console(b"one\\\ntwo\\\nthree\n")
    kept: list[str] = []

    assert lines.read(partly=kept.append) == "one\ntwo\nthree"
    assert kept == ["one", "one\ntwo"]


def test_what_stands_before_the_end_of_input_is_not_lost() -> None:
    lines, _ = console(b"one\\\n")

    assert [lines.read(), lines.read()] == ["one", None]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (b"caf\xe9\n", "caf\N{REPLACEMENT CHARACTER}"),
        (b"a\x1b]52;c;QUJD\x07b\n", "ab"),
        (b"nul\x00l\n", "null"),
        (b"\xff\xfe\n", "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_broken_and_control_bytes_are_cleaned(given: bytes, read: str) -> None:
    lines, _ = console(given)

    assert lines.read() == read


def test_a_megabyte_in_one_line_is_read_whole() -> None:
    lines, _ = console(b"x" * 1_000_000 + b"\n")

    assert len(lines.read() or "") == 1_000_000


def test_no_control_byte_is_written() -> None:
    lines, sink = console()

    lines.say("a\x1b[2Jb\x07", "c\nd")

    assert sink.getvalue() == "ab\nc\nd\n"


def test_lines_are_wrapped_on_a_terminal_only() -> None:
    wide, plain_sink = console()
    narrow, screen_sink = console(width=20)

    wide.say("  one two three four five six seven")
    narrow.say("  one two three four five six seven")

    assert plain_sink.getvalue() == "  one two three four five six seven\n"
    assert screen_sink.getvalue() == "  one two three four\n  five six seven\n"


def test_an_arrow_is_written_on_a_terminal_only() -> None:
    quiet, quiet_sink = console(b"a\n")
    asking, asking_sink = console(b"a\n", arrow="> ")

    quiet.read()
    asking.read()

    assert (quiet_sink.getvalue(), asking_sink.getvalue()) == ("", "> ")


def test_without_an_input_it_is_the_end() -> None:
    assert Console(None, io.StringIO()).read() is None
