"""The demo on the whole terminal; the command line calls `run` for `reframe demo`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from reframe.errors import UsageProblem
from reframe.tui.app import ReframeApp
from reframe.tui.screens.demo import DemoScreen, VignettesScreen
from reframe.tui.screens.page import TextPage
from reframe.tui.start import theme_of
from reframe.tui.themes import DARK, chosen

if TYPE_CHECKING:
    from reframe.companion.services import Services
    from reframe.record.model import Record
    from reframe.rulebook.model import Notice
    from reframe.tui.screens.conversation import ConversationScreen
    from reframe.tui.screens.help_lines import HelpLinesScreen


def run(environ: Mapping[str, str], name: str = "", *, auto: bool = False) -> int:
    """Run the demo until it ends; the exit code of the process."""
    theme = chosen(theme_of(environ), environ)
    app = DemoApp(partial(_open, environ), name, auto=auto, theme=theme)
    try:
        app.run()
    finally:
        if app.services:
            app.services.close()
    if not app.return_code:
        from reframe.companion.demo import LEFT

        print(LEFT, file=sys.stdout)  # noqa: T201
    return app.return_code or 0


def _open(environ: Mapping[str, str]) -> Services:
    from reframe.companion.demo import open_demo

    return open_demo(environ)


class DemoApp(ReframeApp):
    """The app with a list of vignettes for a start page, or with one vignette and no list.

    It knows no folders, so that nothing can be written.
    """

    MARK = "DEMO"

    def __init__(
        self,
        opener: Callable[[], Services],
        name: str = "",
        *,
        auto: bool = False,
        theme: str = DARK.name,
    ) -> None:
        super().__init__(opener, places=None, theme=theme)
        self._name = name
        self._auto = auto

    def get_default_screen(self) -> VignettesScreen:
        return VignettesScreen()

    async def on_event(self, event: events.Event) -> None:
        """The first key that is pressed while a demo goes by itself takes over, or ends it."""
        if isinstance(event, events.Key):
            going = next((each for each in self._playing() if each.goes_by_itself), None)
            if going and event.key == "q":
                self.end()
                return
            if going and event.key not in ("pageup", "pagedown"):
                going.take_over()
        await super().on_event(event)

    def _playing(self) -> list[DemoScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, DemoScreen)]

    # Instead of the start page

    def due_notice(self) -> Notice | None:
        return None

    def refresh_home(self) -> None:
        """There are no records to list."""

    def welcome(self) -> None:
        """The list, or the one vignette that was asked for."""
        if not self.services or len(self.screen_stack) > 1:
            return
        if self._name:
            self._play(self._name)
            return
        from reframe.companion.demo import INTRO

        home = self.screen_stack[0]
        assert isinstance(home, VignettesScreen)
        home.show_vignettes(INTRO, self.services.book.vignettes)

    def on_vignettes_screen_chosen(self, message: VignettesScreen.Chosen) -> None:
        self._play(message.name)

    def _play(self, name: str) -> None:
        from reframe.companion import demo

        assert self.services
        try:
            vignette = demo.vignette_named(self.services.book, name)
        except UsageProblem as problem:
            self.post_message(self.Refused(problem))
            return
        conversation = demo.begin(self.services, vignette)
        self.push_screen(
            DemoScreen(conversation, self.services, vignette, country=self.country, auto=self._auto)
        )

    # The end of one vignette

    def on_conversation_screen_left(self, message: ConversationScreen.Left) -> None:
        message.prevent_default()
        if message.record_id:
            self._read(message.record_id)
        elif self._name:
            self.end()
        else:
            self.tell(self._left())
            self._go_home()

    @staticmethod
    def _left() -> str:
        from reframe.companion.demo import LEFT

        return LEFT

    def page_of(self, record: Record) -> TextPage:
        """A record for reading; there is nothing that could be done with it."""
        from reframe.share.names import names_of
        from reframe.tui.widgets.record_view import record_content

        assert self.services
        return TextPage("The record", record_content(record, names_of(self.services.book)))

    def action_plan(self) -> None:
        from reframe.companion.demo import NO_PLAN

        self.tell(NO_PLAN)

    def action_help_quit(self) -> None:
        self.notify("To leave the demo, press ctrl+q. Nothing of it is kept.", markup=False)

    def on_help_lines_screen_country_chosen(self, message: HelpLinesScreen.CountryChosen) -> None:
        """For this demo only."""
        message.prevent_default()
        if self.services:
            config = replace(self.services.config, country=message.code)
            self.services = replace(self.services, config=config)
