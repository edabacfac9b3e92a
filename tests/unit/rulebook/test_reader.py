from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reframe.errors import Problem
from reframe.rulebook.reader import DEEPEST, LARGEST_FILE, Mark, Sheet, name_of, read


def sheet(text: str) -> Sheet:
    found = read(text.encode(), "a.yaml")
    assert isinstance(found, Sheet), found
    return found


def problem(raw: bytes | str) -> Problem:
    found = read(raw.encode() if isinstance(raw, str) else raw, "a.yaml")
    assert isinstance(found, Problem)
    return found


def test_every_scalar_stays_the_text_that_was_written() -> None:
    data = sheet("a: [no, yes, on, 12:30:45, 0777, 1_000, 2026-11-22, ~x]").data

    assert data == {"a": ["no", "yes", "on", "12:30:45", "0777", "1_000", "2026-11-22", "~x"]}


def test_only_unquoted_null_and_an_empty_value_are_nothing() -> None:
    data = sheet("a: null\nb: ~\nc:\nd: 'null'\ne: ''").data

    assert data == {"a": None, "b": None, "c": None, "d": "null", "e": ""}


def test_every_key_and_list_item_has_its_line_and_column() -> None:
    marks = sheet("a:\n  - b: 1\n    c: [x, y]\n").marks

    assert marks["a",] == Mark(1, 1)
    assert marks["a", 0] == Mark(2, 5)
    assert marks["a", 0, "c"] == Mark(3, 5)
    assert marks["a", 0, "c", 1] == Mark(3, 12)


def test_a_path_that_is_not_there_leads_to_its_nearest_part() -> None:
    found = sheet("a:\n  b: [x]\n")

    assert found.mark(("a", "b", "words", 0)) == Mark(2, 7)
    assert found.mark(("a", "gone", "further")) == Mark(1, 1)


def test_paths_are_written_as_people_count() -> None:
    assert name_of(("rules", 1, "find", 0, "frame")) == "rules[2].find[1].frame"


REFUSED = [
    ("a: &x [1]\nb: *x", 1, "anchors"),
    ("b: *x", 1, "aliases"),
    ("&a [*a]", 1, "anchors"),
    ("a: 1\nb: !!python/object:os.system x", 2, "tags"),
    ("a: 1\nb:\n  c: 1\n  c: 2", 4, "`c` is here twice"),
    ("a: 1\n---\nb: 2", 2, "one document"),
    ("a:\n\t- b", 2, "tab"),
    ("a: b: c", 1, "colon"),
    ("a: [b", 1, "not valid YAML"),
    ("a: b\n? [x]\n: y", 2, "plain text"),
    ("a: x\x00y", 1, "must not be in a text file"),
    ("[" * 2000, 1, "nested deeper"),
    ("{a: " * 2000, 1, "nested deeper"),
    ("- a\n" * 120_000, 100_000, "more than 100,000 values"),
]


@pytest.mark.parametrize(("text", "line", "message"), REFUSED, ids=lambda value: str(value)[:20])
def test_what_rule_files_must_not_hold_is_refused(text: str, line: int, message: str) -> None:
    found = problem(text)

    assert message in found.message
    assert abs(found.line - line) <= 1


def test_a_bomb_of_aliases_is_refused_before_it_can_grow() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )

    assert "anchors" in problem(bomb).message


def test_twelve_levels_are_deep_enough_and_thirteen_too_deep() -> None:
    assert isinstance(read(("[" * DEEPEST + "]" * DEEPEST).encode(), "a"), Sheet)
    assert isinstance(read(("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).encode(), "a"), Problem)


def test_a_file_of_a_mebibyte_may_be_read_and_a_larger_one_may_not() -> None:
    assert isinstance(read(b"x" * LARGEST_FILE, "a"), Sheet)
    assert "larger than 1 MiB" in problem(b"x" * (LARGEST_FILE + 1)).message


@pytest.mark.parametrize("raw", ["a: é".encode("latin-1"), "a: b".encode("utf-16")])
def test_other_encodings_are_told(raw: bytes) -> None:
    assert "UTF-8" in problem(raw).message


def test_a_byte_order_mark_is_passed_over() -> None:
    found = read(b"\xef\xbb\xbfa: b", "a.yaml")

    assert isinstance(found, Sheet)
    assert found.data == {"a": "b"}


def test_an_excerpt_shows_no_control_characters() -> None:
    assert "\x1b" not in problem("a: \x1b[31mred").excerpt


plain = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc_"), inner),
    max_leaves=20,
).filter(lambda value: len(json.dumps(value)) < 4000)


@given(plain)
def test_any_data_comes_back_as_it_was_written(data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"')

    found = read(text.encode(), "a.yaml")

    assert isinstance(found, Problem) or found.data == data
    if isinstance(found, Problem):
        assert "nested" in found.message


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_bytes_at_all_make_the_reader_fail(raw: bytes) -> None:
    found = read(raw, "a.yaml")

    assert isinstance(found, Sheet | Problem)
    if isinstance(found, Problem):
        assert found.line >= 1
        assert found.message
