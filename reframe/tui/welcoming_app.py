"""The app at a first start: nothing else opens before the notice is accepted."""

from __future__ import annotations

import os
from abc import abstractmethod
from typing import TYPE_CHECKING

from reframe.tui.safe_app import SafeApp

if TYPE_CHECKING:
    from reframe.companion.services import Services
    from reframe.locations import Places
    from reframe.rulebook.model import Notice
    from reframe.tui.screens.first_run import CountryScreen, NoticeScreen

KEPT_CLOSED = {"help", "plan", "patterns", "settings"}
"""Actions that wait for the notice; the help lines, hiding and leaving never do."""


class WelcomingApp(SafeApp):
    """Shows the notice over the start page, then asks for the country once."""

    def __init__(self, places: Places | None) -> None:
        super().__init__(places)
        self.services: Services | None = None

    @abstractmethod
    def go_on(self) -> None:
        """Called when nothing stands before the start page any more."""

    @abstractmethod
    def tell(self, sentence: str) -> None:
        """Show one plain sentence."""

    def due_notice(self) -> Notice | None:
        """The notice that has to be accepted before anything else opens."""
        if not self.services:
            return None
        from reframe.companion import first_run

        return first_run.due(self.services)

    def welcome(self) -> None:
        """Show the notice if it is due and only the start page is open; else go on."""
        notice = self.due_notice()
        if notice is None:
            self.go_on()
        elif len(self.screen_stack) == 1:
            from reframe.tui.screens.first_run import NoticeScreen

            self.push_screen(NoticeScreen(notice))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in KEPT_CLOSED and self.due_notice():
            return False
        return super().check_action(action, parameters)

    def on_notice_screen_answered(self, message: NoticeScreen.Answered) -> None:
        from reframe.companion import first_run

        notice = self.due_notice()
        if not message.accepted:
            self.end()
        elif self.services and notice:
            self._take(*first_run.accepted(self.services, notice))
            self.pop_screen()
            self._ask_for_country(notice)

    def _ask_for_country(self, notice: Notice) -> None:
        """Unless it was chosen before, on the page of help lines."""
        from reframe.companion import first_run
        from reframe.tui.screens.first_run import CountryScreen

        assert self.services
        if self.services.config.country is not None:
            self.go_on()
            return
        guess = first_run.guessed_country(os.environ, self.services.safety)
        choices = first_run.countries(self.services.safety, notice, guess)
        self.push_screen(CountryScreen(notice, choices, guess=guess, country=self.country))

    def on_country_screen_chosen(self, message: CountryScreen.Chosen) -> None:
        from reframe.companion import first_run
        from reframe.tui.screens.first_run import CountryScreen

        if not self.services or not isinstance(self.screen, CountryScreen):
            return
        if message.code != self.country():
            self._take(*first_run.with_country(self.services, message.code))
        self.pop_screen()
        self.go_on()

    def country(self) -> str | None:
        """Whose help lines to show, if that was chosen."""
        return self.services.config.country if self.services else None

    def _take(self, services: Services, problem: str) -> None:
        self.services = services
        if problem:
            self.tell(problem)
