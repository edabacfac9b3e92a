"""Two lists of the line front: the thinking patterns, to read or put aside, and the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reframe import config
from reframe.companion.archive import toggled
from reframe.companion.services import Services
from reframe.companion.settings import SETTINGS, called, following
from reframe.dialogue.replies.choices import pick
from reframe.dialogue.turns import Choice
from reframe.errors import ReframeError
from reframe.plain.console import Console
from reframe.plain.help_lines import HelpLines
from reframe.plain.show import numbered
from reframe.plain.words import goes_back
from reframe.rulebook import look
from reframe.rulebook.model import Pattern

READ = (
    "Which one do you want to read? Type its number or a name. To put one aside, so that it is "
    "not offered any more, or to bring it back, type: aside 3. Enter alone goes back."
)
NOT_THERE = "No pattern is called that. Enter alone goes back."
ASIDE = "“{name}” is not offered any more. To bring it back, type the same again."
BACK_AGAIN = "“{name}” can be offered again."
PUT_ASIDE = "(put aside)"
NOT_SET = "Nothing was changed: settings are only kept outside of a demo."
CHANGE = "Which one do you want to change? Its next value is taken. Enter alone goes back."
HOLDS = "{name}: {value}. It holds from the next record on."

Read = Callable[[], str]


def ordered(patterns: Sequence[Pattern]) -> tuple[Pattern, ...]:
    return tuple(sorted(patterns, key=lambda each: (each.order, each.id)))


def found(patterns: Sequence[Pattern], line: str) -> Pattern | None:
    """The pattern with this number, this name, or another name it goes by."""
    choices = tuple(Choice(each.id, each.name) for each in patterns)
    if chosen := pick(line, choices):
        return next(each for each in patterns if each.id == chosen.id)
    named = [each for each in patterns if look.called(each, line)]
    return named[0] if len(named) == 1 else None


def meaning(pattern: Pattern) -> Iterator[str]:
    """What a pattern is, what it sounds like, and how else it is called."""
    yield pattern.name
    yield pattern.definition
    for example in pattern.examples:
        yield f"  “{example}”"
    if pattern.other_names:
        yield f"Also called: {', '.join(pattern.other_names)}"


class Pages:
    """Shows patterns and settings, and gives back the services with what was changed."""

    def __init__(
        self, services: Services, console: Console, *, read: Read, help_lines: HelpLines
    ) -> None:
        self._services = services
        self._console = console
        self._read = read
        self._help_lines = help_lines

    def patterns(self) -> Services:
        """Read one after the other until an empty line."""
        self._list()
        while line := self._read().strip():
            word, _, rest = line.removeprefix("/").partition(" ")
            if goes_back(line):
                break
            aside = word.casefold() == "aside" and bool(rest)
            pattern = found(ordered(self._services.book.patterns), rest if aside else line)
            if pattern is None:
                self._console.block(self._help_lines.asked_for(line) or [NOT_THERE])
            elif aside:
                self._put_aside(pattern)
            else:
                self._console.block(meaning(pattern))
        return self._services

    def settings(self) -> Services:
        """Change one after the other until an empty line."""
        self._console.block([CHANGE, *numbered(self._settings())])
        while line := self._read().strip():
            if goes_back(line):
                break
            if chosen := pick(line, self._settings()):
                self._change(chosen.id)
            else:
                self._console.block(self._help_lines.asked_for(line) or [CHANGE])
        return self._services

    def _list(self) -> None:
        aside = self._services.config.archived
        names = (
            Choice(each.id, f"{each.name} {PUT_ASIDE}" if each.id in aside else each.name)
            for each in ordered(self._services.book.patterns)
        )
        self._console.block([*numbered(names), READ])

    def _settings(self) -> tuple[Choice, ...]:
        present = self._services.config
        return tuple(Choice(each.key, f"{each.name}: {called(each, present)}") for each in SETTINGS)

    def _put_aside(self, pattern: Pattern) -> None:
        archived = toggled(self._services.config.archived, pattern.id)
        if self._save("archived", list(archived)):
            says = ASIDE if pattern.id in archived else BACK_AGAIN
            self._console.block([says.format(name=pattern.name)])

    def _change(self, key: str) -> None:
        setting = next(each for each in SETTINGS if each.key == key)
        if self._save(key, following(setting, self._services.config)):
            value = called(setting, self._services.config)
            self._console.block([HOLDS.format(name=setting.name, value=value)])

    def _save(self, key: str, value: object) -> bool:
        if not self._services.keeps:
            self._console.block([NOT_SET])
            return False
        try:
            changed = config.save_setting(self._services.places.config_file, key, value)
        except ReframeError as problem:
            self._console.block([problem.sentence])
            return False
        self._services = replace(self._services, config=changed)
        return True
