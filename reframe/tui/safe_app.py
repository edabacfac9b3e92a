"""How the app ends and what it never lets out: faults, signals, the clipboard."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

if TYPE_CHECKING:
    from reframe.locations import Places


class SafeApp(App[None]):
    """An app that saves what is being typed before it ends, and ends without private words.

    A screen takes part by having a method `flush`.
    """

    def __init__(self, places: Places | None) -> None:
        super().__init__()
        self._places = places
        self.exit_code = 0
        """What an orderly end gives back to the shell."""

    def end_cleanly_on_signals(self) -> None:
        """A closed terminal and a polite kill end the app as quitting does."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            try:
                loop.add_signal_handler(number, self.end)
            except (RuntimeError, ValueError, NotImplementedError):
                # Only the main thread may handle signals; tests may run the app in another one.
                return

    def end(self) -> None:
        """Save what is being typed, and leave."""
        self.flush_drafts()
        self.exit(return_code=self.exit_code)

    async def action_quit(self) -> None:
        self.end()

    def action_help_quit(self) -> None:
        """What ctrl+c does where there is nothing to copy: say how to leave."""
        self.notify("To leave reframe, press ctrl+q. What you wrote is kept.", markup=False)

    def flush_drafts(self) -> None:
        """Save what is being typed, now."""
        for screen in self.screen_stack:
            flush = getattr(screen, "flush", None)
            if flush is not None:
                flush()

    def _handle_exception(self, error: Exception) -> None:
        """End with one fixed sentence. Textual's own way prints local variables: private text."""
        from reframe.companion import crash

        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = crash.EXIT_CODE
        self._keep_what_is_typed()
        self.note_fault(error)
        self._exit_renderables.append(crash.STOPPED)
        self._close_messages_no_wait()

    def _keep_what_is_typed(self) -> None:
        """Save drafts although the app is broken; a second fault must not hide the first."""
        try:
            self.flush_drafts()
        except Exception as second:  # noqa: BLE001
            self.note_fault(second)

    def note_fault(self, error: BaseException) -> None:
        """Tell where it went wrong; of a fault in a thread, what was wrong there."""
        if self._places:
            from reframe.companion import crash

            cause = error.error if isinstance(error, WorkerFailed) else error
            crash.write_crash_file(self._places.data, cause)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy inside reframe only: the terminal's clipboard would carry private text outside."""
        self._clipboard = text
