"""`reframe config`: shows, sets, refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe import cli
from reframe.config import load


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REFRAME_HOME", str(tmp_path))
    return tmp_path


def config_of(home: Path) -> Path:
    return next(home.rglob("config.toml"))


def test_all_settings_are_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["config"]) == 0

    shown = capsys.readouterr().out
    assert "tone" in shown
    assert "archived" in shown
    assert not list(home.rglob("config.toml"))


def test_one_is_set_and_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["config", "tone", "softer"]) == 0
    assert cli.main(["config", "archived", "mind_reading, labeling"]) == 0
    assert cli.main(["config", "tone"]) == 0

    assert capsys.readouterr().out.endswith("softer\n")
    assert load(config_of(home)).archived == ("mind_reading", "labeling")
    assert cli.main(["config", "archived", ""]) == 0
    assert load(config_of(home)).archived == ()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["tone", "loud"], '"softer" or "either" or "firmer"'),
        (["notice", "3"], "There is no setting notice"),
        (["archived", "mindreading"], "There is no pattern mindreading"),
    ],
)
def test_what_does_not_fit_is_told_in_one_sentence(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert cli.main(["config", *arguments]) != 0

    assert says in capsys.readouterr().err
    assert not list(home.rglob("config.toml"))
