"""Score the review of the balanced thought on its own table and, when they are there, open sets.

`tests/review/reframes.tsv` has good and poor balanced thoughts, each with the record around it.
The open sets hold texts alone: balanced rewrites, on which a new pattern should hardly be seen,
and thoughts offered as if they were rewrites, on which there should mostly be something to say.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reframe.detection.detector import Detector
from reframe.detection.pipeline import load as load_pipeline
from reframe.record.model import Record, Thought
from reframe.review.observations import Reviewer
from reframe.rulebook import load
from reframe.safety.screen import Screen

TABLE = Path(__file__).resolve().parent.parent / "tests" / "review" / "reframes.tsv"
REWRITES = ("patternreframe_valid_reframes_neg", "sharma_reframes_neg")
THOUGHTS = ("patternreframe_valid", "sharma_traps")
NEW_PATTERN = "pattern_in_it"
START = datetime(2026, 3, 1, tzinfo=UTC)
BLANK = Record("one", "seven_column", "1", START, START)


@dataclass(frozen=True)
class Line:
    """One balanced thought of the table: the verdict on it, and what the review asked about it."""

    good: bool
    expected: str
    """The check that should speak; empty for a good one."""
    record: Record = field(repr=False)
    works: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        return bool(self.looks) != self.good


def lines(detector: Detector, reviewer: Reviewer) -> list[Line]:
    """The table, each line reviewed."""
    rows = (row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines())
    return [_reviewed(row, detector, reviewer) for row in rows]


def _reviewed(row: Sequence[str], detector: Detector, reviewer: Reviewer) -> Line:
    verdict, expected, situation, thought, pro, con, text, belief = row
    record = Record(
        *("one", "seven_column", "1", START, START),
        situation=situation,
        thoughts=(Thought(thought, hot=True),),
        evidence_for=(pro,),
        evidence_against=(con,),
        balanced=text,
        balanced_belief=int(belief),
    )
    found = reviewer.review(record, detector.check(text, (situation, thought)))
    told = {kind: tuple(each.id for each in found if each.kind == kind) for kind in KINDS}
    return Line(verdict == "good", expected, record, told["works"], told["look"])


KINDS = ("works", "look")


def own(detector: Detector, reviewer: Reviewer) -> Iterator[str]:
    """The figures for the table, and every line on which the review is off."""
    table = lines(detector, reviewer)
    good = [line for line in table if line.good]
    poor = [line for line in table if not line.good]
    named = [line for line in poor if line.expected in line.looks]
    yield f"{TABLE.name}: {len(table)} balanced thoughts"
    yield _row("right on all", sum(line.right for line in table), len(table), ">= 90%")
    yield _row("good ones without a question", sum(line.right for line in good), len(good), "")
    yield _row("poor ones with a question", sum(line.right for line in poor), len(poor), "")
    yield _row("  of those the question that was meant", len(named), len(poor), "")
    yield _row(
        "good ones with something that works", sum(bool(x.works) for x in good), len(good), ""
    )
    for line in table:
        if not line.right or (line.expected and line.expected not in line.looks):
            yield f"    off: {line.record.balanced} ({line.expected or 'good'}: {line.looks})"


def open_sets(sets: Path, detector: Detector, reviewer: Reviewer, screen: Screen) -> Iterator[str]:
    """How often the review speaks on texts that stand alone, those that safety holds left out."""
    for group, what, promise in (
        (REWRITES, "new pattern on a balanced rewrite", "<= 10%"),
        (THOUGHTS, "something to say on a thought", ">= 70%"),
    ):
        totals: Counter[str] = Counter()
        for name in group:
            counted = _counted(sets / f"{name}.jsonl", detector, reviewer, screen)
            totals += counted
            yield from _told(name, what, counted, group, "")
        yield from _told("together", what, totals, group, promise)


def _told(
    name: str, what: str, counted: Counter[str], group: tuple[str, ...], promise: str
) -> Iterator[str]:
    asked = counted[NEW_PATTERN if group is REWRITES else "any"]
    yield _row(f"{what}: {name}", asked, counted["texts"], promise)
    if promise:
        each = ", ".join(f"{key} {number}" for key, number in counted.most_common())
        yield f"    {each}"


def _counted(path: Path, detector: Detector, reviewer: Reviewer, screen: Screen) -> Counter[str]:
    """Texts of a set, and on how many of them the review asks anything, and asks each question."""
    rows = (row for row in path.read_text(encoding="utf-8").split("\n") if row)
    texts = [" ".join(json.loads(row)["text"].split()) for row in rows]
    free = [text for text in texts if (found := screen.look(text)) is None or found.tier == "soft"]
    counted: Counter[str] = Counter(texts=len(free))
    for text, check in zip(free, detector.check_many(free), strict=True):
        found = reviewer.review(_alone(text), check)
        looks = [each.id for each in found if each.kind == "look"]
        counted.update(looks)
        counted["any"] += bool(looks)
    return counted


def _alone(text: str) -> Record:
    """A record that tells nothing but the balanced thought."""
    return Record("one", "seven_column", "1", START, START, balanced=text)


def _row(name: str, hits: int, count: int, promise: str) -> str:
    share = f"{hits / count:7.1%}" if count else "      –"
    return f"  {name:70}{share}  {f'({hits}/{count})':>12}  {promise}"


def main(sets: Path | None = None) -> None:
    """Print everything; `sets` is a folder of open sets, when there is one."""
    book = load.book()
    detector, reviewer = Detector(book, load_pipeline(os.environ)[0]), Reviewer(book.review)
    print("\n".join(own(detector, reviewer)), flush=True)
    if sets and all((sets / f"{name}.jsonl").exists() for name in (*REWRITES, *THOUGHTS)):
        screen = Screen(load.safety())
        print("\n".join(open_sets(sets, detector, reviewer, screen)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
