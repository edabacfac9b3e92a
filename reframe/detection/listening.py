"""What is heard in an answer: a meaning among the facts, a thought told as a feeling, a question.

Never a pattern's name: what is heard is only asked about. Used by the detector, for the fields of
`reframe.safety.fields` that are listened to. The hints stand in `rules/listening.yaml` and are
written in the language of the rules.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from reframe.detection.frames import Offsets
from reframe.detection.matcher import Hit, RuleMatcher
from reframe.detection.places import Text
from reframe.record.model import Finding, Heard
from reframe.rulebook.model import Alternative, Book, ListeningHint, Pattern, Rule
from reframe.text.normalise import Normalised

ENDS = (".", "!", "?", "\n", ";")
"""Signs that end a sentence, as far as a quote goes."""
HANGING = frozenset({"who", "which", "that", "to", "is", "are", "was", "has", "have", "does"})
"""First words of a clause that can't be read without the one before it."""


QUIET = "quiet"
"""What must not be asked about; no hint has this name."""


class Listener:
    """The hints of a book, compiled for each field when it is first listened to."""

    def __init__(self, book: Book, vocab: Vocab) -> None:
        self._book = book
        self._vocab = vocab
        self._matchers: dict[str, RuleMatcher] = {}

    def hints(self, field: str) -> tuple[ListeningHint, ...]:
        """The hints for a field that are found by rules."""
        return tuple(
            hint
            for hint in self._book.listening.hints
            if hint.by == "rules" and field in hint.fields
        )

    def wants_findings(self, field: str) -> bool:
        """Whether what the patterns find in the text has to be known too."""
        return any(hint.patterns for hint in self.hints(field))

    def heard(
        self,
        field: str,
        text: Text,
        source: tuple[Doc, Offsets, str | Normalised],
        typed: str,
        findings: tuple[Finding, ...] = (),
    ) -> tuple[Heard, ...] | None:
        """What is heard in a text, by the order of the hints; one for each hint at most.

        None when it tells of something that is not to be asked about. `text` is what the rules of
        the patterns made of it, `source` what it was made from.
        """
        hints = self.hints(field)
        matcher = self._matcher(field, hints)
        own = matcher.again(text, *source)
        found_here = matcher.hits(own, fully=False)
        if any(hit.pattern.id == QUIET for hit in found_here):
            return None
        hits = [hit for hit in found_here if not hit.silenced_by]
        begins = frozenset(frame.start for frame in text.frames)
        found = (_first(hint, hits, typed, findings, begins) for hint in hints)
        return tuple(each for each in found if each is not None)

    def _matcher(self, field: str, hints: tuple[ListeningHint, ...]) -> RuleMatcher:
        if field not in self._matchers:
            patterns = (
                _pattern(QUIET, self._book.listening.quiet),
                *(_pattern(hint.id, hint.find, hint) for hint in hints),
            )
            self._matchers[field] = RuleMatcher(replace(self._book, patterns=patterns), self._vocab)
        return self._matchers[field]


def _first(
    hint: ListeningHint,
    hits: list[Hit],
    typed: str,
    findings: tuple[Finding, ...],
    begins: frozenset[int],
) -> Heard | None:
    """The first place where a hint is heard; `begins` are the places where a clause begins."""
    spans = [
        _readable(typed, hit.start, hit.end, begins, clause=hit.structural)
        for hit in hits
        if hit.pattern.id == hint.id
    ]
    spans += [
        _readable(typed, each.start, each.end, begins)
        for each in findings
        if each.pattern in hint.patterns
        and (each.strength == "strong" if hint.strong else each.shown)
    ]
    if not spans:
        return None
    start, end = min(spans)
    return Heard(hint.id, start, end, typed[start:end])


def _readable(
    typed: str, start: int, end: int, begins: frozenset[int], *, clause: bool = True
) -> tuple[int, int]:
    """Words that can stand alone: a clause, or what is missing of the sentence around them."""
    first, *_ = typed[start:end].split(maxsplit=1) or [""]
    hangs = start not in begins or first.lower() in HANGING
    if hangs:
        start = 1 + max(typed.rfind(sign, 0, start) for sign in ENDS)
    if hangs or not clause:
        end = min(f"{typed}{sign}".find(sign, end) for sign in ENDS)
    words = typed[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _pattern(id_: str, find: tuple[Alternative, ...], hint: ListeningHint | None = None) -> Pattern:
    """A hint in the form that the matcher takes."""
    rule = Rule(
        id="heard",
        strength="strong",
        says="",
        but="",
        find=find,
        match=(),
        silent=(),
        exempt=hint.exempt if hint else (),
        exceptions=hint.exceptions if hint else (),
    )
    return Pattern(id_, id_, (), "", "", (), (rule,), ())
