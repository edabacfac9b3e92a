"""A record as one readable column; the pane beside the conversation and the record page show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.content import Content

from reframe.record.model import Offered, Record, Thought
from reframe.share.outline import Entries, Exchange, Line, Part, Ratings, Shares, Words, sections
from reframe.tui.widgets.bars import bar, rated
from reframe.tui.words import one_line, plain, shortened

BAR = 10
BEFORE, AFTER = "$secondary", "$primary"
Row = tuple[str, int | None, int | None]
NOT_YET = "Your answers appear here as you go."


def record_content(record: Record, names: Mapping[str, str], *, longest: int = 300) -> Content:
    """The sections of the record under each other."""
    contents = section_contents(record, names, longest=longest)
    return Content("\n\n").join(contents or (Content.styled(NOT_YET, "$quiet"),))


def section_contents(
    record: Record, names: Mapping[str, str], *, longest: int = 300
) -> tuple[Content, ...]:
    """The parts of the record that have something in them, each under its heading."""
    return tuple(
        Content.assemble(
            (section.title.upper(), "bold $quiet"), "\n", _body(section.parts, longest)
        )
        for section in sections(record, names)
    )


def settled(record: Record) -> Record:
    """The record without what still waits for an answer."""
    thoughts = tuple(replace(each, patterns=_judged(each)) for each in record.thoughts)
    answered = tuple(asked for asked in record.questions if asked.answer.strip())
    return replace(record, thoughts=thoughts, questions=answered)


def _judged(thought: Thought) -> tuple[Offered, ...]:
    return tuple(offered for offered in thought.patterns if offered.answer != "open")


def _body(parts: tuple[Part, ...], longest: int) -> Content:
    return Content("\n").join(_part(part, longest) for part in parts)


def _part(part: Part, longest: int) -> Content:
    match part:
        case Words(text):
            return plain(shortened(text, longest))
        case Line(text):
            return plain(text, "$quiet")
        case Entries(texts):
            return Content("\n").join(
                Content.assemble(("· ", "$primary"), plain(shortened(text, longest)))
                for text in texts
            )
        case Exchange(asked, answer):
            said = plain(shortened(answer, longest)) if answer else Content("–")
            return Content.assemble(plain(asked, "$quiet"), "\n", said)
        case Shares(rows):
            return Content("\n").join(_share(*row) for row in rows)
        case Ratings(rows):
            return Content("\n").join(_rating(row, rows) for row in rows)


def _share(name: str, number: int) -> Content:
    """A number and its bar, then the name, which may be long."""
    drawn = (bar(number, width=BAR), BEFORE)
    return Content.assemble(f"{number:3} ", drawn, " ", plain(one_line(name, 60)))


def _rating(row: Row, rows: tuple[Row, ...]) -> Content:
    """A name with its bar, and the later one under it."""
    width = max(len(name) for name, _, _ in rows)
    name, before, after = row
    first = Content.assemble(plain(name.ljust(width)), " ", rated(before, width=BAR, style=BEFORE))
    if after is None:
        return first
    now = rated(after, width=BAR, style=AFTER)
    return Content.assemble(first, "\n", ("now".rjust(width), "$quiet"), " ", now)
