"""Phrases as one automaton over words; `reframe.text.phrases` walks it, forwards and backwards.

The places in the phrases are nodes. A state is the set of nodes that may be reached after some
words; states are made when a text first needs them, so that each word costs one look-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reframe.text.grammar import Any, Gap, Item, Maybe, Row, Word
from reframe.text.words import END

OTHER = ""
"""Stands for every word that no phrase names."""
_MOST_STATES = 5_000
_NONE: frozenset[_Node] = frozenset()


@dataclass(slots=True, eq=False)
class _Node:
    """A place in a phrase."""

    by_word: dict[str, list[_Node]] = field(default_factory=dict)
    by_any: _Node | None = None
    free: list[_Node] = field(default_factory=list)
    outdone: tuple[_Node, ...] = ()
    """Places further on in the same gap: from here at least as much is still possible."""
    ends: int = -1
    """Number of the phrase that ends here."""
    reach: frozenset[_Node] | None = None
    """What can be reached from here without a word, worked out when first needed."""


@dataclass(slots=True, eq=False)
class State:
    """Where all phrases stand after some words."""

    live: frozenset[_Node]
    ended: tuple[int, ...]
    """Numbers of the phrases that end with the last word."""
    moves: dict[str, State] = field(default_factory=dict)
    after_any: frozenset[_Node] | None = None
    """Where any word at all leads, worked out when first needed."""


class Net:
    """Items side by side, each known by its number.

    Args:
        way: 1 to read them forwards, -1 to read them from the last word to the first.
        anywhere: whether they may begin at any word, or only at the first one read.
    """

    def __init__(self, items: Iterable[Item], *, way: int = 1, anywhere: bool = True) -> None:
        first = _Node()
        self._naming: dict[str, set[_Node]] = {}
        for number, item in enumerate(items):
            self._lay(item, first, way).free.append(_Node(ends=number))
        begin = _reach(first)
        self._always = begin if anywhere else frozenset()
        self._states: dict[frozenset[_Node], State] = {}
        self.start = State(begin, ())

    def move(self, state: State, word: str) -> State:
        """The state after one more word. Faster for the caller: ask `state.moves` first."""
        if len(self._states) >= _MOST_STATES:
            self._forget()
        reached = set(_after_any(state)) if word != END else set()
        for node in state.live & self._naming.get(word, _NONE):
            for following in node.by_word[word]:
                reached |= _reach(following)
        for node in [node for node in reached if node.outdone]:
            reached.difference_update(node.outdone)
        name = self._always | reached
        known = self._states.get(name)
        if known is None:
            ended = tuple(sorted([node.ends for node in name if node.ends >= 0]))
            known = self._states[name] = State(name, ended)
        state.moves[word] = known
        return known

    def _forget(self) -> None:
        self._states.clear()
        self.start.moves.clear()

    def _lay(self, item: Item, start: _Node, way: int) -> _Node:
        """Nodes for the item from `start` on; the node where it is over."""
        match item:
            case Word(text):
                end = _Node()
                self._lead(start, text, end)
                return end
            case Row(items):
                for one in items[::way]:
                    start = self._lay(one, start, way)
                return start
            case Any(options):
                end = _Node()
                for option in options:
                    if len(option.items) == 1 and isinstance(word := option.items[0], Word):
                        self._lead(start, word.text, end)
                    else:
                        self._lay(option, start, way).free.append(end)
                return end
            case Maybe(inner):
                end = _Node()
                start.free.append(end)
                self._lay(inner, start, way).free.append(end)
                return end
            case Gap(most):
                return _lay_gap(start, most)

    def _lead(self, start: _Node, word: str, end: _Node) -> None:
        start.by_word.setdefault(word, []).append(end)
        self._naming.setdefault(word, set()).add(start)


def _lay_gap(start: _Node, most: int) -> _Node:
    end = _Node()
    steps = [_Node(free=[end]) for _ in range(most + 1)]
    start.free.append(steps[0])
    for at, step in enumerate(steps):
        step.by_any = steps[at + 1] if at < most else None
        step.outdone = tuple(steps[at + 1 :])
    return end


def _after_any(state: State) -> frozenset[_Node]:
    if state.after_any is None:
        places = [_reach(node.by_any) for node in state.live if node.by_any is not None]
        state.after_any = frozenset().union(*places)
    return state.after_any


def _reach(node: _Node) -> frozenset[_Node]:
    """Where one can be without a word, as far as a word leads on or a phrase ends there."""
    if node.reach is None:
        seen: set[_Node] = set()
        waiting = [node]
        while waiting:
            passed = waiting.pop()
            if passed not in seen:
                seen.add(passed)
                waiting += passed.free
        node.reach = frozenset(n for n in seen if n.by_word or n.by_any or n.ends >= 0)
    return node.reach
