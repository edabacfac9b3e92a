"""The app: paints the start page at once, opens the services behind it, moves between screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from reframe.errors import ReframeError
from reframe.tui.beginning_app import BeginningApp
from reframe.tui.keys import EVERYWHERE, bindings
from reframe.tui.screens.home import RECENT, HomeScreen
from reframe.tui.settable_app import SettableApp
from reframe.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from reframe.companion.services import Services
    from reframe.journal import Row
    from reframe.locations import Places
    from reframe.record.model import Record
    from reframe.rulebook.model import Safety
    from reframe.tui.screens.conversation import ConversationScreen
    from reframe.tui.screens.detail import DetailScreen
    from reframe.tui.screens.help_lines import HelpLinesScreen
    from reframe.tui.screens.journal import JournalScreen
    from reframe.tui.screens.page import Page

KEPT = "Kept. You can go on with it at any time."
NO_PLAN = "The safety plan can be opened when reframe is ready. F1 shows the help lines."
WAITING = "Getting ready. Your record opens in a moment."


class ReframeApp(BeginningApp, SettableApp):
    """One app for the whole session; `opener` brings the services and runs in a thread."""

    TITLE = "reframe"
    CSS_PATH = ["app.tcss", "screens/home.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings(EVERYWHERE)

    @dataclass
    class Opened(Message):
        services: Services

    @dataclass
    class Refused(Message):
        """Something stands in the way of starting."""

        problem: ReframeError

    def __init__(
        self, opener: Callable[[], Services], *, places: Places | None, theme: str = DARK.name
    ) -> None:
        super().__init__(places)
        self._opener = opener
        self._wanted: HomeScreen.Wanted | None = None
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    # Start

    def get_default_screen(self) -> HomeScreen:
        return HomeScreen()

    def on_mount(self) -> None:
        self.end_cleanly_on_signals()
        self.call_after_refresh(self._begin_opening)

    def _begin_opening(self) -> None:
        self.run_worker(self._open, thread=True, group="open", exit_on_error=True)

    def _open(self) -> None:
        """Runs in a thread; keeps the services even when nobody waits for them any more."""
        try:
            self.services = self._opener()
        except ReframeError as problem:
            self.post_message(self.Refused(problem))
        else:
            self.post_message(self.Opened(self.services))
            # Read while the user reads, so that the first record opens at once.
            import reframe.tui.screens.conversation  # noqa: F401

    def end(self) -> None:
        """End at once: nothing waits for hints any more."""
        if self.services:
            self.services.detector.go_on_without()
        super().end()

    # Services

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        self.refresh_home()
        if message.services.config_problem:
            self.tell(message.services.config_problem)
        self.welcome()

    @on(HomeScreen.Uncovered)
    def _home_uncovered(self) -> None:
        self.welcome()

    def go_on(self) -> None:
        """Do what was asked for before it could be done."""
        if self.services and self._wanted:
            wanted, self._wanted = self._wanted, None
            self.home.remark("")
            self.post_message(wanted)

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        from reframe.tui.screens.problem import ProblemScreen

        self.exit_code = message.problem.exit_code
        self.push_screen(ProblemScreen(message.problem.sentence))

    def refresh_home(self) -> None:
        """Show the records as they stand now."""
        if not self.services:
            return
        try:
            rows = self.services.journal.rows()
            unfinished = self.services.journal.unfinished()
        except ReframeError as problem:
            self.tell(problem.sentence)
            return
        self.home.show(
            start=self.services.start_line(),
            rows=[self._gently(row) for row in rows[: RECENT + 1]],
            unfinished=self._gently(unfinished) if unfinished else None,
        )

    def _gently(self, row: Row) -> Row:
        """Words that called for a card do not greet anyone on the start page."""
        assert self.services
        seen = self.services.screen.look(row.title)
        return replace(row, title="") if seen and seen.tier != "soft" else row

    @property
    def home(self) -> HomeScreen:
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        return home

    def tell(self, sentence: str) -> None:
        """Show one plain sentence, wherever the user is."""
        self.notify(sentence, markup=False, timeout=10)

    @on(BeginningApp.Told)
    def _told(self, message: BeginningApp.Told) -> None:
        self.tell(message.sentence)

    # From the start page

    @on(HomeScreen.Wanted)
    def _wanted_at_home(self, message: HomeScreen.Wanted) -> None:
        if not self.services or self.due_notice():
            self._wanted = message
            self.home.remark(WAITING)
            return
        match message.what:
            case "new":
                self.begin()
            case "continue":
                self.resume(message.record_id)
            case "open":
                self._read(message.record_id)
            case "journal":
                self._show_journal()
            case "scripts":
                self.choose_script()

    @on(BeginningApp.Begun)
    def _begun(self, message: BeginningApp.Begun) -> None:
        from reframe.tui.screens.conversation import ConversationScreen

        assert self.services
        self._go_home()
        self.push_screen(
            ConversationScreen(message.conversation, self.services, country=self.country)
        )

    def on_conversation_screen_left(self, message: ConversationScreen.Left) -> None:
        self._go_home()
        self.refresh_home()
        self.home.remark(KEPT if message.stopped else "")
        if message.record_id:
            self._read(message.record_id)

    def _go_home(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.home.remark("")

    # The journal

    def _show_journal(self) -> None:
        from reframe.tui.screens.journal import JournalScreen

        assert self.services
        try:
            rows = self.services.journal.rows()
        except ReframeError as problem:
            self.tell(problem.sentence)
            return
        self.push_screen(JournalScreen(rows))

    def _read(self, record_id: str) -> None:
        assert self.services
        try:
            record = self.services.journal.get(record_id).record
        except ReframeError as problem:
            self.tell(problem.sentence)
            return
        self.push_screen(self.page_of(record))

    def page_of(self, record: Record) -> Page[None]:
        """A record for reading, with what can be done with it."""
        from reframe.share.names import names_of
        from reframe.tui.screens.detail import DetailScreen

        assert self.services
        return DetailScreen(record, names_of(self.services.book))

    def on_journal_screen_wanted(self, message: JournalScreen.Wanted) -> None:
        self._do(message.what, message.record_id)

    def on_detail_screen_wanted(self, message: DetailScreen.Wanted) -> None:
        self._do(message.what, message.record_id)

    def _do(self, what: str, record_id: str) -> None:
        match what:
            case "open":
                self._read(record_id)
            case "resume":
                self.resume(record_id)
            case "export":
                self.run_worker(partial(self._export, record_id), thread=True, group="export")
            case "delete":
                self._ask_to_delete(record_id)
            case _:
                pass

    def _export(self, record_id: str) -> None:
        """Runs in a thread: the disk may be slow."""
        from reframe.tui.exporting import export

        assert self.services
        try:
            path = export(self.services, record_id)
        except ReframeError as problem:
            self.post_message(self.Told(problem.sentence))
        else:
            self.post_message(
                self.Told(f"Written to {path}. Anyone who can read that file can read it.")
            )

    def _ask_to_delete(self, record_id: str) -> None:
        from reframe.dialogue.turns import Choice
        from reframe.tui.screens.choose import Choose

        choices = [Choice("keep", "Keep it", "k"), Choice("delete", "Delete it for good", "d")]
        self.push_screen(
            Choose("Delete this record? It can’t be brought back.", choices),
            lambda chosen: self._delete(record_id) if chosen == "delete" else None,
        )

    def _delete(self, record_id: str) -> None:
        assert self.services
        try:
            self.services.journal.delete(record_id)
        except ReframeError as problem:
            self.tell(problem.sentence)
            return
        self._after_delete()

    def _after_delete(self) -> None:
        """Leave the page of a record that is gone, and list what is left."""
        from reframe.tui.screens.detail import DetailScreen
        from reframe.tui.screens.journal import JournalScreen

        assert self.services
        if isinstance(self.screen, DetailScreen):
            self.pop_screen()
        if isinstance(self.screen, JournalScreen):
            self.screen.show(self.services.journal.rows())
        self.refresh_home()

    # Help

    def action_help(self) -> None:
        from reframe.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            about = self.services.safety.notice if self.services else None
            self.push_screen(HelpScreen(about.about if about else ()))

    def action_hide(self) -> None:
        from reframe.tui.screens.hidden import Hidden

        if not isinstance(self.screen, Hidden):
            self.push_screen(Hidden())

    def action_help_lines(self) -> None:
        from reframe.tui.screens.help_lines import HelpLinesScreen

        if not isinstance(self.screen, HelpLinesScreen):
            self.push_screen(HelpLinesScreen(self._safety(), country=self.country()))

    def action_plan(self) -> None:
        """The own safety plan, from the start page, the help lines and the pause page."""
        keeper = self.services.plan() if self.services else None
        if keeper is None or self.services is None:
            self.tell(NO_PLAN)
            return
        from reframe.tui.screens.safety_plan import SafetyPlanScreen

        self.push_screen(SafetyPlanScreen(keeper, exports=self.services.places.data / "exports"))

    def _safety(self) -> Safety | None:
        """The help lines, also when nothing else could be opened."""
        if self.services:
            return self.services.safety
        from reframe.rulebook import load

        try:
            return load.safety(self._places)
        except ReframeError:
            return None

    def on_help_lines_screen_country_chosen(self, message: HelpLinesScreen.CountryChosen) -> None:
        from reframe import config

        if not self._places:
            return
        try:
            changed = config.save_country(self._places.config_file, message.code)
        except ReframeError as problem:
            self.tell(problem.sentence)
            return
        if self.services:
            self.services = replace(self.services, config=changed)
