"""Starts the TUI; the command line calls `run` when no command is given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from reframe.errors import ReframeError
from reframe.locations import Places, places
from reframe.tui.app import ReframeApp
from reframe.tui.themes import chosen

if TYPE_CHECKING:
    from reframe.companion.services import Services


def run(environ: Mapping[str, str]) -> int:
    """Run the app until it ends; the exit code of the process."""
    where = _places(environ)
    theme = chosen(theme_of(environ), environ)
    app = ReframeApp(partial(_open, environ), places=where, theme=theme)
    try:
        app.run()
    finally:
        if app.services:
            app.services.close()
    return app.return_code or 0


def _open(environ: Mapping[str, str]) -> Services:
    """Everything else is imported here, in a thread, after the first paint."""
    from reframe.companion.services import open_services

    return open_services(environ)


def _places(environ: Mapping[str, str]) -> Places | None:
    """The folders; when they can't be told, opening the services says why."""
    try:
        return places(environ)
    except ReframeError:
        return None


def theme_of(environ: Mapping[str, str]) -> str:
    """The configured theme; opening the services tells of a broken configuration."""
    where = _places(environ)
    if where is None or not where.config_file.is_file():
        return "auto"
    from reframe import config

    try:
        return config.load(where.config_file).theme
    except ReframeError:
        return "auto"
