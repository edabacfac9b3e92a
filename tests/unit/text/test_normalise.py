from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.text import spellings
from reframe.text.characters import JOINS_THE_LETTER_BEFORE
from reframe.text.normalise import LONGEST_RUN, normalise

APOSTROPHES = "'‘’ʼ´`＇′"

odd_texts = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("aeioulIt '.-/_\u0301\u0308\u200b\u00ad’´`＇ａ𝐚ﬁ½\u1100\u1161\u11a8"),
    ),
    max_size=120,
)


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_every_apostrophe_is_the_plain_one(apostrophe: str) -> None:
    assert normalise(f"I{apostrophe}ll never").text == "I'll never"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ａｌｗａｙｓ", "always"),
        ("𝐚𝐥𝐰𝐚𝐲𝐬", "always"),
        ("al\u200bwa\u00adys", "always"),
        ("cafe\u0301", "café"),
        ("“so”", '"so"'),
        ("soooo tired", "so tired"),
        ("helllp meee", "help me"),
        ("I feeeel uselesssss", "I feel useless"),
        ("GOOOOD", "GOOD"),
        ("www. and III", "www. and III"),
        ("dont cant wont", "don't can't won't"),
        ("DONT", "DON'T"),
        ("im sad and ive lost", "I'm sad and I've lost"),
        ("ill never get there", "I'll never get there"),
        ("I was ill at home", "I was ill at home"),
        ("so ill never again", "so ill never again"),
        ("id rather not, my id is lost", "I'd rather not, my id is lost"),
        ("its over, its own place", "it's over, its own place"),
        ("its cancer, its all my fault", "it's cancer, it's all my fault"),
        ("its your fault, its to late", "it's your fault, it's too late"),
        ("of its own, its tail", "of its own, its tail"),
        ("i should of known", "I should have known"),
        ("i shouldnt of gone", "I shouldn't have gone"),
        ("i could, of course, go", "I could, of course, go"),
        ("a lot of it", "a lot of it"),
        ("shoulda coulda woulda oughta", "should have could have would have ought to"),
        ("if only id studied", "if only I'd studied"),
        ("my id been lost", "my id been lost"),
        ("they left cause of me", "they left because of me"),
        ("bc im sad, the bc coast", "because I'm sad, the bc coast"),
        ("sad cuz he left, cause i lied", "sad because he left, because I lied"),
        ("the cause of my grief", "the cause of my grief"),
        ("i cause them grief", "I cause them grief"),
        ("im to stupid, it was to late", "I'm too stupid, it was too late"),
        ("I am to meet her, next to small cars", "I am to meet her, next to small cars"),
        ("your so kind, your not lost", "you're so kind, you're not lost"),
        ("your stupid dog", "your stupid dog"),
        ("were well in hell and shell", "were well in hell and shell"),
        ("i know, i think i.e. i", "I know, I think i.e. I"),
        ("i'm", "I'm"),
        ("definately alot", "definitely a lot"),
    ],
)
def test_ways_of_typing_are_read_as_the_usual_one(typed: str, plain: str) -> None:
    assert normalise(typed).text == plain


def test_a_span_leads_back_to_what_was_typed() -> None:
    typed = "so  ill neveeeer  be ｏｋ"
    normalised = normalise(typed)
    start = normalised.text.index("never")

    first, last = normalised.original(start, start + 5)

    assert typed[first:last] == "neveeeer"


def test_an_unbroken_run_is_broken() -> None:
    longest = max(map(len, normalise("(" * 1000).text.split()))

    assert longest == LONGEST_RUN


@given(odd_texts)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text

    assert normalise(once).text == once


@given(odd_texts)
def test_composed_and_decomposed_letters_are_read_alike(text: str) -> None:
    composed = normalise(unicodedata.normalize("NFC", text)).text

    assert normalise(unicodedata.normalize("NFD", text)).text == composed


@given(odd_texts)
def test_offsets_stay_inside_the_text_and_in_order(text: str) -> None:
    normalised = normalise(text)
    spans = [normalised.original(at, at + 1) for at in range(len(normalised.text))]

    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text(alphabet="abci' d.,n", max_size=60), st.sampled_from(APOSTROPHES))
def test_the_style_of_the_apostrophe_changes_nothing(text: str, apostrophe: str) -> None:
    assert normalise(text.replace("'", apostrophe)).text == normalise(text).text


def test_words_that_decide_a_spelling_are_not_respelt_themselves() -> None:
    slips = spellings.BY_THE_NEIGHBOURS.values()
    coming = set[str]().union(*(slip.next | slip.not_next for slip in slips))
    before = set[str]().union(*(slip.after | slip.not_after for slip in slips))

    as_usual = {word: usual.lower() for word, usual in spellings.USUAL.items()}
    assert coming.isdisjoint(spellings.BY_THE_NEIGHBOURS)
    assert all(as_usual.get(word, word) == word for word in coming | before)


DECIDING = sorted(
    {word for slip in spellings.BY_THE_NEIGHBOURS.values() for part in slip[1:] for word in part}
    | spellings.SLIPS
)


@given(st.lists(st.sampled_from(DECIDING), max_size=12).map(" ".join))
def test_slips_beside_slips_are_respelt_once_and_for_all(text: str) -> None:
    once = normalise(text).text

    assert normalise(once).text == once


@pytest.mark.parametrize(
    ("typed", "part", "quote"),
    [
        ("i should of known", "have", "of"),
        ("she left cause of me", "because", "cause"),
        ("i shoulda gone", "should have", "shoulda"),
        ("im to stupid", "too", "to"),
    ],
)
def test_a_respelt_word_leads_back_to_the_slip(typed: str, part: str, quote: str) -> None:
    normalised = normalise(typed)
    start = normalised.text.index(part)

    first, last = normalised.original(start, start + len(part))

    assert typed[first:last] == quote


def test_the_letters_that_join_the_one_before_are_all_known() -> None:
    pairs = (unicodedata.decomposition(chr(code)).split() for code in range(0x110000))
    second = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and "<" not in pair[0]}
    joining = {character for character in second if unicodedata.combining(character) == 0}

    assert joining <= JOINS_THE_LETTER_BEFORE


@pytest.mark.parametrize(
    "piece", ["a", "ab", "soooo ", "e\u0301", "dont ", "(", "😀", "ａ", "i.", "\u0301"]
)
def test_a_long_text_of_one_kind_comes_to_an_end(piece: str) -> None:
    text = piece * (300_000 // len(piece))

    plain = normalise(text)

    assert plain.original(0, len(plain.text)) == (0, len(text))
