"""Each Markdown file beside this one is a whole conversation, held against the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reframe.rulebook.model import Book

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(
    path: Path, book: Book, play: Callable[[Path, Book], None]
) -> None:
    play(path, book)
