"""Naming feelings: type, choose, say how strong; several in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from reframe.dialogue.events import Felt
from reframe.dialogue.forms import numbered
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Partly, Taken, Unclear
from reframe.dialogue.turns import Ask
from reframe.rulebook.model import Emotions
from reframe.tui.keys import FEELINGS, bindings
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.bars import rated
from reframe.tui.widgets.editor import Editor
from reframe.tui.widgets.feeling_words import Suggestion, named, suggestions
from reframe.tui.widgets.lines import Lines
from reframe.tui.widgets.slider import Anchors, Slider
from reframe.tui.words import one_line, plain

FIRST = "Type a feeling, such as sad"
NEXT = "Another one? Enter goes on"
MOST_SHOWN = 4
LONGEST_NAME = 30
PROMPT = Ask("", "feelings", "feelings", "")
"""What a typed line is read against."""

Chosen = Sequence[tuple[str, int | None]]


class FeelingField(Editor):
    """One line; what enter, the arrows and backspace do is up to the picker around it."""

    def action_new_line(self) -> None:
        """A feeling has one line."""


class Feelings(Answer):
    """The chosen feelings, a line to type in, the feelings that fit it, and a scale."""

    BINDINGS = bindings(FEELINGS)
    KEYS = (FEELINGS,)

    field = query_one(FeelingField)
    matches = query_one(Lines)
    chosen = query_one("#chosen", Static)

    def __init__(
        self,
        emotions: Emotions,
        *,
        anchors: Anchors = (),
        chosen: Chosen = (),
        reader: Reader | None = None,
    ) -> None:
        """`reader` reads what several words at once say; without it, commas and figures do."""
        super().__init__()
        self._reader = reader
        self._emotions = emotions
        self._anchors = anchors
        self._start = tuple(chosen)
        self._chosen: dict[str, int | None] = dict(chosen)
        self._shown: tuple[Suggestion, ...] = ()
        self._to_rate: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(id="chosen")
        with Horizontal(id="line"):
            yield Static("❯", id="sign")
            yield FeelingField()
        yield Lines()

    def on_mount(self) -> None:
        self.matches.can_focus = False
        self._draw()
        self._suggest("")

    def begin(self) -> None:
        self.field.focus()

    @property
    def draft(self) -> str:
        if tuple(self._chosen.items()) == self._start and not self.field.text:
            return ""
        lines = [f"{name} {'' if n is None else n}".strip() for name, n in self._chosen.items()]
        return "\n".join([*lines, self.field.text.strip()]).strip()

    def recover(self, draft: str) -> None:
        for line in filter(None, draft.splitlines()):
            name, number = named(line)
            self._chosen[name] = number
        self._draw()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """While a strength is being set the keys belong to the scale."""
        if action == "drop":
            return self._typing and not self.field.text and bool(self._chosen)
        if action in {"pick", "move"}:
            return self._typing
        return True

    @property
    def _typing(self) -> bool:
        return not self.query(Slider)

    @on(TextArea.Changed)
    def _typed(self, message: TextArea.Changed) -> None:
        message.stop()
        self._suggest(message.text_area.text)
        self.post_message(self.Changed(self.draft))

    def _suggest(self, typed: str) -> None:
        name, _ = named(typed.rpartition(",")[2])
        left = [each for each in suggestions(name, self._emotions) if each.name not in self._chosen]
        self._shown = tuple(left)
        self.matches.clear_options()
        self.matches.add_options([_option(each) for each in self._shown])
        self.matches.highlighted = 0 if name and self._shown else None

    def action_move(self, by: int) -> None:
        if self._shown:
            now = self.matches.highlighted
            self.matches.highlighted = 0 if now is None else (now + by) % len(self._shown)

    def action_drop(self) -> None:
        self._chosen.popitem()
        self._draw()
        self._suggest("")
        self.post_message(self.Changed(self.draft))

    async def action_pick(self) -> None:
        """Add what is typed or marked; with neither, the feelings are complete."""
        if await self._read(self.field.text):
            return
        entries = [entry for entry in re.split("[,\n]", self.field.text) if entry.strip()]
        marked = self.matches.highlighted
        if not entries and marked is None:
            await self._finish()
            return
        for entry in entries[:-1]:
            self._add(*named(entry))
        number = named(entries[-1])[1] if entries else None
        name = self._shown[marked].name if marked is not None else named(entries[-1])[0]
        self._add(name, number)
        self.field.clear()
        await self._rate_next()

    async def _read(self, typed: str) -> bool:
        """Whether the line was a request, or more than one name and its number."""
        if self._reader is None or not typed.strip():
            return False
        match self._reader.read(typed, PROMPT):
            case Taken() | Partly() | Felt():
                named = self._reader.names(typed)
                if len(named) < 2 and not any(each.guessed for each in named):
                    return False
                for each in named:
                    self._add(each.name, each.number)
                self.field.clear()
                await self._rate_next()
                return True
            case Unclear():
                return False
            case _:
                self.field.clear()
                self.post_message(self.Worded(typed))
                return True

    @on(OptionList.OptionSelected)
    async def _clicked(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.matches.highlighted = message.option_index
        await self.action_pick()

    def _add(self, name: str, number: int | None) -> None:
        self._chosen[name] = number
        if number is None:
            self._to_rate.append(name)
        self._draw()

    async def _rate_next(self) -> None:
        """Ask how strong the next feeling is, or go back to naming."""
        await self.query("Slider, #strength").remove()
        if not self._to_rate:
            self._show_naming(True)
            self._suggest("")
            self.begin()
            self.post_message(self.Changed(self.draft))
            return
        self._show_naming(False)
        question = Content.assemble("How strong: ", plain(self._to_rate[0], "bold"), "?")
        slider = Slider(anchors=self._anchors, in_words=self._strength_in)
        await self.mount(Static(question, id="strength"), slider)
        slider.focus()

    def _strength_in(self, words: str) -> int | None:
        found = self._reader.strength(words) if self._reader else None
        return found.number if found else None

    @on(Slider.Said)
    def _said(self, message: Slider.Said) -> None:
        message.stop()
        self.post_message(self.Worded(message.words))

    def _show_naming(self, shown: bool) -> None:
        self.query_one("#line").display = shown
        self.matches.display = shown

    @on(Slider.Accepted)
    async def _strength(self, message: Slider.Accepted) -> None:
        message.stop()
        self._chosen[self._to_rate.pop(0)] = message.number
        self._draw()
        await self._rate_next()

    async def _finish(self) -> None:
        unrated = [name for name, number in self._chosen.items() if number is None]
        if unrated:
            self._to_rate = unrated
            await self._rate_next()
            return
        felt = tuple((name, number or 0) for name, number in self._chosen.items())
        self.post_message(self.Given(Felt(felt), numbered(felt)))

    def _draw(self) -> None:
        lines = chosen_lines(tuple(self._chosen.items()))
        self.chosen.update(Content("\n").join(lines))
        self.chosen.display = bool(lines)
        self.field.placeholder = Content(NEXT if lines else FIRST)


def chosen_lines(chosen: Chosen) -> list[Content]:
    """The feelings with their bars; the first of many are counted only."""
    left = max(0, len(chosen) - MOST_SHOWN)
    shown = [(one_line(name, LONGEST_NAME), number) for name, number in chosen[left:]]
    width = max((len(name) for name, _ in shown), default=0)
    lines = [
        Content.assemble(plain(name.ljust(width)), " ", rated(number, width=10, style="$secondary"))
        for name, number in shown
    ]
    return [Content.styled(f"and {left} more", "$quiet"), *lines] if left else lines


def _option(each: Suggestion) -> Option:
    return Option(Content.assemble(plain(each.name), "  ", plain(each.aside, "$quiet")))
