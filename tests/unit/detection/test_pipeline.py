from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from reframe.detection.pipeline import load
from reframe.errors import DetectorUnavailable


def test_a_model_is_there_without_any_setting() -> None:
    nlp, name = load({})

    assert name.startswith("en_core_web_sm")
    assert "parser" in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


def test_a_named_model_that_is_missing_is_told_in_one_sentence() -> None:
    with pytest.raises(DetectorUnavailable, match="en_no_such_model could not be loaded"):
        load({"REFRAME_MODEL": "en_no_such_model"})


def test_a_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")

    with pytest.raises(DetectorUnavailable, match="not an English model with a parser"):
        load({"REFRAME_MODEL": str(tmp_path / "blank")})


def test_a_broken_model_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp\nbroken")

    with pytest.raises(DetectorUnavailable, match="everything else works"):
        load({"REFRAME_MODEL": str(tmp_path)})
