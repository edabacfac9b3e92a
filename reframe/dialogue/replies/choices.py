"""A choice named by its number, its key, its words, or one of the many forms of yes and no."""

from __future__ import annotations

from collections.abc import Sequence

from reframe.dialogue.replies.phrases import Whole
from reframe.dialogue.turns import Choice
from reframe.rulebook.replies_model import Replies
from reframe.text.words import flatten

SHORTEST_PART = 4
"""Letters of a label that have to be typed before its middle counts."""


def pick(line: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a line names by its number, key, id or the beginning of its words."""
    said = line.strip().strip(".)!").casefold()
    if said.isdecimal() and len(said) < 4 and 1 <= int(said) <= len(choices):
        return choices[int(said) - 1]
    for choice in choices:
        if said and said in (choice.key.casefold(), choice.id.casefold(), choice.label.casefold()):
            return choice
    near = [choice for choice in choices if said and choice.label.casefold().startswith(said)]
    return near[0] if len(near) == 1 else None


class Picker:
    """Reads an answer to a choice."""

    def __init__(self, replies: Replies) -> None:
        self._readings = {each.id: each.options for each in replies.readings}
        around = {"before": replies.before, "after": replies.after}
        self._forms = Whole({each.id: each.phrases for each in replies.readings}, **around)
        self._places = Whole({each.number: each.phrases for each in replies.places}, **around)

    def pick(self, line: str, choices: Sequence[Choice]) -> Choice | None:
        """The choice that the line names, as far as that is certain."""
        return (
            pick(line, choices)
            or self._by_form(line, choices)
            or self._by_place(line, choices)
            or _by_part(line, choices)
        )

    def _by_form(self, line: str, choices: Sequence[Choice]) -> Choice | None:
        named = {choice.id: choice for choice in choices}
        for key in self._forms.keys(line):
            for option in self._readings[key]:
                if option in named:
                    return named[option]
        return None

    def _by_place(self, line: str, choices: Sequence[Choice]) -> Choice | None:
        place = self._places.first(line)
        if place is None or place > len(choices) or not choices:
            return None
        return choices[place if place < 0 else place - 1]


def _by_part(line: str, choices: Sequence[Choice]) -> Choice | None:
    """The only choice whose words hold what was typed."""
    said = _words(line)
    if len(said) < SHORTEST_PART + 2:
        return None
    near = [choice for choice in choices if said in _words(choice.label)]
    return near[0] if len(near) == 1 else None


def _words(text: str) -> str:
    """With spaces around, so that only whole words are found."""
    return f" {' '.join(word for word in flatten(text).words if word != '.')} "
