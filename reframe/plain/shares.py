"""Sharing 100 out in the line front: one entry after the other, or all in one line."""

from __future__ import annotations

from reframe.dialogue.events import Weighed
from reframe.dialogue.forms import answer_of
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Shares
from reframe.dialogue.replies.shares import Sharing, left, numbers_of
from reframe.dialogue.turns import Ask
from reframe.record.model import Record


class SharePages:
    """Keeps the numbers given so far at a question, until they make a whole."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._asked = ""
        self._sharing = Sharing(())

    def begin(self, ask: Ask, record: Record, drafted: str) -> None:
        """Start at a question, unless it is the one that is being answered."""
        names = tuple(name for name, _ in ask.weights)
        if self._asked == ask.field and self._sharing.names == names:
            return
        self._asked = ask.field
        earlier = answer_of(record, ask.field)
        before = tuple(number for _, number in ask.weights) if earlier and earlier.weights else ()
        self._sharing = Sharing(names, before=numbers_of(drafted, len(names)) or before)

    def asking(self) -> str:
        """What is asked next."""
        sharing = self._sharing
        if sharing.is_last:
            return self._says("share_last", sharing.name, sharing.left)
        if sharing.proposed is not None:
            return self._says("share_kept", sharing.name, sharing.proposed)
        return self._says("share", sharing.name, sharing.left)

    @property
    def draft(self) -> str:
        """The numbers so far, to be kept when the question is left."""
        return " ".join(map(str, self._sharing.given))

    def give(self, shares: Shares) -> Weighed | str:
        """Take numbers; the answer once it is whole, else what to say (perhaps nothing)."""
        numbers = shares.numbers
        if len(numbers) > 1:
            return self._all(numbers)
        number = numbers[0] if numbers else self._sharing.proposed
        if numbers and number is None:
            number = self._sharing.left
        if number is None:
            return self._reader.says("share_number")
        if number > self._sharing.left:
            return self._says("share_most", "", self._sharing.left)
        self._sharing = self._sharing.with_number(number)
        return self._whole() if self._sharing.is_done else ""

    def _all(self, numbers: tuple[int | None, ...]) -> Weighed | str:
        """A number for each of those that are left."""
        given = [number for number in numbers if number is not None]
        if len(given) == len(self._sharing.names) and left(given) >= 0:
            # One for each entry: that changes the numbers given before as well.
            self._sharing = self._sharing.again()
        over = left([*self._sharing.given, *given])
        fits = len(self._sharing.given) + len(given) <= len(self._sharing.names)
        if not fits:
            return self._reader.says("share_number")
        if over < 0:
            return self._says("share_most", "", self._sharing.left)
        for number in given:
            self._sharing = self._sharing.with_number(number)
        return self._whole() if self._sharing.is_done else ""

    def _whole(self) -> Weighed | str:
        missing = self._sharing.left
        weights = self._sharing.weights
        self._sharing = self._sharing.again()
        if missing == 0:
            self._asked = ""
            return Weighed(weights)
        return self._says("share_short", "", missing)

    def _says(self, name: str, text: str, number: int) -> str:
        said = self._reader.says(name)
        return said.replace("{text}", text).replace("{number}", str(number))
