"""The detector: from a text as typed to findings. Never fails on what someone wrote.

Called by the worker process and by `reframe check`; the spaCy component shares its `Core`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reframe.detection.frame import Frame
from reframe.detection.frames import Offsets
from reframe.detection.listening import Listener
from reframe.detection.matcher import Hit, RuleMatcher
from reframe.detection.places import Text
from reframe.detection.ranking import rank, told
from reframe.detection.story import Sorter
from reframe.detection.story_cuts import tokens
from reframe.detection.tree import words_of
from reframe.record.model import Check, Finding, Note
from reframe.record.story import Story
from reframe.rulebook.model import Book, Guard
from reframe.text.normalise import Normalised, normalise

LONGEST = 10_000
"""Code points that are matched; what comes after is stored and screened, not matched."""
TOO_LONG = (
    "This text is very long: only its first 10,000 characters were checked for thinking patterns."
)
FAILED = "This text could not be checked for thinking patterns; it is kept as you wrote it."
BATCH = 256


class Core:
    """What turns a parsed text into findings; holds no pipeline."""

    def __init__(self, book: Book, vocab: Vocab) -> None:
        self._matcher = RuleMatcher(book, vocab)
        self._notes = tuple(guard for guard in book.guards if guard.note)
        self._order = {pattern.id: pattern.order for pattern in book.patterns}
        self._listener = Listener(book, vocab)

    def frames(self, doc: Doc, offsets: Offsets) -> tuple[Frame, ...]:
        return self._matcher.frames(doc, offsets)

    def hits(self, doc: Doc, offsets: Offsets, words: str | Normalised) -> tuple[Hit, ...]:
        return self._matcher.hits(self._matcher.read(doc, offsets, words))

    def met(self, doc: Doc, offsets: Offsets, words: str | Normalised) -> list[tuple[int, int]]:
        """Where thinking patterns are met, also such as somebody used to believe."""
        return [
            (hit.start, hit.end)
            for hit in self.hits(doc, offsets, words)
            if hit.silenced_by <= {"past_belief"} and hit.rule.strength != "hint"
        ]

    def check(
        self,
        doc: Doc,
        offsets: Offsets,
        words: str | Normalised,
        typed: str,
        *,
        carried: frozenset[str] = frozenset(),
    ) -> Check:
        """`words` is what phrases are looked for in, `typed` what is quoted."""
        text = self._matcher.read(doc, offsets, words)
        leading = self._matcher.leading(text, carried)
        if leading is not None:
            return Check(notes=(_note(leading),))
        hits = self._matcher.hits(text, fully=False, carried=carried)
        if any(not hit.silenced_by for hit in hits):
            return Check(rank(hits, typed, self._order))
        return Check(notes=told(hits, self._notes) or self._remarks(text))

    def listen(
        self, doc: Doc, offsets: Offsets, words: str | Normalised, typed: str, field: str
    ) -> Check:
        """What is heard in an answer to this field; no pattern is named."""
        text = self._matcher.read(doc, offsets, words)
        if self._matcher.leading(text, frozenset()) is not None:
            return Check(hush=True)
        findings: tuple[Finding, ...] = ()
        if self._listener.wants_findings(field):
            hits = self._matcher.hits(text, fully=False)
            findings = rank(hits, typed, self._order)
        source = (doc, offsets, words)
        heard = self._listener.heard(field, text, source, typed, findings)
        return Check(hush=True) if heard is None else Check(heard=heard)

    def carried(self, doc: Doc, offsets: Offsets, words: str | Normalised) -> frozenset[str]:
        """The guards that a text raises for the thoughts about it."""
        return self._matcher.carried(self._matcher.read(doc, offsets, words))

    def _remarks(self, text: Text) -> tuple[Note, ...]:
        remark = self._matcher.remark(text)
        return () if remark is None else (_note(remark),)


def _note(guard: Guard) -> Note:
    return Note(guard.id, guard.says, guard.leads_to)


class Detector:
    """A pipeline and a book."""

    def __init__(self, book: Book, nlp: Language) -> None:
        self._book = book
        self._nlp = nlp
        self.core = Core(book, nlp.vocab)

    def check(self, text: str, context: Iterable[str] = ()) -> Check:
        """What is noticed in one text.

        `context` is what was told around it, such as the situation: it can silence a rule (abuse,
        a death, an illness) and never makes one fire.
        """
        prepared = _prepared(text)
        return self._checked(self._nlp(prepared.text), prepared, text, self._carried(context))

    def listen(self, text: str, field: str) -> Check:
        """What is heard in an answer to this field."""
        prepared = _prepared(text)
        try:
            doc = self._nlp(prepared.text)
            return self.core.listen(doc, prepared, prepared, text, field)
        except Exception:  # noqa: BLE001  # as in `check`: no one may lose a record over it
            return Check(problem=FAILED)

    def check_many(self, texts: Iterable[str]) -> Iterator[Check]:
        """Checks in the order of the texts, through one pass of the pipeline for each batch."""
        read = ((_prepared(text), text) for text in texts)
        pairs = ((prepared.text, (prepared, text)) for prepared, text in read)
        for doc, (prepared, text) in self._nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
            yield self._checked(doc, prepared, text)

    def sort(self, text: str) -> Story:
        """A story told in one go, in pieces; nothing when it is too long or can't be read."""
        if len(text) > LONGEST:
            return Story()
        prepared = _prepared(text)
        try:
            doc = self._nlp(prepared.text)
            met = self.core.met(doc, prepared, prepared)
            line = tokens(words_of(doc), prepared)
            story = self._sorter.sort(text, line, self.core.frames(doc, prepared), met)
            return story if story.fits(text) else Story()
        except Exception:  # noqa: BLE001  # then it stays as it was typed
            return Story()

    @cached_property
    def _sorter(self) -> Sorter:
        return Sorter(self._book)

    def frames(self, text: str) -> tuple[Frame, ...]:
        """The clause frames of a text, for showing how it was read."""
        prepared = _prepared(text)
        return self.core.frames(self._nlp(prepared.text), prepared)

    def hits(self, texts: Iterable[str]) -> Iterator[tuple[Hit, ...]]:
        """All hits, silenced ones too: what the self-test judges."""
        pairs = ((prepared.text, prepared) for prepared in map(_prepared, texts))
        for doc, prepared in self._nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
            yield self.core.hits(doc, prepared, prepared)

    def _carried(self, context: Iterable[str]) -> frozenset[str]:
        raised: frozenset[str] = frozenset()
        for text in context:
            prepared = _prepared(text)
            raised |= self.core.carried(self._nlp(prepared.text), prepared, prepared)
        return raised

    def _checked(
        self,
        doc: Doc,
        prepared: Normalised,
        text: str,
        carried: frozenset[str] = frozenset(),
    ) -> Check:
        problem = TOO_LONG if len(text) > LONGEST else ""
        try:
            found = self.core.check(doc, prepared, prepared, text, carried=carried)
        except Exception:  # noqa: BLE001  # a fault in matching must not cost anyone their record
            return Check(problem=FAILED)
        return Check(found.findings, found.notes, problem)


def _prepared(text: str) -> Normalised:
    """The part of a text that is matched, as the pipeline reads it best."""
    prepared = normalise(text[:LONGEST])
    if prepared.text.isupper():
        prepared = replace(prepared, text=_lowered(prepared.text))
    return prepared


def _lowered(text: str) -> str:
    """Shouting in small letters, which the parser reads better; every place stays the same."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
