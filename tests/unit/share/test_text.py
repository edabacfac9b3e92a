from __future__ import annotations

from dataclasses import replace

from reframe.record.model import Record
from reframe.share.outline import FOOTER
from reframe.share.text import to_text


def test_the_page_is_plain_and_whole(full_record: Record, names: dict[str, str]) -> None:
    page = to_text(full_record, names)

    assert page.startswith("Thought record, 22 November 2026\nBegun ")
    assert "\nWhat happened\n  I failed the first maths test\n" in page
    assert "  sad: 75, afterwards 40\n  hopeless: 50\n" in page
    assert "  Fortune telling, for the words “I’ll never succeed”: it fits.\n" in page
    assert "  - I passed physics\n  - It was one test\n" in page
    assert "  Which times come to mind?\n    The driving test\n" in page
    assert "  What would a friend say?\n    (passed over)\n" in page
    assert "  A small plan\n  Ask Ana to practise\n" in page
    assert page.endswith(f"\n{FOOTER}\n")


def test_the_users_words_are_shown_as_typed(full_record: Record) -> None:
    odd = "[/b] *x* <i>\n  # y"

    page = to_text(replace(full_record, situation=odd, evidence_for=("a\nb",)), {})

    assert "  [/b] *x* <i>\n    # y\n" in page
    assert "  - a\n    b\n" in page


def test_a_feeling_that_came_up_later_has_only_its_later_number(full_record: Record) -> None:
    relieved = replace(full_record.feelings[0], name="relieved", before=None, after=20)
    unrated = replace(relieved, name="calm", after=None)

    page = to_text(replace(full_record, feelings=(relieved, unrated)), {})

    assert "  relieved: not rated, afterwards 20\n  calm: not rated\n" in page
