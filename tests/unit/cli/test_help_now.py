from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reframe import locations
from reframe.cli.help_now import help_now
from reframe.errors import RuleProblems
from reframe.rulebook import load


def run(*arguments: str) -> Result:
    return CliRunner().invoke(help_now, arguments)


def configure(text: str) -> None:
    file = locations.places().config_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.mark.parametrize("country", [["GB"], ["uk"], ["United", "Kingdom"]])
def test_the_lines_of_a_named_country_are_shown(country: list[str]) -> None:
    result = run(*country)

    assert result.exit_code == 0
    assert "116 123" in result.output
    assert "999" in result.output
    assert "not yet confirmed by a person" in result.output


def test_without_a_country_none_is_assumed() -> None:
    result = run()

    assert "findahelpline.com" in result.output
    assert "your local emergency number" in result.output
    assert "reframe help-now CODE" in result.output
    assert "116 123" not in result.output


def test_the_configured_country_is_shown() -> None:
    configure('country = "DE"\n')

    assert "0800 111 0 111" in run().output


@pytest.mark.parametrize("broken", ["country = [", "country = 7", "\x00"])
def test_a_broken_configuration_is_no_obstacle(broken: str) -> None:
    configure(broken)

    result = run()

    assert result.exit_code == 0
    assert "findahelpline.com" in result.output


def test_an_unknown_country_still_gives_a_way_to_help() -> None:
    result = run("Narnia")

    assert result.exit_code == 0
    assert "no lines for that country" in result.output
    assert "findahelpline.com" in result.output


def test_when_nothing_can_be_read_the_last_resort_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(places: object = None) -> object:
        raise RuleProblems(())

    monkeypatch.setattr(load, "safety", broken)

    result = run("GB")

    assert result.exit_code == 0
    assert "emergency number" in result.output
    assert "findahelpline.com" in result.output


def test_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    load.safety()  # fills the cache of this test's own home
    code = (
        "import sys\n"
        "from reframe.cli.help_now import help_now\n"
        "help_now(['GB'], standalone_mode=False)\n"
        "heavy = {'textual', 'spacy', 'yaml', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "Samaritans" in done.stdout


def test_the_own_plan_follows_when_it_lies_outside_the_journal() -> None:
    file = locations.places().plan_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("My safety plan\n\nWhat helps\n  A walk\x1b]0;x\x07\n", encoding="utf-8")

    output = run("GB").output

    assert output.index("116 123") < output.index("A walk")
    assert "\x1b" not in output


def test_a_plan_that_can_not_be_read_is_no_obstacle() -> None:
    locations.places().plan_file.mkdir(parents=True)

    result = run("GB")

    assert result.exit_code == 0
    assert "116 123" in result.output
