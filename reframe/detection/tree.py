"""The parse as plain objects: the only place of the frame builder that touches spaCy.

Made once for each text. Reading a spaCy token costs a look-up each time, and frames read the same
few things over and over; besides, everything after this can be read without knowing spaCy.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from reframe.detection.language import LEMMAS


@dataclass(slots=True, eq=False)
class Word:
    """A word or sign of a parsed text, with what the parser says of it."""

    i: int
    start: int
    """Where it begins in the parsed text."""
    text: str
    lower: str
    lemma: str
    """In small letters, with the model's known slips put right."""
    norm: str
    tag: str
    pos: str
    dep: str
    spaced: bool
    """Whether a space follows."""
    is_punct: bool
    is_space: bool
    is_alpha: bool
    sentence: int
    """Number of the sentence."""
    line: list[Word] = field(repr=False)
    """All words of the text."""
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


def words_of(doc: Doc) -> list[Word]:
    """The words of a parsed text, each linked to its head and children."""
    line: list[Word] = []
    sentence = -1
    for token in doc:
        sentence += bool(token.is_sent_start) or token.i == 0
        lower = token.lower_
        line.append(
            Word(
                i=token.i,
                start=token.idx,
                text=token.text,
                lower=lower,
                lemma=LEMMAS.get(lower) or token.lemma_.lower(),
                norm=token.norm_,
                tag=token.tag_,
                pos=token.pos_,
                dep=token.dep_,
                spaced=bool(token.whitespace_),
                is_punct=token.is_punct,
                is_space=token.is_space,
                is_alpha=token.is_alpha,
                sentence=sentence,
                line=line,
            )
        )
    for word, head in zip(line, _heads(doc), strict=True):
        word.head = line[head]
        if word.head is not word:
            word.head.children.append(word)
    return line


def _heads(doc: Doc) -> list[int]:
    """Where the head of each word stands, read in one go."""
    steps = doc.to_array(["HEAD"]).astype("int64")
    return [at + int(step) for at, step in enumerate(steps.tolist())]
