"""Ten thousand thoughts through `reframe check --json` and a bare script, as whole processes."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measure import pairs, seconds

REFRAME = str(Path(sys.executable).with_name("reframe"))
CORPUS = Path(__file__).resolve().parent.parent / "rules" / "corpus"
THOUGHTS = 10_000
BARE = """
import json, os, sys
from reframe.detection.pipeline import load
nlp, _ = load(os.environ)
for doc in nlp.pipe(line.rstrip("\\n") for line in sys.stdin):
    print(json.dumps({"text": doc.text}, ensure_ascii=False))
"""


def corpus() -> list[str]:
    """The sentences of the corpus, as they stand there."""
    quiet = _lines(CORPUS / "quiet.txt")
    thoughts = [line.partition("|")[2].strip() for line in _lines(CORPUS / "thoughts.txt")]
    return quiet + thoughts


def thoughts() -> list[str]:
    """As many as it takes, no two alike."""
    return [f"{line} {number}" for number, line in enumerate(islice(cycle(corpus()), THOUGHTS))]


def ratios(runs: int) -> list[float]:
    """The command ÷ the script that only parses and prints, in turn."""
    given = "".join(f"{thought}\n" for thought in thoughts())
    measured = pairs(
        lambda: _process([REFRAME, "check", "--json"], given),
        lambda: _process([sys.executable, "-c", BARE], given),
        runs=runs,
    )
    return [ours / bare for ours, bare in measured]


def _process(command: list[str], given: str) -> float:
    def run() -> None:
        subprocess.run(
            command, input=given, encoding="utf-8", stdout=subprocess.DEVNULL, check=True
        )

    return seconds(run)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
