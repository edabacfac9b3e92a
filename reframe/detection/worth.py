"""Whether what a clause says is wanted or unwanted, and what a denial makes of it."""

from __future__ import annotations

from reframe.detection import language
from reframe.detection.lexicon import Idioms, Lexicon
from reframe.rulebook.model import Polarity


def worth(
    lexicon: Lexicon,
    *,
    verb: str,
    heads: frozenset[str],
    words: frozenset[str] = frozenset(),
    subject: str = "",
) -> Polarity:
    """Good or bad by the words alone, before any negation.

    `heads` are the complement, the object and what grades them; `words` all words of the clause.
    """
    first = verb.partition(" ")[0]
    if first in language.ENDING and subject in lexicon.good:
        return "bad"
    if verb in language.REVERSERS:
        if not heads.isdisjoint(lexicon.bad):
            return "good"
    elif _among(verb, heads, words, lexicon.bad, lexicon.bad_idioms):
        return "bad"
    wanted = _among(verb, heads, words, lexicon.good, lexicon.good_idioms)
    return "good" if wanted else "neutral"


def _among(
    verb: str,
    heads: frozenset[str],
    words: frozenset[str],
    listed: frozenset[str],
    idioms: Idioms,
) -> bool:
    if verb in listed or not heads.isdisjoint(listed):
        return True
    return any(rest <= words for rest in idioms.get(verb.partition(" ")[0], ()))


def composed(worth_: Polarity, *, negated: bool) -> Polarity:
    """Not + bad is no longer bad, not + wanted is."""
    if not negated:
        return worth_
    return "bad" if worth_ == "good" else "neutral"
