"""YAML as plain strings, with the line and column of every key; used by the checks of a rule book.

The text is read as a stream of parse events, in one pass. That makes it easy to stop at the first
sign of something that rule files must not hold (aliases, tags, deep nesting), and no node tree is
built. Nothing guesses types: `no`, `on` and `12:30` are words here. Only an unquoted `null` or an
empty value means "nothing".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from reframe.errors import Problem
from reframe.rulebook.folder import LARGEST_FILE

DEEPEST = 12
MOST_VALUES = 100_000
NOTHING = ("", "~", "null")

At = tuple[str | int, ...]
"""Where something stands in the data: keys and list positions from the top."""


@dataclass(frozen=True)
class Mark:
    """A position in a file, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Sheet:
    """One YAML file that could be read."""

    file: str
    data: object
    marks: dict[At, Mark]
    lines: tuple[str, ...] = field(repr=False)

    def trace(self, at: At) -> At:
        """The nearest path that has a mark: parts that the file does not have are passed over."""
        found: At = ()
        for part in at:
            if (*found, part) in self.marks:
                found = (*found, part)
        return found

    def mark(self, at: At) -> Mark:
        return self.marks.get(self.trace(at), Mark(1, 1))

    def problem(self, at: At, message: str) -> Problem:
        mark = self.mark(at)
        return problem_at(self.file, self.lines, mark, name_of(at), message)


class Unreadable(Exception):
    """The file can't be read as YAML, or holds what rule files must not hold."""

    def __init__(self, mark: Mark, message: str, at: At = ()) -> None:
        super().__init__(message)
        self.mark = mark
        self.message = message
        self.at = at


def read(raw: bytes, file: str) -> Sheet | Problem:
    """The content of one file, or the one problem that stops the reading of it."""
    if len(raw) > LARGEST_FILE:
        return Problem(file, 1, 1, "file", "the file is larger than 1 MiB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(file, line, 1, "file", "the file is not UTF-8 text")
    lines = tuple(text.splitlines())
    try:
        data, marks = _build(text)
    except Unreadable as error:
        return problem_at(file, lines, error.mark, name_of(error.at), error.message)
    return Sheet(file=file, data=data, marks=marks, lines=lines)


def name_of(at: At) -> str:
    """A path as people write it: `rules[2].find[0].frame`; list positions count from 1."""
    name = ""
    for part in at:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return name.removeprefix(".")


def problem_at(file: str, lines: tuple[str, ...], mark: Mark, key: str, message: str) -> Problem:
    excerpt = ""
    if 0 < mark.line <= len(lines):
        source = _printable(lines[mark.line - 1])
        start = max(0, mark.column - 1 - 60)
        shown = source[start : start + 96].rstrip()
        excerpt = f"{shown}\n{' ' * (mark.column - 1 - start)}^"
    return Problem(file, mark.line, mark.column, key or "file", _printable(message), excerpt)


def _printable(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line)


@dataclass
class _Open:
    """A list or mapping whose end has not come yet."""

    at: At
    value: dict[str, object] | list[object]
    key: str | None = None

    @property
    def here(self) -> At:
        """The path of the key that was read last."""
        return self.at if self.key is None else (*self.at, self.key)

    def place(self, mark: Mark, event: yaml.Event, marks: dict[At, Mark]) -> At | None:
        """The path of the value that begins here, or None when it is a key."""
        if isinstance(self.value, list):
            at = (*self.at, len(self.value))
            marks[at] = mark
            return at
        if self.key is not None:
            return (*self.at, self.key)
        if not isinstance(event, yaml.ScalarEvent):
            raise Unreadable(mark, "a key must be plain text", self.at)
        self.key = event.value
        if self.key in self.value:
            raise Unreadable(mark, f"the key `{self.key}` is here twice", (*self.at, self.key))
        marks[(*self.at, self.key)] = mark
        return None

    def put(self, value: object) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.key is not None:
            self.value[self.key] = value
            self.key = None


def _build(text: str) -> tuple[object, dict[At, Mark]]:
    marks: dict[At, Mark] = {(): Mark(1, 1)}
    # What is open, outermost first; the bottom one takes the document itself.
    stack = [_Open(at=(), value=[])]
    for event in _events(text):
        mark = _mark(event.start_mark)
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        at = stack[-1].place(mark, event, marks) if len(stack) > 1 else ()
        _refuse(event, mark, stack[-1].here if at is None else at)
        if at is None:
            continue
        if len(marks) > MOST_VALUES:
            raise Unreadable(mark, f"the file holds more than {MOST_VALUES:,} values", at)
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].put(_scalar(event))
            continue
        if len(stack) > DEEPEST:
            raise Unreadable(mark, f"lists and keys are nested deeper than {DEEPEST} levels", at)
        opened = _Open(at=at, value={} if isinstance(event, yaml.MappingStartEvent) else [])
        stack[-1].put(opened.value)
        stack.append(opened)
    document = stack[0].value
    return (document[0] if isinstance(document, list) and document else None), marks


def _refuse(event: Any, mark: Mark, at: At) -> None:
    """Aliases make positions ambiguous and can explode; tags reach into Python."""
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise Unreadable(mark, "anchors (`&`) and aliases (`*`) are not allowed; use quotes", at)
    if event.tag:
        raise Unreadable(mark, "tags (`!`) are not allowed here; put the text in quotes", at)


def _scalar(event: yaml.ScalarEvent) -> str | None:
    value: str = event.value
    plain = event.implicit[0]
    return None if plain and value in NOTHING else value


def _events(text: str) -> Iterator[yaml.Event]:
    """The events that carry content; what is not YAML, or not one document, is refused."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                message = "one file holds one document: remove the `---`"
                raise Unreadable(_mark(event.start_mark), message)
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event
    except yaml.MarkedYAMLError as error:
        mark = _mark(error.problem_mark, error.context_mark)
        raise Unreadable(mark, _syntax(error)) from None
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        message = "a character that must not be in a text file"
        raise Unreadable(Mark(line, 1), message) from None


def _mark(*given: Any) -> Mark:
    """The first of YAML's own marks that is there."""
    return next((Mark(m.line + 1, m.column + 1) for m in given if m is not None), Mark(1, 1))


def _syntax(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or "it can't be read"
    if "cannot start any token" in problem:
        problem += " (a tab or a special sign: indent with spaces, put such text in quotes)"
    if "mapping values are not allowed" in problem:
        problem += " (a colon inside text: put the text in quotes)"
    return f"this is not valid YAML: {problem}"
