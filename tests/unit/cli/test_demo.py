"""`reframe demo` from the command line: its ways to end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RUN = [sys.executable, "-m", "reframe", "demo"]


def demo(*options: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN, *options], input=typed, capture_output=True, text=True, check=False, timeout=60
    )


def test_it_opens_no_journal_and_says_that_nothing_was_kept(own_world: Path) -> None:
    done = demo("stove-check", "--plain", typed="\n\n\n/stop\n")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("DEMO: Sam and the stove")
    assert done.stdout.rstrip().endswith("The demo is over. Nothing of it was kept.")
    written = {path.name for path in own_world.rglob("*") if path.is_file()}
    assert written <= {"book.json", "safety.json"}


def test_a_name_that_is_none_is_a_usage_error() -> None:
    done = demo("nobody", "--plain")

    assert done.returncode == 2
    assert "late_report" in done.stderr


def test_without_a_terminal_it_names_the_way_as_lines() -> None:
    done = demo("exam")

    assert done.returncode == 2
    assert "reframe demo --plain" in done.stderr
