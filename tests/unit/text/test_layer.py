from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reframe.text.layer import Edit, rewrite


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [(start, end, draw(st.text(max_size=4))) for start, end in spans]


def test_without_edits_there_is_no_layer() -> None:
    assert rewrite("as it is", []) is None


def test_a_replaced_stretch_is_told_as_a_whole() -> None:
    layer = rewrite("im here", [(0, 2, "I'm")])

    assert layer is not None
    assert layer.text == "I'm here"
    assert layer.original(1, 2) == (0, 2)
    assert layer.original(4, 8) == (3, 7)


@given(edited())
def test_untouched_characters_come_from_where_they_stood(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    layer = rewrite(text, edits)
    if layer is None:
        return

    replaced = {at for start, end in zip(layer.starts, layer.ends, strict=True)
                for at in range(start, end)}  # fmt: skip
    places = {at: layer.original(at, at + 1) for at in range(len(layer.text))}

    assert all(layer.text[at] == text[places[at][0]] for at in places if at not in replaced)
    assert sorted(places.values()) == list(places.values())
