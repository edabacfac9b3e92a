from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.text.grammar import parse
from reframe.text.net import OTHER, Net, State

WORDS = ("a", "b", "c", ".", OTHER)


def walk(net: Net, words: list[str]) -> list[State]:
    states = [net.start]
    for word in words:
        states.append(states[-1].moves.get(word) or net.move(states[-1], word))
    return states[1:]


def ends(net: Net, words: list[str]) -> list[tuple[int, ...]]:
    return [state.ended for state in walk(net, words)]


def test_it_says_which_items_end_with_each_word() -> None:
    net = Net([parse("a b").row, parse("{a|b} ..1 b").row])

    assert ends(net, ["a", "b", "b", "c"]) == [(), (0, 1), (1,), ()]


def test_read_backwards_from_the_last_word_only_the_first_word_ends_it() -> None:
    net = Net([parse("a b? c").row], way=-1, anywhere=False)

    assert ends(net, ["c", "b", "a", "a"]) == [(), (), (0,), ()]
    assert walk(net, ["b"])[0].live == frozenset()


def test_words_are_looked_up_once_they_were_met() -> None:
    net = Net([parse("a ..3 b").row])

    first, second = walk(net, ["a", "c", "b"]), walk(net, ["a", "c", "b"])

    assert [id(state) for state in first] == [id(state) for state in second]


def test_a_gap_entered_again_and_again_needs_few_states() -> None:
    net = Net([parse("a ..12 b").row])
    pattern = format(0b1011001110001011101, "b") * 200

    states = walk(net, ["a" if bit == "1" else "c" for bit in pattern])

    assert len({id(state) for state in states}) <= 13


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_what_was_read_before_changes_nothing(words: list[str]) -> None:
    items = [parse("a ..2 {b c|c}").row, parse("^ b? a .").row, parse("..1 c a?").row]
    used = Net(items)
    walk(used, ["a", "b", OTHER, "c", ".", "b", "a", "."])

    assert ends(used, words) == ends(Net(items), words)


def test_forgetting_its_states_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reframe.text.net._MOST_STATES", 2)
    items = [parse("a ..2 b").row, parse("b c").row]
    words = ["a", "b", "c", "a", "c", "c", "b", "b", "c"]

    forgetful = ends(Net(items), words)
    monkeypatch.undo()

    assert forgetful == ends(Net(items), words)
