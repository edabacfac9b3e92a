from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reframe.record.model import Record
from reframe.share.markdown import escape, to_markdown
from reframe.share.outline import FOOTER

ATTACKS = [
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "1. one",
    "12) twelve",
    "| a | b |",
    "```\ncode\n```",
    "~~~",
    "    indented code",
    "\tindented by a tab",
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "![picture](http://example.org/x.png)",
    "[link](javascript:alert(1))",
    "[ref]: http://example.org",
    "<http://example.org>",
    "&lt;b&gt;",
    "*bold* _it_ **b** __b__ ~~s~~",
    "title\n===",
    "title\n---",
    "***",
    "back\\slash",
    "ends with a backslash\\",
    "`code`",
]


def tokens(markdown: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    flat: list[Token] = []
    for token in parser.parse(markdown):
        flat.append(token)
        flat.extend(token.children or [])
    return flat


def read_back(parsed: list[Token]) -> str:
    """What a reader of the rendered page sees, with the line breaks."""
    pieces = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        pieces.get(token.type, token.content)
        for token in parsed
        if token.type in {"text", "text_special", "softbreak", "hardbreak"}
    )


def test_the_whole_record_is_there(full_record: Record, names: dict[str, str]) -> None:
    page = to_markdown(full_record, names)

    assert page == (
        "# Thought record, 22 November 2026\n\n"
        "Begun 22 November 2026, 07:30, finished 22 November 2026, 08:05.\n\n"
        "## What happened\n\n> I failed the first maths test\n\n"
        "## Feelings\n\n"
        "| | Before | After |\n|---|---|---|\n| sad | 75 | 40 |\n| hopeless | 50 | – |\n\n"
        "## Thought 1 (the one worked on)\n\n> I’ll never succeed\n\n"
        "| | Before | After |\n|---|---|---|\n| belief | 90 | 55 |\n\n"
        "Fortune telling, for the words “I’ll never succeed”: it fits.\n\n"
        "labeling: chosen by the writer.\n\n"
        "## Thought 2\n\n> They all saw it\n\n"
        "| | Before | After |\n|---|---|---|\n| belief | 60 | – |\n\n"
        "## Could it be true?\n\nPartly.\n\n"
        "## What speaks for it\n\n- I got 41 of 100\n\n"
        "## What speaks against it\n\n- I passed physics\n- It was one test\n\n"
        "## Questions\n\nWhich times come to mind?\n\n> The driving test\n\n"
        "What would a friend say?\n\n(passed over)\n\n"
        "## Balanced thought\n\n> One test is one test\n\nBelieved: 65 of 100.\n\n"
        "## Next step\n\nA small plan\n\n> Ask Ana to practise\n\n"
        "## Note\n\n> Slept badly\n\n"
        f"---\n\n{FOOTER}\n"
    )


def test_what_was_not_answered_has_no_section(full_record: Record) -> None:
    bare = Record(
        id="x",
        script="seven_column",
        rules="1",
        started=full_record.started,
        updated=full_record.updated,
    )

    page = to_markdown(bare, {})

    assert "##" not in page
    assert "not finished" in page


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("field", ["situation", "evidence_for"])
def test_no_markup_comes_out_of_a_text(full_record: Record, attack: str, field: str) -> None:
    value = (attack,) if field == "evidence_for" else attack
    plain = tokens(to_markdown(replace(full_record, **{field: value}), {}))
    harmless = "harmless\nwords" if "\n" in attack else "harmless"
    value = (harmless,) if field == "evidence_for" else harmless
    expected = tokens(to_markdown(replace(full_record, **{field: value}), {}))

    kinds = {token.type for token in plain}
    assert not kinds & {"html_inline", "html_block", "image", "link_open", "fence", "code_block"}
    assert not kinds & {"code_inline", "em_open", "strong_open", "s_open"}
    count = lambda parsed: sum(token.type == "heading_open" for token in parsed)  # noqa: E731
    assert count(plain) == count(expected)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_escaped_text_reads_as_it_was_typed(full_record: Record, attack: str) -> None:
    record = replace(full_record, situation=attack)

    seen = read_back(tokens(to_markdown(record, {})))

    assert " ".join(attack.split()) in " ".join(seen.split())


lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40)


@given(line=lines)
def test_any_line_is_only_text_to_a_reader_of_markdown(line: str) -> None:
    parsed = tokens(f"> {escape(line)}")

    kinds = {token.type for token in parsed}
    assert kinds <= {
        "blockquote_open",
        "blockquote_close",
        "paragraph_open",
        "paragraph_close",
        "inline",
        "text",
        "text_special",
    }
    assert re.sub(r"\s", "", read_back(parsed)) == re.sub(r"\s", "", line)


def test_line_breaks_and_empty_lines_are_kept(full_record: Record) -> None:
    page = to_markdown(replace(full_record, situation="one\ntwo\n\nthree"), {})

    assert "> one\\\n> two\n>\n> three\n" in page


def test_a_name_can_not_break_out_of_its_table(full_record: Record) -> None:
    feeling = replace(full_record.feelings[0], name="a | b\n# c")

    page = to_markdown(replace(full_record, feelings=(feeling,)), {})

    assert "| a \\| b # c | 75 | 40 |" in page
