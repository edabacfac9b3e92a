"""The user's own words in the program's sentences: `{thought}`, `{quote}`, `{situation}` …

A question whose slot can't be filled well is dropped; a step's sentence takes a shortened text
instead, since it has to be asked. Texts that are held fill no slot.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from reframe.dialogue.talk import Talk
from reframe.rulebook.look import list_words

LONGEST = 120
PEOPLE = "one_person"
"""The word list of those who can stand in a question as "your …"."""
_SLOT = re.compile(r"\{(\w+)\}")


def fill(template: str, values: Mapping[str, str]) -> str | None:
    """The sentence with its slots filled, or None when one of them can't be."""
    if any(name not in values for name in _SLOT.findall(template)):
        return None
    return _SLOT.sub(lambda found: values[found[1]], template)


def fill_short(template: str, talk: Talk, **more: str) -> str:
    """The sentence with long texts shortened, and dots where there is nothing to put."""
    values = {name: shorten(text) for name, text in (_texts(talk) | more).items()}
    return _SLOT.sub(lambda found: values.get(found[1], "…"), template)


def values(talk: Talk, *, pattern: str = "") -> dict[str, str]:
    """What can stand in a question; `pattern` says whose words are quoted."""
    texts = _texts(talk)
    quote = _quote(talk, pattern) or texts.get("thought", "")
    found = {**texts, "quote": quote}
    return {name: _bare(text) for name, text in found.items() if _fits(text)}


def shorten(text: str) -> str:
    line = _bare(" ".join(text.split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def free(talk: Talk, texts: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Those of a list of texts that are not held."""
    return tuple(text for at, text in enumerate(texts) if text and f"{key}.{at}" not in talk.held)


def _texts(talk: Talk) -> dict[str, str]:
    record = talk.record
    feelings = sorted(
        (
            (feeling.before or 0, -at, feeling.name)
            for at, feeling in enumerate(record.feelings)
            if not talk.held & {"feelings", f"feelings.{at}"}
        ),
        reverse=True,
    )
    hot = record.hot_thought
    found = {
        "thought": hot.text if hot and f"thoughts.{talk.hot}" not in talk.held else "",
        "situation": "" if "situation" in talk.held else record.situation,
        "balanced": "" if "balanced" in talk.held else record.balanced,
        "next_step": _next_step(talk),
        "person": _person(talk),
        "feeling": feelings[0][2] if feelings else "",
        "evidence_for": next(iter(free(talk, record.evidence_for, "evidence_for")), ""),
        "evidence_against": next(iter(free(talk, record.evidence_against, "evidence_against")), ""),
    }
    return {name: text for name, text in found.items() if text.strip()}


def _person(talk: Talk) -> str:
    """The one person told of, put to the user: "my best friend" becomes "your best friend".

    None when it is nobody, or more than one: then "they" could be anyone.
    """
    record, hot = talk.record, talk.record.hot_thought
    told = [hot.text] if hot and f"thoughts.{talk.hot}" not in talk.held else []
    if record.situation and "situation" not in talk.held:
        told.append(record.situation)
    people = tuple(sorted(list_words(talk.book.words, PEOPLE)))
    found = dict.fromkeys(_people(people).findall(" ".join(told).lower())) if people else {}
    return f"your {next(iter(found))}" if len(found) == 1 else ""


@functools.lru_cache(maxsize=2)
def _people(words: tuple[str, ...]) -> re.Pattern[str]:
    grades = "best|old|new|own|ex|older|younger|big|little|former"
    return re.compile(rf"\bmy ((?:(?:{grades}) )?(?:{'|'.join(map(re.escape, words))}))\b")


def _next_step(talk: Talk) -> str:
    step = talk.record.next_step
    return "" if step is None or "next_step" in talk.held else step.text


def _quote(talk: Talk, pattern: str) -> str:
    """The words that the accepted pattern was noticed in; none when the user chose it unasked."""
    if talk.hot_thought is None or f"thoughts.{talk.hot}" in talk.held:
        return ""
    accepted = (
        each.quote
        for each in talk.hot_thought.patterns
        if each.pattern == pattern and each.answer == "accepted"
    )
    return next(accepted, "")


def _fits(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST and "\n" not in text.strip()


def _bare(text: str) -> str:
    """Without the full stop at its end, which would stand in the middle of a sentence."""
    line = text.strip()
    return line[:-1] if line.endswith(".") and not line.endswith("..") else line
