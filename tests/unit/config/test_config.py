from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.config import Config, load, save, save_country, save_notice, save_setting
from reframe.errors import ConfigProblem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_a_missing_file_means_the_defaults(path: Path) -> None:
    assert load(path) == Config(country=None, theme="auto", questions=3, hints=True)


def test_everything_can_be_set(path: Path) -> None:
    path.write_text('country = "gb"\ntheme = "dark"\nquestions = 0\nhints = false\n')

    assert load(path) == Config(country="GB", theme="dark", questions=0, hints=False)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('country = "Great Britain"', "two letters"),
        ("country = 44", "two letters"),
        ('theme = "pink"', '"auto" or "dark" or "light"'),
        ("theme = []", '"auto" or "dark" or "light"'),
        ("questions = 11", "from 0 to 10"),
        ("questions = -1", "from 0 to 10"),
        ("questions = true", "from 0 to 10"),
        ('hints = "no"', "true or false"),
        ("hints = 1", "true or false"),
        ("notice = -1", "the number of a notice"),
        ("notice = 10001", "the number of a notice"),
        ("notice = true", "the number of a notice"),
        ('notice = "1"', "the number of a notice"),
        ('tone = "loud"', '"softer" or "either" or "firmer"'),
        ("archived = 1", "a list of patterns by id"),
        ('archived = ["Mind reading"]', "a list of patterns by id"),
        ('contry = "GB"', "did you mean `country`"),
        ("zzz = 1", "known are country, theme, questions, hints"),
        ("[country]\nx = 1", "two letters"),
    ],
)
def test_a_mistake_names_file_key_and_what_is_allowed(path: Path, line: str, says: str) -> None:
    path.write_text(line)

    with pytest.raises(ConfigProblem) as caught:
        load(path)

    assert says in caught.value.sentence
    assert str(path) in caught.value.sentence


def test_all_mistakes_are_told_at_once(path: Path) -> None:
    path.write_text('theme = "pink"\nhints = 1\n')

    with pytest.raises(ConfigProblem, match=r"`theme`.*`hints`"):
        load(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"country =\n", "not valid TOML"),
        (b"\tcountry: GB", "not valid TOML"),
        (b"a = " + b"[" * 20_000, "nested too deeply"),
        (b"# " + b"x" * 65_536, "larger than 64 KB"),
    ],
)
def test_a_file_that_is_no_toml_is_told_and_left(path: Path, content: bytes, says: str) -> None:
    path.write_bytes(content)

    with pytest.raises(ConfigProblem, match=says):
        load(path)

    assert path.read_bytes() == content


def test_a_byte_order_mark_is_fine(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbftheme = "light"\n')

    assert load(path).theme == "light"


def test_a_pipe_is_refused_without_waiting(path: Path) -> None:
    os.mkfifo(path)

    with pytest.raises(ConfigProblem, match="not a plain file"):
        load(path)


def test_an_unreadable_file_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("hints = true")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(ConfigProblem, match="permission denied"):
        load(path)


@pytest.mark.parametrize(
    "config",
    [
        Config(),
        Config(country="international"),
        Config(country="AU", theme="light", questions=0, hints=False, notice=3),
    ],
)
def test_what_is_saved_is_read_again(path: Path, config: Config) -> None:
    save(path, config)

    assert load(path) == config


def test_saving_the_country_keeps_the_rest(path: Path) -> None:
    path.write_text('theme = "dark"\n')

    config = save_country(path, "nz")

    assert config == load(path) == Config(country="NZ", theme="dark")


def test_a_country_that_is_none_is_not_saved(path: Path) -> None:
    with pytest.raises(ConfigProblem, match="was not saved"):
        save_country(path, "Wonderland")

    assert not path.exists()


def test_a_file_that_can_not_be_read_is_never_written_over(path: Path) -> None:
    path.write_text("# my notes\nhints = maybe\n")

    with pytest.raises(ConfigProblem):
        save_country(path, "GB")

    assert path.read_text() == "# my notes\nhints = maybe\n"


def test_a_linked_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "reframe.toml"
    real.parent.mkdir()
    real.write_text("")
    path.symlink_to(real)

    save_country(path, "IE")

    assert path.is_symlink()
    assert load(real).country == "IE"


@given(content=st.binary(max_size=200))
def test_any_bytes_give_a_config_or_one_sentence(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)

    try:
        assert isinstance(load(path), Config)
    except ConfigProblem as problem:
        assert "\n" not in problem.sentence.replace(str(path), "")


def test_saving_the_notice_keeps_the_rest(path: Path) -> None:
    path.write_text('country = "NZ"\n')

    config = save_notice(path, 2)

    assert config == load(path) == Config(country="NZ", notice=2)


def test_the_review_can_be_switched_off(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("review = false\n", encoding="utf-8")

    assert load(path).review is False
    assert Config().review is True


def test_one_setting_is_changed_and_the_others_stay(path: Path) -> None:
    path.write_text('country = "GB"\n')

    save_setting(path, "tone", "softer")
    changed = save_setting(path, "archived", ["mind_reading", "mind_reading"])

    assert changed == Config(country="GB", tone="softer", archived=("mind_reading",))
    assert load(path) == changed


def test_a_setting_that_does_not_fit_is_told_and_not_written(path: Path) -> None:
    with pytest.raises(ConfigProblem, match="not saved: `questions` must be"):
        save_setting(path, "questions", 99)

    assert not path.exists()
