from __future__ import annotations

import pytest

from reframe.text.grammar import PhraseProblem, parse, spell

LISTS = {"want": ["want to", "would like to"], "loop": ["$loop"], "none": [], "bad": ["a {b"]}


@pytest.mark.parametrize(
    ("phrase", "column", "says"),
    [
        ("", 1, "empty"),
        ("go {on", 4, "not closed"),
        ("go on}", 6, "not understood"),
        ("a|b", 2, "not understood"),
        ("{a|}", 4, "empty alternative"),
        ("go $wnat", 4, "did you mean $want?"),
        ("go $zzz", 4, "no list $zzz"),
        ("$loop", 1, "contains itself"),
        ("$none", 1, "is empty"),
        ("$bad", 1, "in the list $bad"),
        ("{a|b}?", 1, "without any word"),
        ("..3", 1, "without any word"),
        ("a ..40 b", 3, "a gap is 1 to 12 words"),
        ("a ..2? b", 3, "optional as it is"),
        ("a !{b} c", 8, "not understood"),
        ("{a|{b|{c|d}}}", 7, "at most 2 deep"),
        ("snake_case", 1, "not a word"),
    ],
)
def test_a_mistake_is_told_with_its_column(phrase: str, column: int, says: str) -> None:
    with pytest.raises(PhraseProblem) as caught:
        parse(phrase, LISTS)

    assert says in caught.value.message
    assert caught.value.column == column


def test_a_phrase_spells_each_alternative() -> None:
    spelled = set(spell(parse("$want {go|stay|run} home?", LISTS)))

    assert any("want to go" in sentence for sentence in spelled)
    assert any("would like to stay" in sentence for sentence in spelled)
    assert any("run" in sentence for sentence in spelled)
    assert any(sentence.endswith("home.") for sentence in spelled)


def test_a_contraction_is_read_as_its_words() -> None:
    assert parse("I don't").row == parse("i do not").row == parse("i dont").row
