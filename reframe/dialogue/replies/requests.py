"""Requests typed instead of pressed: "go back", "can we skip this", "I don't know"."""

from __future__ import annotations

from collections.abc import Sequence

from reframe.dialogue.events import Command, Typed
from reframe.dialogue.replies.phrases import Whole
from reframe.dialogue.replies.reply import Doubt, Local
from reframe.dialogue.turns import Ask, Challenge, Choice, Prompt
from reframe.rulebook.replies_model import Replies, Request

LONGEST = 8
"""Words of a line that can be a request where a text is due."""
QUOTES = "\"“”„«»'‘’`"
REPLY = "reply"
"""The field of a question about a reply; it is none of the record's."""


class Requests:
    """The requests of the rule book."""

    def __init__(self, replies: Replies) -> None:
        self._says = replies.says
        self._requests = {each.id: each for each in replies.requests}
        around = {"before": replies.before, "after": replies.after}
        self._certain = Whole({each.id: each.phrases for each in replies.requests}, **around)
        either = {each.id: each.maybe for each in replies.requests}
        self._maybe = Whole(either, **around)

    def certain(self, line: str) -> Request | None:
        """What is wanted, when the line is nothing but that."""
        found = self._certain.first(line)
        return self._requests[found] if found else None

    def any(self, line: str) -> Request | None:
        """Where no text is due, words that could be an answer elsewhere are a request too."""
        found = self._maybe.first(line)
        return self.certain(line) or (self._requests[found] if found else None)

    def possible(self, line: str) -> tuple[Request, ...]:
        return tuple(self._requests[each] for each in self._maybe.keys(line))

    def among_words(self, line: str, prompt: Prompt) -> Command | Local | Doubt | None:
        """What is wanted where a text is due; None when the line is the answer."""
        if not could_be_request(line):
            return None
        if request := self.certain(line):
            return self.stuck(prompt) if request.does == "easier" else wanted(request)
        open_ = bool(getattr(prompt, "technique", ""))
        possible = tuple(each for each in self.possible(line) if open_ or each.does != "leave")
        return self._doubt(line, possible) if possible else None

    def stuck(self, prompt: Prompt) -> Command | Doubt:
        """ "I don't know": an easier way in, and after that no question again but a way out."""
        match prompt:
            case Ask(eased=True, can_skip=True) | Challenge(eased=True):
                pass
            case _:
                return Command("easier")
        ways = (Choice("skip", self.says("leave_out"), "l"), Choice("stay", self.says("stay"), "s"))
        ask = _asking(self.says("stuck"), ways)
        return Doubt("", ask, (("skip", Command("skip")), ("stay", Local("stay"))))

    def says(self, name: str) -> str:
        return self._says.get(name, "")

    def _doubt(self, line: str, possible: Sequence[Request]) -> Doubt:
        choices = (
            Choice("answer", self.says("answer"), "a"),
            *(Choice(each.id, each.label) for each in possible),
        )
        ask = self.says("doubt").replace("{text}", line.strip())
        ways = (("answer", Typed(line)), *((each.id, wanted(each)) for each in possible))
        return Doubt(line, _asking(ask, choices), ways)


def could_be_request(line: str) -> bool:
    """A quoted line, a long one, and one of several lines is always the answer."""
    bare = line.strip()
    quoted = bare[:1] in QUOTES and bare[:1] != ""
    return bool(bare) and not quoted and "\n" not in bare and len(bare.split()) <= LONGEST


def wanted(request: Request) -> Command | Local:
    match request.does:
        case "back" | "skip" | "easier" | "why" | "stop" | "another" | "softer" | "firmer" | "more":
            return Command(request.does)
        case "undo" | "leave" as does:
            return Command(does)
        case local:
            return Local(local, request.into)


def takes_text(prompt: Prompt) -> bool:
    """Whether any words at all can be the answer."""
    match prompt:
        case Ask(kind=kind):
            return kind in ("text", "list", "date")
        case Challenge():
            return True
        case _:
            return False


def _asking(ask: str, choices: Sequence[Choice]) -> Ask:
    return Ask("", REPLY, "choice", ask, can_skip=False, can_back=False, options=tuple(choices))
