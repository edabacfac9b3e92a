"""What is heard in the plain words of a feeling or a thought, without any parser. Pure.

The dialogue asks about it; the self-test of the rules holds the examples of the hints against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reframe.rulebook.look import list_words
from reframe.rulebook.model import Book, ListeningHint

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_WHAT_IF = re.compile(r"what if\s+(.+?)[.?!…\s]*", re.IGNORECASE | re.DOTALL)
_EDGES = " \t\n.,;:!?…\"'“”‘’()"
LONGEST_START = 80
WILL = frozenset({"i", "we", "they"})
"""Subjects whose verb has no ending that "will" would not go with."""
AS_IT_STANDS = frozenset({
    *("am", "are", "is", "can", "can't", "cannot", "never"),
    *("don't", "doesn't", "isn't", "aren't"),
})  # fmt: skip
"""Words after the subject with which a clause after "what if" is a statement already."""


@dataclass(frozen=True, slots=True)
class Plain:
    """What the words of an answer say: which hint, the thought in them, feelings behind them."""

    hint: ListeningHint
    thought: str = ""
    feelings: tuple[str, ...] = ()


def in_feelings(book: Book, names: Iterable[str]) -> tuple[int, Plain] | None:
    """The first named feeling that is more of a thought, with its place."""
    for at, name in enumerate(names):
        for hint in book.listening.hints:
            if (found := _in_feeling(book, hint, name)) is not None:
                return at, found
    return None


def in_thought(book: Book, text: str) -> Plain | None:
    """A thought put as a question, with the beginning of a statement where that is safe."""
    for hint in book.listening.hints:
        if hint.by == "question" and _is_question(book, text):
            return Plain(hint, _start(book, text))
    return None


def _in_feeling(book: Book, hint: ListeningHint, name: str) -> Plain | None:
    said = " ".join(name.lower().replace("’", "'").split()).strip(_EDGES)
    match hint.by:
        case "opener":
            thought = _opened(book, name.strip(), said)
            return Plain(hint, thought) if thought else None
        case "appraisal":
            word = said.removeprefix("so ").removeprefix("very ").removeprefix("like ")
            behind = book.emotions.appraisals.get(word)
            stands = {each.typed: each.becomes for each in book.listening.statements}
            return Plain(hint, stands.get(word, f"I am {word}"), behind) if behind else None
        case _:
            return None


def _opened(book: Book, name: str, said: str) -> str:
    """The thought after "like a", "that", "as if"; empty when there is none."""
    for opener in book.listening.openers:
        rest = said.removeprefix(opener.typed)
        if rest == said or not rest.strip() or rest[:1].isalnum():
            continue
        words = set(rest.replace(",", " ").split())
        if opener.needs and words.isdisjoint(list_words(book.words, opener.needs)):
            continue
        # The user's own letters and signs, of which the compared form has as many.
        bare = " ".join(name.split()).strip(_EDGES)
        own = bare[len(bare) - len(rest) :] if len(bare) == len(said) else rest
        thought = f"{opener.becomes}{own}".strip()
        return thought[:1].upper() + thought[1:]
    return ""


def _is_question(book: Book, text: str) -> bool:
    """Whether every sentence asks, in words that stand for an answer one is afraid of."""
    said = " ".join(text.lower().replace("’", "'").split())
    sentences = [each.strip() for each in _SENTENCE.findall(said) if each.strip()]
    return bool(sentences) and all(
        (each.endswith("?") or each.startswith("what if "))
        and any(each.startswith(f"{opener} ") for opener in book.listening.questions)
        for each in sentences
    )


def _start(book: Book, text: str) -> str:
    """ "What if I fail?" → "I will fail"; empty where the grammar is not plain."""
    found = _WHAT_IF.fullmatch(" ".join(text.split()))
    clause = found[1] if found else ""
    words = clause.lower().replace("’", "'").split()
    subject, verb = (*words, "", "")[:2]
    if not clause or len(clause) > LONGEST_START or re.search(r"[.?!…]", clause):
        return ""
    own = f"{clause[:1].upper()}{clause[1:]}"
    if verb in AS_IT_STANDS or subject in ("i'm", "they're", "we're"):
        return own
    known = list_words(book.words, "bad_verbs") | list_words(book.words, "good_verbs")
    if subject in WILL and verb in known:
        first, rest = own.split(maxsplit=1)
        return f"{first} will {rest}"
    return ""
