"""A first start of the line front: the notice, which has to be accepted, then the country."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from reframe.companion import first_run
from reframe.companion.services import Services
from reframe.dialogue.replies.choices import pick
from reframe.dialogue.turns import Choice
from reframe.errors import UsageProblem
from reframe.plain import words
from reframe.plain.console import Console
from reframe.plain.help_lines import HelpLines
from reframe.plain.show import numbered
from reframe.plain.talk import InputEnded
from reframe.rulebook.model import Notice, Safety
from reframe.safety import lines


class Welcome:
    """Runs before the menu; nothing of it is shown once the notice was accepted."""

    def __init__(self, services: Services, console: Console, environ: Mapping[str, str]) -> None:
        self._services = services
        self._console = console
        self._environ = environ
        self._help_lines = HelpLines(services)

    def passed(self) -> Services | None:
        """The services to go on with; None when the person leaves instead."""
        notice = first_run.due(self._services)
        if notice is None:
            return self._services
        self._console.block([notice.title])
        for paragraph in notice.text:
            self._console.block([paragraph.format(lines=words.LINES)])
        if not self._accepted(notice):
            return None
        self._keep(*first_run.accepted(self._services, notice))
        if self._services.config.country is None:
            code = self._help_lines.chosen or self._asked_country(notice)
            if code is None:
                return None
            self._keep(*first_run.with_country(self._services, code))
        return self._services

    def _accepted(self, notice: Notice) -> bool:
        choices = (Choice("accept", notice.accept, "a"), Choice("leave", notice.leave, "l"))
        self._console.block(numbered(choices))
        while True:
            line = self._read().removeprefix("/")
            if line.casefold() in words.LEAVING:
                return False
            if chosen := pick(line, choices):
                return chosen.id == "accept"
            self._console.block(self._help_lines.asked_for(line) or [words.PICK_ENTRY])

    def _asked_country(self, notice: Notice) -> str | None:
        """The code of the country; enter alone takes no guess. None when the person leaves."""
        safety = self._services.safety
        guess = first_run.guessed_country(self._environ, safety)
        choices = first_run.countries(safety, notice, guess)
        why = notice.country.why.format(lines=words.LINES)
        self._console.block([notice.country.ask, why, *numbered(choices)])
        while (line := self._read()).removeprefix("/").casefold() not in words.LEAVING:
            if code := _named(line, choices, safety):
                return code
            self._console.block(self._help_lines.asked_for(line) or [words.WHICH_COUNTRY])
            if self._help_lines.chosen:
                break
        return self._help_lines.chosen

    def _keep(self, services: Services, problem: str) -> None:
        self._services = services
        if problem:
            self._console.block([problem])

    def _read(self) -> str:
        line = self._console.read()
        if line is None:
            raise InputEnded
        return line.strip()


def _named(line: str, choices: tuple[Choice, ...], safety: Safety) -> str | None:
    """The code of the country that a line means by its number, its code or a name of it."""
    if chosen := pick(line, choices):
        return chosen.id
    with suppress(UsageProblem):
        return lines.country(safety, line).code
    return None
