"""The own safety plan: read it all at once, write one part at a time."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from reframe.companion.plan import INSIDE, KEPT, OUTSIDE, PRINTED, PlanKeeper
from reframe.errors import ReframeError
from reframe.record.plan import SafetyPlan
from reframe.rulebook.model import PlanSection
from reframe.tui.keys import PLAN, PLAN_PART, bindings
from reframe.tui.screens.page import Page
from reframe.tui.widgets.editor import Editor
from reframe.tui.widgets.lines import Lines
from reframe.tui.words import plain

SAVE_AFTER = 0.5
"""Seconds after the last key."""


class SafetyPlanScreen(Page[None]):
    """All parts with their words; enter writes the marked one."""

    CSS_PATH = "safety_plan.tcss"
    HEADING = "My safety plan"
    GROUP = PLAN
    BINDINGS = bindings(PLAN)

    listing = query_one(Lines)

    def __init__(self, keeper: PlanKeeper, *, exports: Path) -> None:
        super().__init__()
        self._keeper = keeper
        self._exports = exports

    def compose_body(self) -> ComposeResult:
        yield Static(id="intro")
        yield Lines()
        yield Static(id="where")

    def on_mount(self) -> None:
        self.listing.focus()

    def on_screen_resume(self) -> None:
        """Also after a part was written."""
        try:
            plan = self._keeper.plan()
        except ReframeError as problem:
            self._tell(problem.sentence)
            return
        self._show(plan)

    def _show(self, plan: SafetyPlan) -> None:
        form = self._keeper.form
        intro = form.empty if plan.is_empty else form.intro
        self.query_one("#intro", Static).update(plain(intro, "$quiet"))
        self.query_one("#where", Static).update(
            plain(OUTSIDE if plan.outside else INSIDE, "$quiet")
        )
        marked = self.listing.highlighted or 0
        self.listing.clear_options()
        self.listing.add_options(
            [Option(_part(each, plan.text(each.id)), id=each.id) for each in form.sections]
        )
        self.listing.highlighted = marked

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        section = self._keeper.form.sections[message.option_index]
        self.app.push_screen(PlanPartScreen(self._keeper, section))

    def action_outside(self) -> None:
        """Let the plan be read without the journal, or no longer."""
        try:
            plan = self._keeper.allow_outside(not self._keeper.plan().outside)
        except ReframeError as problem:
            self._tell(problem.sentence)
            return
        self._show(plan)
        if plan.outside:
            self._tell(self._keeper.form.outside)

    def action_export(self) -> None:
        """Write it to a file that can be printed."""
        try:
            path = self._keeper.print_into(self._exports)
        except ReframeError as problem:
            self._tell(problem.sentence)
            return
        self._tell(PRINTED.format(path=path))

    def _tell(self, sentence: str) -> None:
        self.app.notify(sentence, markup=False, timeout=10)


class PlanPartScreen(Page[None]):
    """One part of the plan; kept while it is written."""

    CSS_PATH = "safety_plan.tcss"
    HEADING = "My safety plan"
    GROUP = PLAN_PART
    BINDINGS = bindings(PLAN_PART)

    editor = query_one(Editor)

    def __init__(self, keeper: PlanKeeper, section: PlanSection) -> None:
        super().__init__()
        self._keeper = keeper
        self._section = section
        self._kept = self._written()
        self._waiting: Timer | None = None

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="reading", can_focus=False):
            yield Static(plain(self._section.name, "bold $primary"))
            yield Static(plain(self._section.ask), id="ask")
            yield Static(plain(self._section.hint, "$quiet"), id="hint")
            yield Editor(self._kept, id="words")
            yield Static(id="kept")

    def _written(self) -> str:
        try:
            return self._keeper.plan().text(self._section.id)
        except ReframeError:
            return ""

    def on_mount(self) -> None:
        self.editor.focus()

    @on(TextArea.Changed)
    def _changed(self, message: TextArea.Changed) -> None:
        message.stop()
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(SAVE_AFTER, self._save)

    @on(Editor.Sent)
    def _sent(self, message: Editor.Sent) -> None:
        message.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """Keep it and go back; when it can't be kept, stay, so that nothing is lost."""
        if self._save():
            self.dismiss()

    def _save(self) -> bool:
        self._waiting = None
        text = self.editor.text
        if text == self._kept:
            return True
        try:
            self._keeper.write(self._section.id, text)
        except ReframeError as problem:
            self.query_one("#kept", Static).update(plain(problem.sentence, "$warning"))
            return False
        self._kept = text
        self.query_one("#kept", Static).update(plain(KEPT, "$quiet"))
        return True


def _part(section: PlanSection, text: str) -> Content:
    """A part as one entry of the list, with all its words."""
    words = plain(text) if text else plain(section.ask, "$quiet")
    lines = [Content.assemble("   ", line) for line in words.split("\n")]
    return Content("\n").join([Content.assemble(" ", plain(section.name, "bold")), *lines])
