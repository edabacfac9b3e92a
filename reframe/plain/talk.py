"""One conversation, line by line: shows turns, reads answers, until it is done or input ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reframe.companion.answers import answers, of_field
from reframe.companion.conversation import Conversation
from reframe.companion.plan import with_open_ways
from reframe.companion.services import Services
from reframe.dialogue.events import Chose, Command, Event, Felt, Judged, Take, Typed, Weighed
from reframe.dialogue.replies.choices import pick
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Doubt, Local, Partly, Shares, Taken, Unclear
from reframe.dialogue.replies.requests import takes_text
from reframe.dialogue.turns import Ask, Card, Choice, Done, Offer, Prompt, Sorting, Turn
from reframe.plain import sorting, words
from reframe.plain.console import Console
from reframe.plain.grounding import walk
from reframe.plain.help_lines import HelpLines
from reframe.plain.patterns import Pages
from reframe.plain.plan import as_it_stands
from reframe.plain.shares import SharePages
from reframe.plain.show import about, described, lines_of, numbered, ways_on
from reframe.plain.understand import PICK, understand
from reframe.record.story import Story
from reframe.share.names import names_of
from reframe.share.text import to_text


class InputEnded(Exception):
    """There will be no more lines."""


class Talk:
    """Runs one conversation on a console."""

    def __init__(
        self,
        services: Services,
        conversation: Conversation,
        console: Console,
        help_lines: HelpLines,
    ) -> None:
        self._services = services
        # Once for the whole talk, so that a number means the same way on as when it was shown.
        self._safety = with_open_ways(services.safety, services.plan())
        self._help_lines = help_lines
        self._card = ""
        self._conversation = conversation
        self._console = console
        self._sorted = ("", Story())
        self._reader = Reader(services.book.replies, services.book.emotions)
        self._shares = SharePages(self._reader)

    def run(self) -> None:
        """Talk until the conversation is done; InputEnded when the input ends first."""
        self._show(self._conversation.turns())
        if self._conversation.drafted:
            self._tell_draft()
        while not isinstance(prompt := self._prompt(), Done):
            if isinstance(prompt, Ask) and prompt.kind == "weights":
                drafted = self._conversation.drafted
                self._shares.begin(prompt, self._conversation.record, drafted)
                self._console.block([self._shares.asking()])
            self._answer(prompt, self._line(keep=takes_text(prompt)))

    def _prompt(self) -> Prompt | Done:
        turn = self._conversation.turns()[-1]
        assert isinstance(turn, Prompt | Done)
        return turn

    def _line(self, *, keep: bool = False) -> str:
        line = self._console.read(partly=self._conversation.draft if keep else lambda _: None)
        if line is None:
            self._take(Command("stop"))
            raise InputEnded
        return line

    def _answer(self, prompt: Prompt, line: str) -> None:
        if not line.lstrip().startswith("/") and self._needs_care(line):
            # These words come before any number or choice, and before any request.
            self._take(Typed(line))
            return
        if isinstance(prompt, Sorting) and self._sort(prompt, line):
            return
        ways = ways_on(prompt, self._safety)
        match understand(line, prompt, self._reader, ways):
            case Unclear(sentence=sentence):
                self._console.block([sentence])
            case Doubt() as doubt:
                self._settle(doubt, prompt)
            case Command(name="easier"):
                self._ease(prompt)
            case Taken(event=event, says=says):
                self._console.block([says])
                self._take(event)
            case Partly(feelings=feelings):
                self._ask_strengths(feelings)
            case Shares() as shares:
                self._share(shares)
            case Local() as local:
                self._do(local, prompt)
            case event:
                self._take(event)

    def _share(self, shares: Shares) -> None:
        """Numbers of a whole that is shared out; those given so far are kept meanwhile."""
        match self._shares.give(shares):
            case Weighed() as whole:
                self._take(whole)
            case said:
                self._conversation.draft(self._shares.draft)
                self._console.block([said] if said else [])

    def _sort(self, prompt: Sorting, line: str) -> bool:
        """Whether the line was about the sorting of a story; changes stand until it is taken."""
        story = self._story_of(prompt)
        match sorting.understood(line, prompt, story):
            case None if line.strip().startswith("/"):
                return False
            case None:
                if isinstance(self._reader.wanted(line, prompt), Command | Local):
                    return False
                self._console.block([sorting.UNCLEAR])
            case Story() as changed:
                self._sorted = (prompt.text, changed)
                self._console.block(sorting.parts(prompt, changed))
            case str() as sentence:
                self._console.block([sentence])
            case event:
                self._sorted = ("", Story())
                self._take(event)
        return True

    def _story_of(self, prompt: Sorting) -> Story:
        """The pieces as they were changed last, else as they were sorted."""
        text, story = self._sorted
        return story if text == prompt.text else prompt.story

    def _ease(self, prompt: Prompt) -> None:
        match self._reader.stuck(prompt):
            case Doubt() as doubt:
                self._settle(doubt, prompt)
            case command:
                self._take(command)

    def _settle(self, doubt: Doubt, prompt: Prompt) -> None:
        """Ask once whether a line is an answer; it is kept meanwhile, whatever comes."""
        if doubt.text:
            self._conversation.draft(doubt.text)
        self._show([doubt.ask])
        line = self._line()
        while not line.strip() or self._needs_care(line) or not self._way(doubt, line):
            self._console.block(self._help_lines.shown() if self._needs_care(line) else [PICK])
            line = self._line()
        match self._way(doubt, line):
            case Typed() as answer:
                self._take(answer)
            case Local() as local:
                self._conversation.draft("")
                self._do(local, prompt)
            case Command() as command:
                self._conversation.draft("")
                self._take(command)

    def _way(self, doubt: Doubt, line: str) -> Event | Local | None:
        match self._reader.read(line, doubt.ask):
            case Chose(option=option):
                return doubt.settled(option)
            case _:
                return None

    def _needs_care(self, line: str) -> bool:
        screened = self._conversation.screen_only(line)
        return screened is not None and screened.tier != "soft"

    def _take(self, event: Event) -> None:
        if self._conversation.waits_for_hints(event):
            self._console.block([words.LOADING])
        turns = self._conversation.take(event)
        if event == Chose("clear"):
            self._console.block([words.STILL_ABOVE])
        self._show(turns)
        if event == Command("undo") and self._conversation.drafted:
            self._tell_draft()

    def _tell_draft(self) -> None:
        prompt = self._prompt()
        if not isinstance(prompt, Done) and takes_text(prompt):
            self._console.block([words.DRAFT.format(text=self._conversation.drafted)])

    def _show(self, turns: Iterable[Turn]) -> None:
        for turn in turns:
            if isinstance(turn, Sorting):
                turn = replace(turn, story=self._story_of(turn))  # noqa: PLW2901
            self._console.block(lines_of(turn, self._safety))
            self._show_lines_once(turn)

    def _show_lines_once(self, turn: Turn) -> None:
        """The help lines after a card that waits, but not each time the same one comes back."""
        waiting = (
            turn.card if isinstance(turn, Card) and turn.tier in ("explicit", "danger") else ""
        )
        if waiting and waiting != self._card:
            self._console.block(self._help_lines.shown())
        if waiting or isinstance(turn, Prompt):
            self._card = waiting

    def _do(self, local: Local, prompt: Prompt) -> None:
        match local.name:
            case "help" | "lines" | "record" | "plan" | "about":
                self._console.block(self._page(local))
                self._show([prompt])
            case "grounding":
                walk(
                    self._services.safety,
                    self._console,
                    read=self._line,
                    help_lines=self._help_lines,
                )
                self._show([prompt])
            case "patterns" | "settings":
                self._read_pages(settings=local.name == "settings")
            case "stay":
                self._show([prompt])
            case "edit":
                self._edit(local.words)
            case "exercises":
                self._choose_exercise()
            case "other":
                self._choose_pattern(prompt)
            case "clear" if takes_text(prompt):
                self._take(Typed(""))
            case "keep" if takes_text(prompt) and self._conversation.drafted:
                self._take(Typed(self._conversation.drafted))
            case _:
                self._console.block([words.NOTHING_TO_DO.format(name=local.name)])

    def _page(self, local: Local) -> Iterable[str]:
        """Something to read, after which the question comes again."""
        if local.name == "lines":
            return self._help_lines.shown(local.words)
        if local.name == "help":
            return words.HELP
        if local.name == "about":
            return about(self._services.safety)
        if local.name == "plan":
            return as_it_stands(self._services.plan())
        return [to_text(self._conversation.record, names_of(self._services.book))]

    @property
    def services(self) -> Services:
        """With what was set on the way."""
        return self._services

    def _read_pages(self, *, settings: bool, then: Iterable[str] = ()) -> None:
        """The patterns to read, or what can be set; afterwards what was asked comes again."""
        pages = Pages(self._services, self._console, read=self._line, help_lines=self._help_lines)
        self._services = pages.settings() if settings else pages.patterns()
        self._conversation.archive(self._services.config.archived)
        if then:
            self._console.block(then)
        else:
            self._show([self._prompt()])

    def _ask_strengths(self, feelings: Iterable[tuple[str, int | None]]) -> None:
        """Ask for the numbers that are missing; the names typed are not lost on the way."""
        asked = (
            (name, self._strength(name) if known is None else known) for name, known in feelings
        )
        rated = tuple((name, number) for name, number in asked if number is not None)
        self._take(Felt(rated) if rated else Command("skip"))

    def _strength(self, name: str) -> int | None:
        """How strong a feeling is; None when it is left out."""
        self._console.block([words.HOW_STRONG.format(name=name)])
        while (line := self._line().strip().casefold()) not in ("/skip", "skip"):
            if self._needs_care(line):
                self._console.block(self._help_lines.shown())
                continue
            if (found := self._reader.strength(line)) is None:
                self._console.block([self._reader.says("rate")])
                continue
            if not found.exact:
                self._console.block([self._reader.told(found.number)])
            return found.number
        return None

    def _edit(self, into: str = "") -> None:
        """To an earlier answer; which one is asked unless it is the only one of its field."""
        given = answers(self._services.book, self._conversation.state)
        given = of_field(given, into)
        if into and len(given) == 1:
            self._take(given[0].edit)
            return
        choices = tuple(
            Choice(str(n), f"{each.column}: {each.text}") for n, each in enumerate(given)
        )
        chosen = self._choose(words.WHICH_ANSWER, choices)
        if chosen:
            self._take(given[int(chosen.id)].edit)

    def _choose_pattern(self, prompt: Prompt) -> None:
        chosen = (
            self._choose(words.WHICH_PATTERN, prompt.others) if isinstance(prompt, Offer) else None
        )
        if chosen:
            self._take(Judged("other", other=chosen.id))

    def _choose_exercise(self) -> None:
        """Take up a technique in the middle of the record."""
        found = self._conversation.exercises()
        if chosen := self._choose(words.WHICH_EXERCISE, described(found)):
            self._take(Take(chosen.id))

    def _choose(self, ask: str, choices: tuple[Choice, ...]) -> Choice | None:
        """One of a numbered list; None when the user goes back or there is nothing to choose."""
        if not choices:
            self._console.block([words.NOTHING_THERE])
            return None
        self._console.block([ask, *numbered(choices)])
        while line := self._line().strip():
            if words.goes_back(line) and not pick(line, choices):
                break
            if line.casefold().removeprefix("/") == "patterns":
                self._read_pages(settings=False, then=(ask, *numbered(choices)))
                continue
            if chosen := pick(line, choices):
                return chosen
            self._console.block(
                self._help_lines.shown() if self._needs_care(line) else [words.PICK_OR_BACK]
            )
        self._show([self._prompt()])
        return None
