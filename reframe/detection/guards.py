"""The guards of a book: which of them hold for a match, and what is told where no rule matches.

They wait in an index like the rules do: a text asks only the few that could hold in it, and only
when a rule has matched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reframe.detection.conditions import Key
from reframe.detection.places import Place, Text, holds_here, matches
from reframe.detection.ways import Way, way
from reframe.rulebook.look import lists_for
from reframe.rulebook.model import Book, Guard, Rule

Chances = Sequence[tuple[Way, int]]
"""Ways of a guard that could hold, each with the frame (-1: found by words)."""


class Standing:
    """The guards that could hold in one text."""

    def __init__(
        self, text: Text, guards: Mapping[str, Guard], chances: Mapping[str, Chances]
    ) -> None:
        self.text = text
        self.chances = chances
        self.names = [name for name in guards if name in chances]
        """Those that tell a note first, then in the order of the book."""
        self._guards = guards
        self._asked: dict[tuple[str, Place | None], bool] = {}

    def holds(self, name: str, place: Place) -> bool:
        """Whether a guard silences what matched there; each question is answered once."""
        chances = self.chances[name]
        here = place if self._guards[name].level == "frame" else None
        if (name, here) not in self._asked:
            self._asked[name, here] = (
                self.anywhere(chances) if here is None else self._at(chances, here)
            )
        return self._asked[name, here]

    def anywhere(self, chances: Chances) -> bool:
        return any(matches(each, self.text, at) for each, at in chances)

    def _at(self, chances: Chances, place: Place) -> bool:
        return any(
            holds_here(each, place, self.text, anywhere=False)
            for each, at in chances
            if at in (-1, place.frame)
        )


class Guards:
    """All guards, compiled."""

    def __init__(self, book: Book) -> None:
        noted = sorted(book.guards, key=lambda guard: not guard.note)
        self._guards = {guard.id: guard for guard in noted}
        leading = (guard for guard in noted if guard.leads_to and guard.level == "text")
        self._leading = sorted(leading, key=lambda guard: guard.leads_to != "note")
        """Those that stop the questions before those that turn them to what helps."""
        self._index: dict[Key, list[tuple[str, Way]]] = {}
        self._by_words: dict[str, tuple[str, Way]] = {}
        self._ways: list[Way] = []
        lists = lists_for(book.words, None)
        for guard in book.guards:
            for number, alternative in enumerate(guard.find):
                self._add(guard.id, way(f"guard/{guard.id}/{number}", alternative, lists, ""))

    def _add(self, name: str, compiled: Way) -> None:
        self._ways.append(compiled)
        if compiled.frame is None:
            self._by_words[compiled.id] = (name, compiled)
        for key in compiled.keys:
            self._index.setdefault(key, []).append((name, compiled))

    def ways(self) -> Iterator[Way]:
        yield from self._ways

    def of(self, rule: Rule) -> frozenset[str]:
        """The guards of a rule: those that hold everywhere and those that it names."""
        leading = {guard.id for guard in self._leading}
        return frozenset(
            guard.id
            for guard in self._guards.values()
            if guard.level != "note"
            and (guard.everywhere or guard.id in rule.guards)
            and (guard.id in leading or guard.id not in rule.exempt)
        )

    def standing(self, text: Text) -> Standing:
        """What could hold in this text; looked up once."""
        if text.chances is None:
            text.chances = self._chances(text)
        return Standing(text, self._guards, text.chances)

    def _chances(self, text: Text) -> dict[str, list[tuple[Way, int]]]:
        found: dict[str, list[tuple[Way, int]]] = {}
        for at, frame in enumerate(text.frames):
            for key in text.keys[at]:
                for name, each in self._index.get(key, ()):
                    if not frame.bits & each.never:
                        found.setdefault(name, []).append((each, at))
        for id_ in text.places:
            if id_ in self._by_words:
                name, each = self._by_words[id_]
                found.setdefault(name, []).append((each, -1))
        return found

    def carried(self, standing: Standing) -> frozenset[str]:
        """The guards that a text raises for what is thought about it."""
        return frozenset(
            name
            for name, chances in standing.chances.items()
            if self._guards[name].context and standing.anywhere(chances)
        )

    def leading(self, standing: Standing, carried: frozenset[str]) -> Guard | None:
        """The first thing told, here or around the text, that leads elsewhere than to weighing."""
        held = (
            guard
            for guard in self._leading
            if guard.id in carried or standing.anywhere(standing.chances.get(guard.id, ()))
        )
        return next(held, None)

    def remark(self, standing: Standing) -> Guard | None:
        """The first note that holds in a text."""
        held = (
            guard
            for guard in self._guards.values()
            if guard.level == "note" and standing.anywhere(standing.chances.get(guard.id, ()))
        )
        return next(held, None)
