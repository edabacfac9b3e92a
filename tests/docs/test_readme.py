"""What the README tells to type works, and what it names exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from reframe.cli.group import reframe

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, flags=re.DOTALL)


def shell_commands() -> list[str]:
    lines = [line for language, block in BLOCKS if not language for line in block.splitlines()]
    return [line.partition("  #")[0].strip() for line in lines if ".venv/bin/reframe" in line]


def python_blocks() -> list[str]:
    return [block for language, block in BLOCKS if language == "python"]


def table_commands() -> list[str]:
    return re.findall(r"^\| `reframe ([a-z-]+)", README, flags=re.MULTILINE)


def make_targets() -> list[str]:
    return sorted(set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", README, flags=re.MULTILINE)))


@pytest.mark.parametrize("command", shell_commands())
def test_a_command_of_the_readme_runs(command: str) -> None:
    here = command.replace(".venv/bin/reframe", f"{sys.executable} -m reframe")

    done = subprocess.run(["sh", "-c", here], capture_output=True, text=True, cwd=PROJECT)

    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("block", python_blocks())
def test_the_spacy_example_of_the_readme_finds_the_pattern(block: str) -> None:
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True)

    assert "fortune_telling" in done.stdout, done.stderr


@pytest.mark.parametrize("name", table_commands())
def test_a_command_in_the_table_has_a_help_page(name: str) -> None:
    shown = CliRunner().invoke(reframe, [name, "--help"])

    assert shown.exit_code == 0


def test_every_command_is_in_the_table() -> None:
    offered = set(reframe.list_commands(Context(reframe)))

    assert offered == set(table_commands())


@pytest.mark.parametrize("names", make_targets())
def test_a_make_target_of_the_readme_exists(names: tuple[str, str]) -> None:
    target = names[0] or names[1]
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)


def test_files_that_the_readme_points_to_exist() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)

    assert [target for target in targets if not (PROJECT / target).exists()] == []
