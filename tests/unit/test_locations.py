from __future__ import annotations

from pathlib import Path

import pytest

from reframe.errors import StorageProblem
from reframe.locations import places


def test_reframe_home_holds_everything(tmp_path: Path) -> None:
    found = places({"REFRAME_HOME": str(tmp_path)})

    assert found.data == found.config == tmp_path
    assert found.journal == tmp_path / "journal"
    assert found.config_file == tmp_path / "config.toml"
    assert found.cache.is_relative_to(tmp_path)


def test_asking_makes_no_folder(own_world: Path) -> None:
    places()

    assert not own_world.exists()


def test_a_relative_reframe_home_becomes_a_full_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert places({"REFRAME_HOME": "mine"}).data == tmp_path / "mine"


def test_a_tilde_in_reframe_home_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert places({"REFRAME_HOME": "~/mine"}).data == tmp_path / "mine"


def test_a_tilde_of_nobody_is_told() -> None:
    with pytest.raises(StorageProblem, match="full path"):
        places({"REFRAME_HOME": "~no-such-user-anywhere/mine"})


@pytest.mark.parametrize("empty", [{}, {"REFRAME_HOME": ""}, {"REFRAME_HOME": "  "}])
def test_without_reframe_home_the_platform_decides(
    empty: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    found = places(empty)

    assert found.data.is_relative_to(tmp_path)
    assert found.config.is_relative_to(tmp_path)
    assert "reframe" in found.data.name


def test_without_home_there_is_still_a_full_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")

    assert places({}).data.is_absolute()


@pytest.mark.parametrize("variable", ["HOME", "XDG_DATA_HOME"])
def test_a_relative_home_is_told_in_one_sentence(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "somewhere")

    try:
        found = places({})
    except StorageProblem as problem:
        assert "REFRAME_HOME" in problem.sentence
    else:
        assert found.data.is_absolute()
