"""Ready look-ups in a book: patterns, scripts, questions and resolved word lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from reframe.errors import UsageProblem
from reframe.rulebook.model import Book, Pattern, Script, WordList, Words, many

T = TypeVar("T", Pattern, Script)


def pattern(book: Book, pattern_id: str) -> Pattern:
    """The pattern with this id."""
    return _by_id(book.patterns, pattern_id, "pattern")


def script(book: Book, script_id: str) -> Script:
    """The script with this id."""
    return _by_id(book.scripts, script_id, "script")


def called(pattern: Pattern, typed: str) -> bool:
    """Whether a pattern is called so, or is called something in which that stands."""
    said = typed.strip().casefold()
    names = (pattern.id.replace("_", " "), pattern.name, *pattern.other_names)
    return any(said in name.casefold() for name in names)


def resolve_words(book: Book, pattern: Pattern | None, words: Words | None) -> frozenset[str]:
    """Words with every `$name` replaced by the words of that list.

    A list of the pattern itself goes before a shared one of the same name.
    """
    return resolved(lists_for(book.words, pattern), many(words))


class WordLists(dict[str, WordList]):
    """Word lists by name. The words of each are put together once, when they are first asked for.

    Lists must not be added later.
    """

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        super().__init__(lists)
        self.known: dict[str, frozenset[str]] = {}


def lists_for(shared: Mapping[str, WordList], pattern: Pattern | None) -> WordLists:
    """The word lists that a pattern can name."""
    return WordLists({**shared, **(pattern.words if pattern else {})})


def resolved(lists: Mapping[str, WordList], words: tuple[str, ...]) -> frozenset[str]:
    """Like `resolve_words`, over given lists. A list that is not there counts as empty."""
    named = (list_words(lists, word[1:]) for word in words if word.startswith("$"))
    return frozenset(word for word in words if not word.startswith("$")).union(*named)


def list_words(lists: Mapping[str, WordList], name: str) -> frozenset[str]:
    """The words of one list: its own and the included ones, without the excluded ones."""
    if not isinstance(lists, WordLists):
        return _one(lists, f"${name}", ())
    if name not in lists.known:
        lists.known[name] = _one(lists, f"${name}", ())
    return lists.known[name]


def _one(lists: Mapping[str, WordList], word: str, inside: tuple[str, ...]) -> frozenset[str]:
    if not word.startswith("$"):
        return frozenset((word,))
    name = word.removeprefix("$")
    found = lists.get(name)
    if found is None or name in inside:
        return frozenset()
    path = (*inside, name)
    own = frozenset().union(*(_one(lists, each, path) for each in found.words))
    more = frozenset().union(*(_one(lists, _named(each), path) for each in found.include))
    less = frozenset().union(*(_one(lists, _named(each), path) for each in found.exclude))
    return (own | more) - less


def _named(reference: str) -> str:
    """`include` and `exclude` name lists with or without the sign."""
    return f"${reference.removeprefix('$')}"


def _by_id(things: tuple[T, ...], wanted: str, noun: str) -> T:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise UsageProblem(f"There is no {noun} called {wanted}.")
