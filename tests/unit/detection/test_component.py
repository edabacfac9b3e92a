from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from reframe.detection.component import Patterns
from reframe.detection.pipeline import load


@pytest.fixture(scope="module")
def piped() -> Language:
    nlp, _ = load({})
    nlp.add_pipe("reframe_patterns")
    return nlp


def labels(doc: Doc) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.spans["patterns"]]


def test_a_pipeline_marks_the_patterns(piped: Language) -> None:
    doc = piped("Well, I'll never succeed at this.")

    assert ("fortune_telling", "I'll never succeed at this") in labels(doc)
    assert doc.spans["patterns"][0].id_.startswith("fortune_telling/")
    assert doc._.patterns[0]["quote"] == "I'll never succeed at this"


def test_a_text_without_patterns_has_an_empty_group(piped: Language) -> None:
    assert labels(piped("I always have coffee before work")) == []


def test_several_processes_give_the_same(piped: Language) -> None:
    texts = ["I'll never succeed", "It is fine", "I don't deserve love"] * 2

    together = [labels(doc) for doc in piped.pipe(texts, n_process=2, batch_size=2)]

    assert together == [labels(piped(text)) for text in texts]


def test_a_pipeline_can_be_saved_and_loaded(piped: Language, tmp_path: Path) -> None:
    piped.to_disk(tmp_path / "model")
    loaded, _ = load({"REFRAME_MODEL": str(tmp_path / "model")})

    assert labels(loaded("I'll never succeed")) == labels(piped("I'll never succeed"))


def test_the_compiled_rules_are_not_pickled(piped: Language) -> None:
    component = piped.get_pipe("reframe_patterns")
    piped("I'll never succeed")

    assert isinstance(component, Patterns)
    assert component.__getstate__()["_core"] is None
