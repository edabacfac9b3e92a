"""The list of scripts and exercises: their names, and under them what the marked one is for."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from reframe.dialogue.turns import Choice
from reframe.rulebook.model import Script
from reframe.tui.keys import SCRIPTS, bindings
from reframe.tui.widgets.choices import Numbered
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.words import plain


class ScriptList(ModalScreen[str | None]):
    """Gives back the id of the chosen script, or nothing; `problems` stand below the list."""

    CSS_PATH = "scripts.tcss"
    BINDINGS = bindings(SCRIPTS)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (23, "-mid"), (34, "-high")]  # noqa: RUF012

    about = query_one("#about", Static)

    def __init__(
        self, question: str, scripts: Sequence[Script], *, problems: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._question = question
        self._scripts = tuple(scripts)
        self._problems = tuple(problems)

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(plain(self._question, "bold"), id="question")
            yield Numbered([Choice(each.id, each.name) for each in self._scripts])
            yield Static(id="about")
            if self._problems:
                yield Static(plain("\n".join(self._problems), "$warning"), id="problems")
            yield KeyLine(SCRIPTS.keys, lines=1)

    def on_mount(self) -> None:
        self.query_one(Numbered).focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    @on(OptionList.OptionHighlighted)
    def _marked(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        self.about.update(_about(self._scripts[message.option_index]))

    @on(Numbered.Picked)
    def _picked(self, message: Numbered.Picked) -> None:
        message.stop()
        self.dismiss(message.choice.id)


def _about(script: Script) -> Content:
    """What it is for, and when it is better left."""
    lines = [plain(script.about)]
    if script.caution:
        lines.append(plain(script.caution, "$warning"))
    return Content("\n").join(lines)
