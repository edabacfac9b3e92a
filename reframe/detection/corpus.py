"""The corpus: thoughts with the patterns a careful reader accepts, and lines to stay silent on.

Two text files beside the rules, one sentence a line, read by `reframe rules corpus | coverage` and
checked by `reframe rules check`. They measure the rules; no rule is made to fit a line of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from reframe.errors import Problem
from reframe.rulebook.folder import LARGEST_FILE
from reframe.rulebook.names import PATTERN_IDS
from reframe.rulebook.reader import Mark, problem_at
from reframe.text.clean import clean

THOUGHTS = "corpus/thoughts.txt"
QUIET = "corpus/quiet.txt"
BAR = "|"
_NAME = re.compile(r"[^,\s]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the corpus."""

    text: str
    accepted: tuple[str, ...] = ()
    """Patterns that may be offered, best first; none where silence is right."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Both files. Neither needs to be there."""

    thoughts: tuple[Line, ...] = ()
    quiet: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.thoughts, *self.quiet)


def read_corpus(folder: Path) -> Corpus:
    """The corpus of a rules folder, and every line in it that can't be used."""
    known = {*PATTERN_IDS, *(path.stem for path in (folder / "patterns").glob("*.yaml"))}
    reader = _Reader(known)
    thoughts = tuple(reader.thoughts(folder / THOUGHTS))
    quiet = tuple(reader.quiet(folder / QUIET))
    return Corpus(thoughts, quiet, tuple(reader.problems))


class _Reader:
    """Remembers what stood where, so that no sentence counts twice."""

    def __init__(self, known: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self._known = known
        self._seen: dict[str, str] = {}
        self._file = ""
        self._lines: tuple[str, ...] = ()

    def thoughts(self, path: Path) -> Iterator[Line]:
        for number, line in self._content(path, THOUGHTS):
            names, bar, text = line.partition(BAR)
            if not bar:
                message = f"there is no `{BAR}` between the patterns and the thought"
                self._tell(number, 1, "line", message)
                continue
            accepted = tuple(self._names(number, names))
            if self._usable(number, text, after=len(names) + 1) and accepted:
                yield Line(text.strip(), accepted)

    def quiet(self, path: Path) -> Iterator[Line]:
        for number, line in self._content(path, QUIET):
            if BAR in line:
                message = f"a line to stay silent on has no patterns and no `{BAR}`"
                self._tell(number, line.index(BAR) + 1, "line", message)
            elif self._usable(number, line, after=0):
                yield Line(line.strip())

    def _content(self, path: Path, file: str) -> Iterator[tuple[int, str]]:
        """The lines that are neither empty nor a comment, with their numbers."""
        self._file, self._lines = file, ()
        text = self._text(path) if path.exists() else ""
        self._lines = tuple(line.removesuffix("\r") for line in text.split("\n"))
        for number, line in enumerate(self._lines, start=1):
            if line.strip() and not line.startswith("#"):
                yield number, line

    def _text(self, path: Path) -> str:
        try:
            with path.open("rb") as stream:
                raw = stream.read(LARGEST_FILE + 1)
        except OSError:
            self._tell(1, 1, "file", "the file can't be read; look at its permissions")
            return ""
        if len(raw) > LARGEST_FILE:
            self._tell(1, 1, "file", "the file is larger than 1 MiB")
            return ""
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self._tell(line, 1, "file", "the file is not UTF-8 text")
            return ""

    def _names(self, number: int, names: str) -> Iterator[str]:
        """The patterns before the bar; each that is unknown or there twice is told."""
        found: set[str] = set()
        for match in _NAME.finditer(names):
            name = match[0]
            if name not in self._known:
                close = difflib.get_close_matches(name, sorted(self._known), n=1)
                meant = f"; did you mean `{close[0]}`?" if close else ""
                self._tell(number, match.start() + 1, name, f"there is no such pattern{meant}")
            elif name in found:
                self._tell(number, match.start() + 1, name, "the pattern is here twice")
            else:
                found.add(name)
                yield name
        if not names.strip(" \t,"):
            self._tell(number, 1, "line", f"there is no pattern before the `{BAR}`")

    def _usable(self, number: int, text: str, *, after: int) -> bool:
        column = after + len(text) - len(text.lstrip()) + 1
        said = text.strip()
        if not said:
            self._tell(number, column, "line", f"there is no thought after the `{BAR}`")
            return False
        if clean(said) != said:
            message = "there is a control character or another invisible sign in it"
            self._tell(number, column, "line", message)
            return False
        same = " ".join(said.replace("’", "'").casefold().split())
        if same in self._seen:
            self._tell(number, column, "line", f"the same sentence stands in {self._seen[same]}")
            return False
        self._seen[same] = f"{self._file}:{number}"
        return True

    def _tell(self, number: int, column: int, key: str, message: str) -> None:
        mark = Mark(number, column)
        self.problems.append(problem_at(self._file, self._lines, mark, key, message))
