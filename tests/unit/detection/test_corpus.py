from __future__ import annotations

from pathlib import Path

import pytest

from reframe.detection.corpus import Line, read_corpus

Folder = Path


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "corpus").mkdir()
    return tmp_path


def given(folder: Folder, *, thoughts: str = "", quiet: str = "") -> None:
    (folder / "corpus" / "thoughts.txt").write_text(thoughts, encoding="utf-8")
    (folder / "corpus" / "quiet.txt").write_text(quiet, encoding="utf-8")


def problems(folder: Folder) -> list[str]:
    return [str(problem) for problem in read_corpus(folder).problems]


def test_thoughts_bring_their_patterns_and_quiet_lines_bring_none(folder: Folder) -> None:
    given(
        folder,
        thoughts="# a comment\n\nregret, labeling | I was a fool | a big one \n",
        quiet="# another\n  The bus was late\n",
    )

    corpus = read_corpus(folder)

    assert corpus.thoughts == (Line("I was a fool | a big one", ("regret", "labeling")),)
    assert corpus.quiet == (Line("The bus was late"),)
    assert corpus.lines == (*corpus.thoughts, *corpus.quiet)
    assert corpus.problems == ()


def test_a_folder_needs_no_corpus(tmp_path: Path) -> None:
    corpus = read_corpus(tmp_path)

    assert corpus.lines == ()
    assert corpus.problems == ()


def test_a_pattern_of_the_folder_itself_is_known(folder: Folder) -> None:
    (folder / "patterns").mkdir()
    (folder / "patterns" / "my_own.yaml").touch()
    given(folder, thoughts="my_own | I did it\n")

    assert problems(folder) == []


MISTAKES = [
    ("I was a fool", "1:1: line: there is no `|` between the patterns and the thought"),
    ("regret, labelin | I was", "1:9: labelin: there is no such pattern; did you mean `labeling`?"),
    ("zzz | I was a fool", "1:1: zzz: there is no such pattern"),
    ("regret,regret | I was a fool", "1:8: regret: the pattern is here twice"),
    (" , | I was a fool", "1:1: line: there is no pattern before the `|`"),
    ("regret | ", "1:10: line: there is no thought after the `|`"),
    ("regret | I\x1b was", "1:10: line: there is a control character or another invisible sign"),
]


@pytest.mark.parametrize(("line", "told"), MISTAKES)
def test_a_mistake_is_told_at_its_place(line: str, told: str, folder: Folder) -> None:
    given(folder, thoughts=f"{line}\n")

    (problem,) = problems(folder)

    assert problem.startswith(f"corpus/thoughts.txt:{told}")


def test_a_line_with_a_mistake_shows_where_it_is(folder: Folder) -> None:
    given(folder, thoughts="\nregret | It was me\nnone | It was me too\n")

    (problem,) = read_corpus(folder).problems

    assert (problem.line, problem.excerpt) == (3, "none | It was me too\n^")


def test_all_mistakes_are_told_and_sound_lines_are_kept(folder: Folder) -> None:
    given(folder, thoughts="a thought\nregret | It was me\nnone | It was\n")

    corpus = read_corpus(folder)

    assert [problem.line for problem in corpus.problems] == [1, 3]
    assert [line.text for line in corpus.thoughts] == ["It was me"]


@pytest.mark.parametrize("again", ["It's me", "it’s  ME"])
def test_the_same_sentence_counts_once_in_both_files(again: str, folder: Folder) -> None:
    given(folder, thoughts="regret | It's me\n", quiet=f"Fine\n{again}\n")

    assert problems(folder) == [
        "corpus/quiet.txt:2:1: line: the same sentence stands in corpus/thoughts.txt:1"
    ]


def test_a_quiet_line_has_no_patterns(folder: Folder) -> None:
    given(folder, quiet="regret | It's me\n")

    assert problems(folder) == [
        "corpus/quiet.txt:1:8: line: a line to stay silent on has no patterns and no `|`"
    ]


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(folder: Folder) -> None:
    (folder / "corpus" / "quiet.txt").write_bytes(b"\xef\xbb\xbfThe bus\r\nwas late\r\n")

    assert [line.text for line in read_corpus(folder).quiet] == ["The bus", "was late"]


UNREADABLE = [
    (b"fine\nb\xffd\n", "corpus/quiet.txt:2:1: file: the file is not UTF-8 text"),
    (b"x" * (1024 * 1024 + 1), "corpus/quiet.txt:1:1: file: the file is larger than 1 MiB"),
]


@pytest.mark.parametrize(("content", "told"), UNREADABLE, ids=["encoding", "size"])
def test_a_file_that_cannot_be_read_is_told(content: bytes, told: str, folder: Folder) -> None:
    (folder / "corpus" / "quiet.txt").write_bytes(content)

    assert problems(folder) == [told]


def test_a_folder_in_place_of_a_file_is_told(folder: Folder) -> None:
    (folder / "corpus" / "quiet.txt").mkdir()

    assert problems(folder) == [
        "corpus/quiet.txt:1:1: file: the file can't be read; look at its permissions"
    ]
