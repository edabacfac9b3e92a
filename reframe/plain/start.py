"""Opens the services and runs the line front; `reframe plain` calls it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from reframe.companion.scripts import called
from reframe.companion.services import Services, open_services
from reframe.plain.console import Console
from reframe.plain.home import Home
from reframe.plain.signals import Ended, Signals
from reframe.plain.talk import InputEnded
from reframe.plain.welcome import Welcome


def run(environ: Mapping[str, str], script: str = "") -> int:
    """The whole line front, from the first line to the exit code.

    Raises:
        UsageProblem: when there is no script of that name.
    """
    services = open_services(environ)
    signals = Signals(hurry=services.detector.go_on_without)
    console = Console.standard(waiting=signals.waiting)
    try:
        with signals.active():
            first = called(services.book, script).id if script else ""
            talk(services, console, environ, first=first)
    finally:
        services.close()
    return 0


def talk(
    services: Services,
    console: Console,
    environ: Mapping[str, str] | None = None,
    *,
    first: str = "",
) -> None:
    """The notice, then the menu, until the user leaves, input ends or a signal asks to end.

    `first` is the id of a script to begin before the menu.
    """
    # Each turn is saved when its answer was taken, so that there is nothing left to do here.
    with suppress(Ended, InputEnded):
        welcomed = Welcome(services, console, environ or {}).passed()
        if welcomed:
            Home(welcomed, console).run(first)
