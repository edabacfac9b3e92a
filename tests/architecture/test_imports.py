"""What a part loads when it is imported, measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "textual", "pydantic", "yaml", "rich", "sqlcipher3", "msgspec")
ROOT = Path(__file__).parents[2]


def loaded_by(code: str) -> set[str]:
    """The heavy packages that are loaded after the code has run."""
    probe = f"import sys\n{code}\nprint('LOADED', *(n for n in {HEAVY!r} if n in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    last = done.stdout.splitlines()[-1].split()
    assert last[0] == "LOADED"
    return set(last[1:])


@pytest.mark.parametrize("module", ["model", "edits", "form"])
def test_the_domain_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import reframe.record.{module}") == set()


def test_the_command_line_loads_nothing_heavy() -> None:
    assert loaded_by("import reframe.cli") == set()


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option: str) -> None:
    assert loaded_by(f"import reframe.cli\nreframe.cli.main([{option!r}])") == set()


def test_where_loads_nothing_heavy() -> None:
    assert loaded_by("import reframe.cli\nreframe.cli.main(['where'])") == set()


def test_the_help_lines_load_neither_the_screen_nor_the_model_nor_yaml() -> None:
    # Once, so that the compiled rules are there, as they are in an installed reframe.
    loaded_by("import reframe.cli\nreframe.cli.main(['help-now', 'GB'])")

    loaded = loaded_by("import reframe.cli\nreframe.cli.main(['help-now', 'GB'])")

    assert loaded <= {"msgspec"}


def test_the_help_lines_do_not_wait_for_the_classes_of_the_book() -> None:
    code = "import reframe.cli, sys\nreframe.cli.main(['help-now', 'GB'])\n"
    loaded_by(code)

    assert loaded_by(code + "assert 'reframe.rulebook.model' not in sys.modules") <= {"msgspec"}


@pytest.mark.parametrize(
    "module",
    [
        "reframe.dialogue.machine",
        "reframe.review.observations",
        "reframe.safety.screen",
        "reframe.safety.fields",
        "reframe.safety.lines",
        "reframe.text.normalise",
        "reframe.rulebook.load",
        "reframe.share.markdown",
        "reframe.config",
    ],
)
def test_what_decides_loads_neither_textual_nor_spacy_nor_yaml(module: str) -> None:
    assert loaded_by(f"import {module}") <= {"msgspec"}


@pytest.mark.parametrize(
    "module",
    ["reframe.companion.conversation", "reframe.companion.services", "reframe.plain.start"],
)
def test_the_companion_and_the_line_front_load_no_screen_and_no_model(module: str) -> None:
    assert loaded_by(f"import {module}") <= {"msgspec", "sqlcipher3"}


def test_the_import_rules_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )

    assert done.returncode == 0, done.stdout[-3000:]
