"""From a typed line to what it means here: what begins with a slash, and an empty line.

Everything else is read by `reframe.dialogue.replies`. Pure; called by `talk`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reframe.dialogue.events import Chose, Command, Felt, Rated, Typed
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Local, Partly, Reply, Shares, Unclear
from reframe.dialogue.replies.requests import takes_text
from reframe.dialogue.turns import Ask, Challenge, Choice, Prompt

BARE = frozenset(
    ["easier", "exercises", "edit", "record", "grounding", "plan", "about", "lines", "quit", "stop"]
)
"""Commands that need no slash where any other text would not fit anyway."""
SLASHED = re.compile(r"/(?P<name>[a-z?]+)(?: +(?P<words>.*))?", re.IGNORECASE)

PICK = "Please answer with one of the numbers. /help lists what else can be typed."


def understand(line: str, prompt: Prompt, reader: Reader, ways: Sequence[Choice]) -> Reply:
    """What a line means; `ways` are the ways on of a card."""
    bare = line.strip()
    if (command := _command(bare, bare_words=not takes_text(prompt))) is not None:
        return command
    if not bare and (kept := _nothing(prompt)) is not None:
        return kept
    text = line.removeprefix("/") if line.startswith("//") else line
    if text != line and takes_text(prompt):
        return Typed(text)
    return reader.read(text, prompt, ways)


def _nothing(prompt: Prompt) -> Reply | None:
    """What enter alone means: what stands is kept, or the question is left out."""
    match prompt:
        case Ask(kind="rating", number=number):
            return Command("skip") if number is None else Rated(number)
        case Ask(kind="feelings", feelings=named):
            return _felt(named) if named else Command("skip")
        case Ask(kind="weights"):
            return Shares()
        case Ask(kind="choice", value=value):
            return Chose(value) if value else Command("skip")
        case Ask(value=value) | Challenge(value=value) if value:
            return Command("skip")
        case _:
            return None


def _command(bare: str, *, bare_words: bool) -> Reply | None:
    """A command, when the line is one: with a slash, or a single word where no text is due."""
    slashed = SLASHED.fullmatch(bare)
    if slashed is None:
        word = bare.casefold()
        known = bare_words and word in BARE
        return _named(word, "") if known else None
    name, words = slashed["name"].casefold(), slashed["words"] or ""
    if words and name != "lines":
        return None
    return _named(name, words) or Unclear(
        f"There is no /{name}. /help lists what there is. "
        f"To write it as it stands, begin with two slashes."
    )


def _named(name: str, words: str) -> Command | Local | None:
    match name:
        case "back" | "skip" | "why" | "easier" | "another" | "softer" | "firmer" | "more":
            return Command(name)
        case "leave" | "stop":
            return Command(name)
        case (
            "edit" | "clear" | "keep" | "lines" | "record" | "help" | "grounding" | "plan" | "about"
        ):
            return Local(name, words)
        case "exercises" | "menu":
            return Local("exercises")
        case "undo":
            return Command("undo")
        case "patterns" | "settings":
            return Local(name)
        case "h" | "?":
            return Local("help")
        case "q" | "quit" | "exit":
            return Command("stop")
        case _:
            return None


def _felt(feelings: tuple[tuple[str, int | None], ...]) -> Felt | Partly:
    rated = tuple((name, number) for name, number in feelings if number is not None)
    return Felt(rated) if len(rated) == len(feelings) else Partly(feelings)
