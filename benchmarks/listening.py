"""Score what is heard in answers: on the project's own tables and, when they are there, open sets.

`tests/listening/*.tsv` have answers in which something should be heard, and plain ones. The open
sets hold situations and acts as people told them, on which it should hardly ever speak.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reframe.detection.detector import Detector
from reframe.detection.pipeline import load as load_pipeline
from reframe.rulebook import load
from reframe.safety.screen import Screen

TABLES = Path(__file__).resolve().parent.parent / "tests" / "listening"
FIELDS = {"situations": "situation", "evidence": "evidence_for"}
"""The field as whose answers the texts of a table are taken."""
SETS = ("burger_situations_neg", "burger_behaviours_neg")


def own(detector: Detector) -> Iterator[str]:
    """The figures for the tables, and every line on which the hints are off."""
    for name, field in FIELDS.items():
        rows = [row.split("\t") for row in _lines(TABLES / f"{name}.tsv")]
        heard = [bool(detector.listen(text, field).heard) for _, text in rows]
        wanted = [verdict == "heard" for verdict, _ in rows]
        right = [said == meant for said, meant in zip(heard, wanted, strict=True)]
        yield _row(f"{name}.tsv: right", sum(right), len(rows), ">= 85%")
        for verdict in ("heard", "plain"):
            judged = [ok for ok, (said, _) in zip(right, rows, strict=True) if said == verdict]
            yield _row(f"  of those that are {verdict}", sum(judged), len(judged), "")
        for ok, (verdict, text) in zip(right, rows, strict=True):
            if not ok:
                yield f"    off: {text} ({verdict})"


def open_sets(sets: Path, detector: Detector, screen: Screen) -> Iterator[str]:
    """How often something is heard in a text taken as a situation, held ones left out."""
    for name in SETS:
        rows = [json.loads(row)["text"] for row in _lines(sets / f"{name}.jsonl")]
        texts = [" ".join(text.split()) for text in rows]
        free = [
            each for each in texts if (seen := screen.look(each)) is None or seen.tier == "soft"
        ]
        counted: Counter[str] = Counter()
        for text in free:
            check = detector.listen(text, "situation")
            counted.update(hint for hint in [*(each.hint for each in check.heard)][:1])
            counted["hushed"] += check.hush
        asked = sum(number for key, number in counted.items() if key != "hushed")
        yield _row(f"something heard in a situation: {name}", asked, len(free), "<= 8%")
        yield f"    {', '.join(f'{key} {number}' for key, number in counted.most_common())}"


def _lines(path: Path) -> list[str]:
    return [row for row in path.read_text(encoding="utf-8").split("\n") if row]


def _row(name: str, hits: int, count: int, promise: str) -> str:
    share = f"{hits / count:7.1%}" if count else "      –"
    return f"  {name:70}{share}  {f'({hits}/{count})':>12}  {promise}"


def main(sets: Path | None = None) -> None:
    """Print everything; `sets` is a folder of open sets, when there is one."""
    detector = Detector(load.book(), load_pipeline(os.environ)[0])
    print("\n".join(own(detector)), flush=True)
    if sets and all((sets / f"{name}.jsonl").exists() for name in SETS):
        print("\n".join(open_sets(sets, detector, Screen(load.safety()))), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
