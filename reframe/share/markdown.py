"""A record as Markdown, for reading and printing.

What the user wrote stays what it is: no heading, list, link, picture or HTML can come out of it,
and its line breaks are kept. JSON is the form that loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reframe.record.model import Record
from reframe.share.outline import (
    FOOTER,
    PASSED_OVER,
    Entries,
    Exchange,
    Line,
    Part,
    Ratings,
    Shares,
    Words,
    heading,
    sections,
    times,
)

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$])")
LEADING_SIGN = re.compile(r"^([#+\-=!:])")
NUMBERED = re.compile(r"^(\d{1,9})([.)])")
NO_BREAK_SPACE = "\u00a0"


def to_markdown(record: Record, names: Mapping[str, str]) -> str:
    """The whole record; `names` has the names of patterns and next steps by id."""
    blocks = [f"# {heading(record)}", times(record)]
    for section in sections(record, names):
        blocks.append(f"## {section.title}")
        blocks.extend(_part(part) for part in section.parts)
    return "\n\n".join([*blocks, "---", FOOTER]) + "\n"


def _part(part: Part) -> str:
    match part:
        case Words(text):
            return "\n".join(f"> {line}".rstrip() for line in _lines(text))
        case Line(text):
            return "\n".join(_lines(text))
        case Exchange(asked, answer):
            reply = Words(answer) if answer.strip() else Line(PASSED_OVER)
            return f"{_part(Line(asked))}\n\n{_part(reply)}"
        case Entries(texts):
            return "\n".join("- " + "\n  ".join(_lines(text)) for text in texts)
        case Ratings(rows):
            return "\n".join(["| | Before | After |", "|---|---|---|", *map(_row, rows)])
        case Shares(rows):
            cells = (f"| {_cell(name)} | {number} |" for name, number in rows)
            return "\n".join(["| | Of 100 |", "|---|---|", *cells])


def _cell(name: str) -> str:
    return escape(" ".join(name.split()))


def _row(row: tuple[str, int | None, int | None]) -> str:
    name, before, after = row
    cells = (_cell(name), _number(before), _number(after))
    return f"| {' | '.join(cells)} |"


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, made harmless; a backslash at the end keeps the break."""
    lines = text.splitlines() or [""]
    for at, line in enumerate(lines, start=1):
        last = at == len(lines)
        escaped = escape(line)
        yield escaped if last or not escaped or not lines[at].strip() else f"{escaped}\\"


def escape(line: str) -> str:
    """One line that no reader of Markdown takes for anything but text."""
    bare = line.strip()
    indent = NO_BREAK_SPACE * (len(line.rstrip()) - len(bare))
    bare = SPECIAL.sub(r"\\\1", bare)
    if indent:
        return indent + bare
    return NUMBERED.sub(r"\1\\\2", LEADING_SIGN.sub(r"\\\1", bare))
