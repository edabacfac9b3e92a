"""How well stories told in one go are sorted; the stories stand beside the tests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from reframe.detection.detector import Detector
from reframe.detection.pipeline import load as load_pipeline
from reframe.record.story import JOINERS, Sort, Story
from reframe.rulebook import load

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "stories"
SETS = ("stories", "unseen", "sloppy")
KEYS: dict[str, Sort] = {"s": "situation", "f": "feelings", "t": "thoughts", "u": "unsure"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Told:
    """One piece of a story: where it stands, and where it belongs."""

    start: int
    end: int
    place: Sort


@dataclass(frozen=True)
class Line:
    """A story with its pieces, as its writer sorted them."""

    text: str
    pieces: tuple[Told, ...]


def lines(name: str) -> Iterator[Line]:
    """The stories of one file."""
    for told in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")):
        text, pieces = "", []
        for each in told:
            ((key, words),) = each.items()
            text += " " if text else ""
            pieces.append(Told(len(text), len(text) + len(words), KEYS[key]))
            text += words
        yield Line(text, tuple(pieces))


def is_right(line: Line, piece: Told, story: Story) -> bool:
    """Whether all words of the piece, those that only join left out, were put where they belong."""
    words = [
        (each.start() + piece.start, each.end() + piece.start)
        for each in _WORD.finditer(line.text[piece.start : piece.end])
        if each.group().lower() not in JOINERS
    ]
    return all(_place(story, *word) == piece.place for word in words)


def _place(story: Story, start: int, end: int) -> Sort | None:
    found = (each.place for each in story.pieces if each.start <= start and end <= each.end)
    return next(found, None)


def judged(detector: Detector, name: str) -> Iterator[tuple[Line, Told, Story]]:
    """Every piece of a set with the sorting of its story."""
    for line in lines(name):
        story = detector.sort(line.text)
        for piece in line.pieces:
            yield line, piece, story


def main() -> None:
    """Print the share for each set, and every piece that was put elsewhere."""
    detector = Detector(load.book(), load_pipeline(os.environ)[0])
    for name in SETS:
        pieces = list(judged(detector, name))
        wrong = [each for each in pieces if not is_right(*each)]
        right, told = len(pieces) - len(wrong), len(list(lines(name)))
        print(f"{name}.yaml: {told} stories, {right} of {len(pieces)} pieces ", end="")
        print(f"are where they belong: {right / len(pieces):.1%}  >= 85%")
        for line, piece, story in wrong:
            shown = [(each.place, line.text[each.start : each.end]) for each in story.pieces]
            print(f"    {line.text[piece.start : piece.end]!r} is {piece.place}: {shown}")


if __name__ == "__main__":
    main()
