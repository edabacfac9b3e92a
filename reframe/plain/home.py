"""The start page of the line front: a numbered menu, and the journal as a list."""

from __future__ import annotations

from collections.abc import Iterable

from reframe.companion.conversation import Conversation
from reframe.companion.scripts import listed
from reframe.companion.services import Services
from reframe.dialogue.replies.choices import pick
from reframe.dialogue.turns import Choice
from reframe.errors import ReframeError
from reframe.journal import Row
from reframe.plain import words
from reframe.plain.console import Console
from reframe.plain.grounding import walk
from reframe.plain.help_lines import HelpLines
from reframe.plain.patterns import Pages
from reframe.plain.plan import PlanPages
from reframe.plain.show import about, described, numbered
from reframe.plain.talk import InputEnded, Talk
from reframe.share.names import names_of
from reframe.share.text import to_text

SHOWN_RECORDS = 20
SCRIPT = "script:"
QUIT = Choice("quit", "quit", "q")


class Home:
    """Runs the menu until the user quits or the input ends."""

    def __init__(self, services: Services, console: Console) -> None:
        self._services = services
        self._console = console
        self._help_lines = HelpLines(services)

    def run(self, first: str = "") -> None:
        """The menu; a script named `first` is begun before it."""
        self._console.say("reframe", self._services.start_line())
        if self._services.config_problem:
            self._console.block([self._services.config_problem])
        if self._services.script_problems:
            self._console.block(self._services.script_problems)
        if first:
            self._guarded(Choice(f"{SCRIPT}{first}", first))
        while chosen := self._chosen():
            self._guarded(chosen)

    def _chosen(self) -> Choice | None:
        """The entry chosen; None to leave."""
        entries = self._entries()
        self._console.block(["What would you like to do?", *numbered(entries)])
        chosen = self._pick(entries)
        return None if chosen == QUIT else chosen

    def _pick(self, choices: tuple[Choice, ...]) -> Choice | None:
        while (line := self._console.read()) is not None:
            if chosen := pick(line.strip().removeprefix("/"), choices):
                return chosen
            self._console.block(self._told_of(line))
        return None

    def _told_of(self, line: str) -> Iterable[str]:
        """What to say to a line that names no entry: `/lines GB` and words of need get lines."""
        return self._help_lines.asked_for(line) or [words.PICK_ENTRY]

    def _entries(self) -> tuple[Choice, ...]:
        entries = [Choice("new", "new thought record", "n")]
        if unfinished := self._services.journal.unfinished():
            entries.append(Choice("continue", f"continue: {_titled(unfinished)}", "c"))
        return (
            *entries,
            Choice("scripts", "another script, or an exercise", "m"),
            Choice("journal", "journal", "j"),
            Choice("lines", "help lines: people you can call", "h"),
            Choice("plan", "my safety plan", "p"),
            Choice("grounding", "a quiet minute: slow breathing", "g"),
            Choice("about", "about reframe", "a"),
            Choice("patterns", "thinking patterns, to read", "l"),
            Choice("settings", "settings", ","),
            QUIT,
        )

    def _guarded(self, chosen: Choice) -> None:
        """Do it; a problem is told and the menu comes again."""
        try:
            self._do(chosen.id)
        except ReframeError as problem:
            self._console.block([problem.sentence])

    def _do(self, entry: str) -> None:
        match entry:
            case "new":
                self._talk(Conversation.new(self._services))
            case "continue":
                if row := self._services.journal.unfinished():
                    self._talk(Conversation.resume(self._services, row.id))
            case "scripts":
                self._scripts()
            case chosen if chosen.startswith(SCRIPT):
                script = chosen.removeprefix(SCRIPT)
                self._talk(Conversation.new(self._services, script))
            case "journal":
                self._journal()
            case "grounding":
                walk(
                    self._services.safety,
                    self._console,
                    read=self._read,
                    help_lines=self._help_lines,
                )
            case "plan":
                PlanPages(
                    self._services,
                    self._console,
                    read=self._read,
                    help_lines=self._help_lines,
                ).run()
            case "about":
                self._console.block(about(self._services.safety))
            case "patterns":
                self._services = self._pages().patterns()
            case "settings":
                self._services = self._pages().settings()
            case _:
                self._console.block(self._help_lines.shown())

    def _pages(self) -> Pages:
        return Pages(self._services, self._console, read=self._read, help_lines=self._help_lines)

    def _talk(self, conversation: Conversation) -> None:
        talk = Talk(self._services, conversation, self._console, self._help_lines)
        talk.run()
        self._services = talk.services

    def _scripts(self) -> None:
        """All scripts and exercises, to begin one."""
        choices = described(listed(self._services.book))
        self._console.block([words.WHICH_SCRIPT, *numbered(choices)])
        while line := self._read().strip():
            if chosen := pick(line, choices):
                self._talk(Conversation.new(self._services, chosen.id))
                return
            if words.goes_back(line):
                return
            self._console.block(self._told_of(line))

    def _journal(self) -> None:
        rows = self._services.journal.rows()[:SHOWN_RECORDS]
        if not rows:
            self._console.block([words.EMPTY_JOURNAL])
            return
        choices = tuple(Choice(row.id, f"{row.started:%Y-%m-%d}  {_titled(row)}") for row in rows)
        self._console.block([words.WHICH_RECORD, *numbered(choices)])
        while line := self._read().strip():
            if chosen := pick(line, choices):
                self._open(chosen.id)
                return
            if words.goes_back(line):
                return
            self._console.block(self._told_of(line))

    def _open(self, record_id: str) -> None:
        record = self._services.journal.get(record_id).record
        self._console.block([to_text(record, names_of(self._services.book))])
        if record.status != "open":
            return
        choices = (Choice("yes", "go on with it", "y"), Choice("no", "back", "n"))
        self._console.block([words.GO_ON, *numbered(choices)])
        if pick(self._read(), choices) == choices[0]:
            self._talk(Conversation.resume(self._services, record_id))

    def _read(self) -> str:
        line = self._console.read()
        if line is None:
            raise InputEnded
        return line


def _titled(row: Row) -> str:
    return row.title or "(no words yet)"
