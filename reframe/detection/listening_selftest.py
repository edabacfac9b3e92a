"""The judge of the examples in `listening.yaml`, called by the self-test of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reframe.errors import Problem
from reframe.record.model import Check
from reframe.rulebook import heard
from reframe.rulebook.model import Book, ListeningHint

FILE = "listening.yaml"


class Listens(Protocol):
    def listen(self, text: str, field: str) -> Check: ...


def run(book: Book, detector: Listens) -> Iterator[Problem]:
    """Everything that the examples claim and that is not so."""
    for hint in book.listening.hints:
        for number, sentence in enumerate(hint.match):
            if fault := _match(book, detector, hint, sentence):
                key = f"listening/{hint.id}/match/{number}"
                yield Problem(FILE, 0, 0, key, fault, sentence)
        for number, sentence in enumerate(hint.silent):
            if _heard(book, detector, hint, sentence):
                key, fault = f"listening/{hint.id}/silent/{number}", "something is heard here"
                yield Problem(FILE, 0, 0, key, fault, sentence)
    for number, sentence in enumerate(book.listening.hushes):
        if not detector.listen(sentence, "situation").hush:
            key = f"listening/hushes/{number}"
            yield Problem(FILE, 0, 0, key, "this would still be asked about", sentence)


def _match(book: Book, detector: Listens, hint: ListeningHint, sentence: str) -> str:
    plain, wanted = sentence.replace("[[", "").replace("]]", ""), sentence.partition("[[")[2]
    said = _heard(book, detector, hint, plain)
    if not said:
        return "nothing is heard here"
    name, quote = said[0]
    if name != hint.id:
        return f"`{name}` is heard before it"
    wanted = wanted.partition("]]")[0]
    return "" if quote == wanted else f"“{quote}” is heard, not the marked words"


def _heard(
    book: Book, detector: Listens, hint: ListeningHint, sentence: str
) -> list[tuple[str, str]]:
    """What is heard in a sentence, with the words, in the first field of the hint."""
    match hint.by:
        case "rules":
            found = detector.listen(sentence, hint.fields[0]).heard
            return [(each.hint, each.quote) for each in found]
        case "question":
            asked = heard.in_thought(book, sentence)
            return [(asked.hint.id, sentence)] if asked else []
        case _:
            felt = heard.in_feelings(book, [sentence])
            return [(felt[1].hint.id, sentence)] if felt else []
