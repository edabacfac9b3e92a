"""Sentences in the code are the program's voice too, and keep to the same words as the rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reframe
from reframe.rulebook.checks.wording import wording_of
from reframe.rulebook.folder import rules_folder
from reframe.rulebook.wording import Wording

PACKAGE = Path(reframe.__file__).parent
SPEAKING = (
    "cli",
    "companion",
    "dialogue",
    "journal",
    "plain",
    "share",
    "tui",
    "errors.py",
    "config.py",
)
FILES = sorted(
    path
    for name in SPEAKING
    for path in ([PACKAGE / name] if name.endswith(".py") else (PACKAGE / name).rglob("*.py"))
)
WORDING = wording_of(rules_folder())
assert isinstance(WORDING, Wording)


def sentences(source: str) -> Iterator[str]:
    """The texts of a module that are no docstrings and have more than one word."""
    tree = ast.parse(source)
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in said:
            continue
        if isinstance(node.value, str) and " " in node.value.strip():
            yield node.value


def test_the_sentences_of_a_module_are_found_and_its_docstrings_are_not() -> None:
    source = '"""You should read this."""\nSAID = "You must not."\nKEY = "word"\n'

    assert list(sentences(source)) == ["You must not."]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_sentence_in_the_code_uses_a_word_that_is_never_said(path: Path) -> None:
    said = sentences(path.read_text(encoding="utf-8"))

    assert [slip for text in said for slip in WORDING.slips(text, f"code: {path.name}")] == []
