"""The phrase language: from a line of text to a small tree, and back to sentences.

    want to {die|be dead} {today|right now}?    alternatives; `?` after what may be left out
    $want to ..2 $myself                        named lists; up to two other words in between
    ^ goodbye everyone .                        `^` start of a sentence, `.` end of a sentence
    !{do not} end it !{with|all}                must not stand right before, or right after

Words are matched without regard to case, apostrophes and contractions. `reframe.text.phrases`
does the matching; the rule checker calls `parse` for its messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from reframe.text.words import END, expand

LONGEST_GAP = 12
DEEPEST = 2
_TOKEN = re.compile(r"\s+|\.\.\d+|\$\w+|!\{|[{}|?^.]|[^\s{}|?^.!$]+|.")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

Lists = Mapping[str, Sequence[str]]


class PhraseProblem(ValueError):
    """A phrase that cannot be read; `column` counts from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    most: int


@dataclass(frozen=True, slots=True)
class Row:
    """Items one after the other."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of several."""

    options: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    item: Word | Row | Any


Item = Word | Gap | Row | Any | Maybe


@dataclass(frozen=True, slots=True)
class Phrase:
    source: str
    row: Row
    not_before: Any | None = None
    """What must not stand right before."""
    not_after: Any | None = None


def parse(phrase: str, lists: Lists | None = None) -> Phrase:
    """The phrase as a tree; raises PhraseProblem."""
    return Parser(lists or {}).parse(phrase)


class Parser:
    """Reads phrases that share lists, so that each list is read once."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._read: dict[str, Any] = {}
        self._reading: list[str] = []

    def parse(self, phrase: str) -> Phrase:
        reader = _Reader(phrase, self._list)
        parsed = reader.phrase()
        if can_be_empty(parsed.row):
            raise PhraseProblem("the phrase would match without any word", 1)
        return parsed

    def _list(self, name: str, column: int) -> Any:
        if name in self._read:
            return self._read[name]
        if name not in self._lists:
            near = get_close_matches(name, self._lists, n=1)
            hint = f"; did you mean ${near[0]}?" if near else ""
            raise PhraseProblem(f"there is no list ${name}{hint}", column)
        if name in self._reading:
            raise PhraseProblem(f"the list ${name} contains itself", column)
        self._reading.append(name)
        try:
            options = tuple(self._entry(name, entry, column) for entry in self._lists[name])
        finally:
            self._reading.pop()
        if not options:
            raise PhraseProblem(f"the list ${name} is empty", column)
        self._read[name] = Any(options)
        return self._read[name]

    def _entry(self, name: str, entry: str, column: int) -> Row:
        if entry.isalpha():  # most entries of long lists are one word, with nothing to read
            return Row(tuple(map(Word, expand(entry))))
        try:
            parsed = _Reader(entry, self._list).phrase()
        except PhraseProblem as problem:
            message = f"in the list ${name}, “{entry}”: {problem.message}"
            raise PhraseProblem(message, column) from problem
        if parsed.not_before or parsed.not_after:
            raise PhraseProblem(f"the list ${name} has an entry with !{{…}}", column)
        return parsed.row


class _Reader:
    """Recursive descent over the tokens of one phrase."""

    def __init__(self, source: str, find_list: Callable[[str, int], Any]) -> None:
        self._source = source
        self._find_list = find_list
        text = source.replace("’", "'").replace("-", " ")
        found = [(t[0], t.start() + 1) for t in _TOKEN.finditer(text) if not t[0].isspace()]
        self._tokens = [*found, ("", len(source) + 1)]
        self._at = 0

    @property
    def _token(self) -> str:
        return self._tokens[self._at][0]

    @property
    def _column(self) -> int:
        return self._tokens[self._at][1]

    def phrase(self) -> Phrase:
        not_before = self._group(1) if self._token == "!{" else None
        items = self._items(0)
        not_after = self._group(1) if self._token == "!{" else None
        if self._token:
            what = "!{…} stands first or last" if self._token == "!{" else f"“{self._token}” here"
            raise PhraseProblem(f"not understood: {what}", self._column)
        if not items:
            raise PhraseProblem("the phrase is empty", 1)
        return Phrase(self._source, Row(items), not_before, not_after)

    def _items(self, depth: int) -> tuple[Item, ...]:
        items: list[Item] = []
        while self._token not in ("", "|", "}", "!{"):
            column = self._column
            item = self._item(depth)
            if self._token == "?":
                if isinstance(item, Gap):
                    raise PhraseProblem("a gap is optional as it is", column)
                self._at += 1
                item = Maybe(item) if not isinstance(item, Maybe) else item
            items += item.items if isinstance(item, Row) else (item,)
        return tuple(items)

    def _item(self, depth: int) -> Item:
        token, column = self._tokens[self._at]
        if token == "{":
            return self._group(depth + 1)
        self._at += 1
        if token in ("^", END):
            return Word(END)
        if token.startswith(".."):
            most = int(token[2:])
            if not 0 < most <= LONGEST_GAP:
                raise PhraseProblem(f"a gap is 1 to {LONGEST_GAP} words", column)
            return Gap(most)
        if token.startswith("$") and len(token) > 1:
            return self._find_list(token[1:], column)
        if not _WORD.fullmatch(token):
            raise PhraseProblem(f"“{token}” is not a word", column)
        words = tuple(Word(word) for word in expand(token))
        return words[0] if len(words) == 1 else Row(words)

    def _group(self, depth: int) -> Any:
        column = self._column
        if depth > DEEPEST:
            raise PhraseProblem(f"groups nest at most {DEEPEST} deep", column)
        options = []
        while self._token in ("{", "!{", "|"):
            self._at += 1
            items = self._items(depth)
            if not items:
                raise PhraseProblem("an empty alternative; write {…}? instead", self._column)
            options.append(Row(items))
        if self._token != "}":
            raise PhraseProblem("this group is not closed", column)
        self._at += 1
        return Any(tuple(options))


def can_be_empty(item: Item) -> bool:
    match item:
        case Word():
            return False
        case Gap() | Maybe():
            return True
        case Row(items):
            return all(can_be_empty(one) for one in items)
        case Any(options):
            return any(can_be_empty(one) for one in options)


def spell(phrase: Phrase) -> Iterator[str]:
    """Some sentences that the phrase can spell, among them each alternative at least once."""
    for turn in range(2 * _widest(phrase.row)):
        words = _spelled(phrase.row, turn)
        yield " ".join(words).replace(f" {END}", END).strip(f"{END} ") + END


def _widest(item: Item) -> int:
    match item:
        case Word():
            return 1
        case Gap() | Maybe():
            inner = _widest(item.item) if isinstance(item, Maybe) else 1
            return max(2, inner)
        case Row(items):
            return max(_widest(one) for one in items)
        case Any(options):
            return max(len(options), *(_widest(one) for one in options))


def _spelled(item: Item, turn: int) -> list[str]:
    match item:
        case Word(text):
            return [text]
        case Gap(most):
            return ["really"] * most if turn % 2 else []
        case Maybe(inner):
            return _spelled(inner, turn // 2) if turn % 2 else []
        case Row(items):
            return [word for one in items for word in _spelled(one, turn)]
        case Any(options):
            option = options[turn // 2 % len(options)]
            return _spelled(option, turn)
