"""The parse as plain objects: the only place of the frame builder that touches spaCy.

Made once for each text. Reading a spaCy token costs a look-up each time, and frames read the same
few things over and over; besides, everything after this can be read without knowing spaCy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias

from spacy.tokens import Doc, Token

from reframe.detection.language import LEMMAS, VERB_LEMMAS

_COLUMNS: Final[list[int | str]] = [
    *("ORTH", "LEMMA", "NORM", "TAG", "POS", "DEP"),
    *("IDX", "SPACY", "SENT_START", "HEAD"),
]
_MOST_FORMS: Final = 20_000

Form: TypeAlias = tuple[str, str, str, frozenset[str], str, str, str, bool, bool, bool]
"""What two words have in common that are written and read alike: `text` to `is_alpha`."""


@dataclass(slots=True, eq=False)
class Word:
    """A word or sign of a parsed text, with what the parser says of it."""

    i: int
    start: int
    """Where it begins in the parsed text."""
    spaced: bool
    """Whether a space follows."""
    sentence: int
    """Number of the sentence."""
    line: list[Word] = field(repr=False)
    """All words of the text."""
    text: str
    lower: str
    lemma: str
    """In small letters, with the model's known slips put right."""
    forms: frozenset[str]
    """All that a rule may call it: as it is written, its lemma, its usual spelling."""
    tag: str
    pos: str
    dep: str
    is_punct: bool
    is_space: bool
    is_alpha: bool
    head: Word = field(init=False, repr=False)
    children: list[Word] = field(default_factory=list, repr=False)

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def beside(self, step: int) -> Word | None:
        """The word that many places further on, if there is one."""
        at = self.i + step
        return self.line[at] if 0 <= at < len(self.line) else None

    def last(self) -> Word:
        """The last word of all that hangs on this one."""
        word = self
        while word.children and word.children[-1].i > word.i:
            word = word.children[-1]
        return word


def hangs(word: Word, deps: frozenset[str]) -> bool:
    """Whether something hangs on the word in one of these ways."""
    for child in word.children:  # noqa: SIM110  # asked of every word: `any` costs twice as much
        if child.dep in deps:
            return True
    return False


def words_of(doc: Doc) -> list[Word]:
    """The words of a parsed text, each linked to its head and children."""
    line: list[Word] = []
    steps: list[int] = []
    sentence = -1
    rows = doc.to_array(_COLUMNS).astype("int64").tolist()
    for i, (orth, lemma, norm, tag, pos, dep, start, spaced, begins, step) in enumerate(rows):
        sentence += begins == 1 or i == 0
        key = (orth, lemma, norm, tag, pos, dep)
        form = _FORMS.get(key) or _remembered(key, doc[i])
        line.append(Word(i, start, bool(spaced), sentence, line, *form))
        steps.append(step)
    for word, step in zip(line, steps, strict=True):
        if step:
            word.head = line[word.i + step]
            word.head.children.append(word)
        else:
            word.head = word
    return line


_FORMS: dict[tuple[int, ...], Form] = {}
"""Forms by the numbers that spaCy has for them, so that each is read from its tokens once."""


def _remembered(key: tuple[int, ...], token: Token) -> Form:
    if len(_FORMS) >= _MOST_FORMS:
        _FORMS.clear()
    form = _FORMS[key] = _form(token)
    return form


def _form(token: Token) -> Form:
    lower = token.lower_
    lemma = LEMMAS.get(lower) or token.lemma_.lower()
    if token.pos_ == "VERB":
        lemma = VERB_LEMMAS.get(lemma, lemma)
    return (
        token.text,
        lower,
        lemma,
        frozenset({lower, lemma, token.norm_}),
        token.tag_,
        token.pos_,
        token.dep_,
        token.is_punct,
        token.is_space,
        token.is_alpha,
    )
