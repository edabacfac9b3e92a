"""The own safety plan as lines: read as a whole, written one part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reframe.companion.plan import INSIDE, KEPT, OUTSIDE, PRINTED, PlanKeeper, as_text
from reframe.companion.services import Services
from reframe.dialogue.replies.choices import pick
from reframe.dialogue.turns import Choice
from reframe.errors import ReframeError
from reframe.plain import words
from reframe.plain.console import Console
from reframe.plain.help_lines import HelpLines
from reframe.plain.show import LINES_HINT, numbered
from reframe.plain.understand import SLASHED
from reframe.record.plan import SafetyPlan
from reframe.rulebook.model import PlanForm, PlanSection

LEAVING = words.LEAVING | {"back", ""}
PART = "part "
"""Begins the id of a part, which goes by its place: ids of the form may be any word."""
BACK = Choice("back", "back", "b")


def as_it_stands(keeper: PlanKeeper | None) -> Iterator[str]:
    """The plan for reading, from anywhere; what stands in the way is one sentence."""
    if keeper is None:
        yield words.NO_PLAN
        return
    try:
        plan = keeper.plan()
    except ReframeError as problem:
        yield problem.sentence
        yield LINES_HINT
        return
    yield from _page(plan, keeper.form)


class PlanPages:
    """The plan and what can be done with it, until the person goes back."""

    def __init__(
        self,
        services: Services,
        console: Console,
        *,
        read: Callable[[], str],
        help_lines: HelpLines,
    ) -> None:
        self._keeper = services.plan()
        self._exports = services.places.data / "exports"
        self._console = console
        self._read = read
        self._help_lines = help_lines

    def run(self) -> None:
        """Show it, then do what is chosen; a plan that can't be read is told by who called."""
        if self._keeper is None:
            self._console.block([words.NO_PLAN])
            return
        self._console.block(_page(self._keeper.plan(), self._keeper.form))
        while chosen := self._chosen(self._keeper):
            try:
                self._do(chosen.id, self._keeper)
            except ReframeError as problem:
                self._console.block([problem.sentence])

    def _chosen(self, keeper: PlanKeeper) -> Choice | None:
        """What to do next; None to leave."""
        entries = _entries(keeper.plan(), keeper.form)
        self._console.block([words.WHICH_PART, *numbered(entries)])
        while (line := self._read().strip().removeprefix("/")).casefold() not in LEAVING:
            if chosen := pick(line, entries):
                return None if chosen == BACK else chosen
            self._console.block(self._help_lines.asked_for(line) or [words.PICK_ENTRY])
        return None

    def _do(self, entry: str, keeper: PlanKeeper) -> None:
        match entry:
            case "read":
                self._console.block(_page(keeper.plan(), keeper.form))
            case "outside":
                allowed = keeper.allow_outside(not keeper.plan().outside).outside
                self._console.block([OUTSIDE, keeper.form.outside] if allowed else [INSIDE])
            case "print":
                path = keeper.print_into(self._exports)
                self._console.block([PRINTED.format(path=path)])
            case part:
                self._write(keeper.form.sections[int(part.removeprefix(PART))], keeper)

    def _write(self, section: PlanSection, keeper: PlanKeeper) -> None:
        """Ask for the words of a part until they are kept, or it is left as it is."""
        unkept = ""
        asked = tuple(_asked(section, keeper.plan().text(section.id)))
        self._console.block(asked)
        while (text := self._text(asked, unkept)) is not None:
            problem = _problem_keeping(text, section, keeper)
            unkept = text or unkept
            done = KEPT if text else words.PART_EMPTY
            self._console.block([problem, *_unkept(unkept)] if problem else [done])
            # A plan may well speak of dying: the words are kept, and the lines come beside them.
            self._console.block(self._help_lines.called_for(text) or [])
            if not problem:
                return
        self._console.block([words.PART_LEFT])

    def _text(self, asked: Iterable[str], unkept: str) -> str | None:
        """The words for a part, none to empty it; None to leave it as it is."""
        while (line := self._read()).strip():
            match _word(line):
                case "":
                    return line.removeprefix("/") if line.startswith("//") else line
                case "clear":
                    return ""
                case "keep" if unkept:
                    return unkept
                case word if word in LEAVING:
                    return None
                case word:
                    no_such_word = words.NO_SUCH_WORD.format(word=line.strip())
                    self._console.block(self._help_lines.asked_for(word) or [no_such_word])
                    self._console.block(asked)
        return None


def _page(plan: SafetyPlan, form: PlanForm) -> Iterator[str]:
    if plan.is_empty:
        yield from (form.title, form.empty, LINES_HINT)
    else:
        yield as_text(plan, form).rstrip()


def _entries(plan: SafetyPlan, form: PlanForm) -> tuple[Choice, ...]:
    """The parts first, so that their numbers stay the same."""
    parts = (
        Choice(
            f"{PART}{place}",
            each.name if plan.text(each.id) else f"{each.name}: {words.NO_WORDS_YET}",
        )
        for place, each in enumerate(form.sections)
    )
    where = "keep it in the journal alone" if plan.outside else "let it be read without the journal"
    return (
        *parts,
        Choice("read", "read it from the beginning", "r"),
        Choice("outside", where, "o"),
        Choice("print", "write it to a private file, for printing", "e"),
        BACK,
    )


def _asked(section: PlanSection, present: str) -> Iterator[str]:
    yield section.name
    yield section.ask
    if section.hint:
        yield section.hint
    if present:
        yield words.PART_STANDS.format(text=present)
    yield words.WRITE_PART_ANEW if present else words.WRITE_PART
    yield words.LONGER


def _problem_keeping(text: str, section: PlanSection, keeper: PlanKeeper) -> str:
    """Keep the words of a part; a sentence when that did not work."""
    try:
        keeper.write(section.id, text)
    except ReframeError as problem:
        return problem.sentence
    return ""


def _unkept(text: str) -> list[str]:
    return [words.DRAFT.format(text=text)] if text else []


def _word(line: str) -> str:
    """What stands in place of an answer: a word with a slash, and the few that need none."""
    bare = line.strip().casefold()
    if bare in ("clear", "back", "lines"):
        return bare
    found = SLASHED.fullmatch(bare)
    is_word = found is not None and (not found["words"] or found["name"] == "lines")
    return bare.removeprefix("/") if is_word else ""
