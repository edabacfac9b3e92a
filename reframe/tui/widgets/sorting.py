"""A story told in one go, sorted: the card to confirm, to move its pieces, to cut and join them."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import get_args

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reframe.dialogue.events import Chose, Sorted
from reframe.dialogue.sorting import AS_TYPED
from reframe.dialogue.turns import Sorting
from reframe.record.story import Piece, Sort, joined, moved, split, word_starts
from reframe.tui.keys import CUTTING, SORTING, bindings
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.lines import Lines
from reframe.tui.words import one_line, plain

LONGEST = 600
"""Characters of a piece that are shown; all of them are kept."""
BAR, HERE = "┃", "❯ "
"""Where a piece is cut, and which one is marked."""
ORDER: tuple[Sort, ...] = ("situation", "feelings", "thoughts")
STYLES: dict[Sort, str] = {
    "situation": "$secondary",
    "feelings": "$accent",
    "thoughts": "$primary",
    "unsure": "$quiet",
}
CAPTION = "Sorted like this?"
SENT, AS_TYPED_SHOWN = "Sorted", "As I typed it"


class SortingCard(Answer, can_focus=True):
    """The pieces in order, each with where it belongs; letters move the marked one."""

    BINDINGS = bindings(SORTING)

    def __init__(self, sorting: Sorting) -> None:
        super().__init__()
        self._text = sorting.text
        self._story = sorting.story
        self._labels = dict(sorting.labels)
        self._cut = 0
        """While a piece is being cut: after how many words."""

    def as_changed(self, sorting: Sorting) -> Sorting:
        """The same card, asked again with the changes that were made in this one."""
        return replace(sorting, story=self._story) if sorting.text == self._text else sorting

    def compose(self) -> ComposeResult:
        self.border_title = Content(CAPTION)
        yield Lines()
        yield KeyLine(SORTING.keys, lines=3)

    def on_mount(self) -> None:
        self._lines.can_focus = False
        self._draw(0)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        self._draw(self._at)

    @property
    def _lines(self) -> Lines:
        return self.query_one(Lines)

    @property
    def _at(self) -> int:
        return min(self._lines.highlighted or 0, len(self._story.pieces) - 1)

    # Keys

    def action_move(self, by: int) -> None:
        if not self._cut:
            self._draw((self._at + by) % len(self._story.pieces))

    def action_put(self, place: str) -> None:
        """Put the marked piece somewhere."""
        if not self._cut and place in get_args(Sort):
            at = self._at
            self._story = moved(self._story, at, next(each for each in ORDER if each == place))
            self._draw(at)

    def action_side(self, by: int) -> None:
        """Move the cut by a word, or the marked piece on to the next place."""
        at = self._at
        piece = self._story.pieces[at]
        if self._cut:
            words = len(word_starts(self._text, piece))
            self._cut = min(max(1, self._cut + by), words - 1)
        else:
            now = ORDER.index(piece.place) if piece.place in ORDER else -1 if by > 0 else 0
            self._story = moved(self._story, at, ORDER[(now + by) % len(ORDER)])
        self._draw(at)

    def action_cut(self) -> None:
        """Choose where the marked piece is cut in two."""
        words = len(word_starts(self._text, self._story.pieces[self._at]))
        if not self._cut and words > 1:
            self._cut = max(1, words // 2)
            self._draw(self._at)

    def action_join(self) -> None:
        if not self._cut:
            at = self._at
            self._story = joined(self._story, at)
            self._draw(at)

    def action_enter(self) -> None:
        """Cut here; else all is sorted right."""
        if not self._cut:
            self.post_message(self.Given(Sorted(self._story.pieces), SENT))
            return
        at = self._at
        self._story, self._cut = split(self._story, self._text, at, self._cut), 0
        self._draw(at)

    def action_leave(self) -> None:
        """Leave the cut; else all stays as it was typed."""
        if self._cut:
            self._cut = 0
            self._draw(self._at)
        else:
            self.action_as_typed()

    def action_as_typed(self) -> None:
        if not self._cut:
            self.post_message(self.Given(Chose(AS_TYPED), AS_TYPED_SHOWN))

    @on(OptionList.OptionSelected)
    def _clicked(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        if not self._cut:
            self._draw(message.option_index)
        self.focus()

    # Drawing

    def _draw(self, at: int) -> None:
        lines = self._lines
        width = max(12, (lines.size.width or 60) - self._tag - len(HERE) - 3)
        lines.clear_options()
        lines.add_options(
            [
                Option(self._line(piece, width, marked=number == at))
                for number, piece in enumerate(self._story.pieces)
            ]
        )
        lines.highlighted = min(at, len(self._story.pieces) - 1)
        self.query_one(KeyLine).show_keys(CUTTING.keys if self._cut else SORTING.keys)

    @property
    def _tag(self) -> int:
        return max(len(label) for label in self._labels.values())

    def _line(self, piece: Piece, width: int, *, marked: bool) -> Content:
        """Where it belongs, and its words beside that."""
        tag = self._labels[piece.place].ljust(self._tag)
        words = one_line(self._text[piece.start : piece.end], LONGEST)
        if self._cut and marked:
            starts = word_starts(self._text, piece)
            cut = starts[self._cut]
            before, after = self._text[piece.start : cut], self._text[cut : piece.end]
            words = one_line(f"{before.rstrip()} {BAR} {after}", LONGEST)
        wrapped = textwrap.wrap(words, width) or [""]
        indent = "\n" + " " * (len(HERE) + self._tag + 2)
        shown = Content(indent).join(plain(line, "bold" if marked else "") for line in wrapped)
        sign = HERE if marked else " " * len(HERE)
        return Content.assemble((sign, "$primary"), (tag, STYLES[piece.place]), "  ", shown)
