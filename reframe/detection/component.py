"""The detector as a spaCy component: `nlp.add_pipe("reframe_patterns")` in any English pipeline.

spaCy imports this module for every pipeline that it makes, so nothing heavy is imported here.
Results stand in `doc.spans["patterns"]` (label: the pattern, id: the rule) and, as plain data
that survives pickling and `n_process`, in `doc._.patterns`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from reframe.detection.detector import Core

SPANS = "patterns"

if not Doc.has_extension(SPANS):
    Doc.set_extension(SPANS, default=())


class Patterns:
    """Marks thinking patterns in a parsed text; needs tagger, parser and lemmatizer before it."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._core: Core | None = None

    def __call__(self, doc: Doc) -> Doc:
        from reframe.detection.frames import AsTyped

        findings = self._ready().check(doc, AsTyped(), doc.text, doc.text).findings
        spans = []
        for finding in findings:
            span = doc.char_span(
                finding.start, finding.end, label=finding.pattern, alignment_mode="expand"
            )
            if span is not None:
                spans.append(Span(doc, span.start, span.end, span.label, span_id=finding.rule))
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
        doc._.set(SPANS, [_plain(finding) for finding in findings])
        return doc

    def _ready(self) -> Core:
        """The compiled rules, made at the first text and never pickled."""
        if self._core is None:
            from reframe.detection.detector import Core
            from reframe.rulebook import load

            self._core = Core(load.book(), self._vocab)
        return self._core

    def __getstate__(self) -> dict[str, Any]:
        return {"_vocab": self._vocab, "_core": None}

    def to_bytes(self, **_options: Any) -> bytes:
        """Nothing of its own is kept: the rules come from where reframe is installed."""
        return b""

    def from_bytes(self, _data: bytes, **_options: Any) -> Patterns:
        return self

    def to_disk(self, _path: Path, **_options: Any) -> None:
        return None

    def from_disk(self, _path: Path, **_options: Any) -> Patterns:
        return self


def _plain(finding: Any) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in finding.__dataclass_fields__}


@Language.factory(
    "reframe_patterns",
    assigns=[f"doc._.{SPANS}"],
    requires=["token.dep", "token.tag", "token.lemma"],
)
def make_patterns(nlp: Language, name: str) -> Patterns:  # noqa: ARG001  # spaCy names them
    """Called by spaCy for `add_pipe`."""
    return Patterns(nlp.vocab)
