"""A small rule folder without mistakes, which tests then spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

RULE = """\
  - id: rule_{n}
    strength: strong
    says: A flat “never” about something you want.
    but: It would not be this if it is your own plan.
    find:
      - frame: {{who: me, time: future, never: true, verb: [$wanted, win]}}
    match: ["[[I will never win]]", "one day [[I will never make it]]"]
    silent: ["I will never smoke"]
"""
QUESTION = """\
  - id: sample_{n}
    ask: You wrote “{{quote}}”. What comes to mind?
    stage: information
    technique: sample {n}
    softness: {softness}
    why: It asks for more.
"""
PATTERN = (
    """\
id: sample
order: 1
name: Sample
other_names: [example]
definition: A plain sentence.
learn: More about it.
sources: [Beck 1976]
words:
  wanted: [succeed, "no", $good]
  tiny: {words: [win], include: [good], exclude: [bad]}
rules:
"""
    + "".join(RULE.format(n=n) for n in range(1, 5))
    + "questions:\n"
    + "".join(QUESTION.format(n=n, softness=n % 3 + 1) for n in range(1, 5))
)
FILES = {
    "patterns/sample.yaml": PATTERN,
    "words.yaml": "words:\n  good: [love, luck]\n  bad: {words: [loss]}\n",
    "guards.yaml": (
        "guards:\n"
        "  - id: reported\n"
        "    says: Someone else said it.\n"
        "    level: frame\n"
        "    find: [{frame: {reported: other_say}}]\n"
        '    silences: ["he says I will never win"]\n'
    ),
    "scripts/seven_column.yaml": (
        "id: seven_column\nname: Seven columns\nabout: One thought.\nsteps:\n"
        "  - {id: situation, kind: text, column: Event, ask: What happened?, into: situation}\n"
        "  - id: next_step\n    kind: choice\n    column: Next\n    ask: And now?\n"
        "    into: next_step\n    when: several_thoughts\n"
        "    options: [{id: enough, label: Enough, goto: situation}]\n"
        "  - {id: note, kind: text, column: Note, ask: Anything else?, into: note, when: aside}\n"
        "  - {id: close, kind: close, column: End}\n"
    ),
    "emotions.yaml": (
        'anchors: {"0": none, "100": most}\nbelief_anchors: {"0": none, "100": wholly}\n'
        "families: [{id: sad, name: Sad, emotions: [sad, down]}]\n"
    ),
    "prompts.yaml": (
        "questions:\n"
        + QUESTION.format(n="general", softness=3)
        + "replies:\n"
        + "".join(
            f"  - {{id: {when}_1, when: {when}, says: It is {when}.}}\n"
            for when in ("better", "a_little", "same", "worse", "unrated")
        )
        + "says: {welcome: Hello.}\n"
    ),
    "replies.yaml": """\
requests:
  - {id: back, does: back, label: Go back, phrases: [go back]}
  - {id: edit, does: edit, into: feelings, label: Change it, phrases: [change it], maybe: [change]}
readings:
  - {id: "yes", options: [accept], phrases: [fits]}
degrees:
  - {number: 50, phrases: [half]}
places:
  - {number: 1, phrases: [first]}
numbers:
  units: {one: 1}
  tens: {ten: 10}
  hundred: [hundred]
  between: [between]
  and: [and]
  to: [to]
  of: [of]
  percent: [percent]
same: [same]
hedges: [about]
before: [please]
after: [now]
lead: [i feel]
says:
  doubt: Some words
  answer: Some words
  stuck: Some words
  leave_out: Some words
  stay: Some words
  took: Some words
  took_feelings: Some words
  rate: Some words
  range: Some words
  feel: Some words
  feel_range: Some words
  name_first: Some words
  pick: Some words
  share: Some words
  share_kept: Some words
  share_last: Some words
  share_number: Some words
  share_most: Some words
  share_short: Some words
""",
    "balanced.yaml": 'builders: ["Even though {evidence_for}, …"]\n',
    "listening.yaml": (
        "quiet:\n  - words: on fire\nhushes: [It is on fire.]\n"
        "hints:\n  - id: meaning\n    fields: [situation]\n"
        "    says: What would a camera have filmed of “{quote}”?\n"
        "    why: Facts and meanings mix.\n"
        "    find:\n      - words: on purpose\n"
        '    match: ["[[He did it on purpose]]."]\n    silent: [He did it.]\n'
        "    options:\n      - id: leave\n        label: Leave it\n"
    ),
    "story.yaml": (
        "says: {ask: So?, hint: A hint., why: A why., easier: Easier., sorted: Sorted.,"
        " as_typed: As it is., situation: happened, feelings: feeling, thoughts: thought,"
        " unsure: not sure}\n"
        "cues: [{id: said, place: thoughts, phrases: [i think]}]\n"
    ),
    "review.yaml": (
        "lists: {help: [ask, call]}\ncommon: [the]\ncontrast: [even though]\n"
        "checks: [{id: step, kind: works, test: phrases, phrases: ['i can $help'],"
        " says: 'It has a step: “{quote}”.'}]\n"
    ),
    "safety/screen/lists.yaml": "lists: {self: [myself]}\n",
    "safety/screen/rules.yaml": (
        "rules:\n"
        "  - {id: wish, tier: explicit, phrases: ['hurt $self'],"
        " match: [I will hurt myself], silent: [I hurt my knee]}\n"
    ),
    "safety/cards.yaml": (
        "cards: [{id: explicit, title: Pause, text: [Stop here.],"
        ' ways: [{id: keep, label: "Keep writing", key: k}]}]\n'
        "grounding:\n"
        "  title: A minute\n  begin: Sit down.\n  senses: [Look around.]\n  end: Once more.\n"
        "  breathing: {in: 4, out: 6, rounds: 5, says: 'In {in}, out {out}, {rounds} times.',"
        " says_in: In, says_out: Out, says_round: 'Round {round} of {rounds}'}\n"
    ),
    "safety/lines.yaml": (
        "countries:\n"
        "  - code: GB\n    name: United Kingdom\n    emergency: ['999']\n"
        "    lines:\n"
        "      - {name: A line, what: Listening, hours: always, source: its site,"
        " source_read_on: 2026-11-22, call: ['116 123'], confirmed_by_person: null}\n"
    ),
    "safety/plan.yaml": (
        "title: My plan\nintro: A few lines.\nempty: Nothing yet.\noutside: Also elsewhere.\n"
        "sections: [{id: signs, name: Signs, ask: How do you notice it?}]\n"
    ),
    "safety/notice.yaml": (
        "number: 1\ntitle: First\ntext: ['Practice. {lines} shows lines.']\n"
        "accept: Go on\nleave: Leave\nabout: [A program.]\n"
        "country: {ask: Where are you?, why: For the lines., guess: a guess, elsewhere: None}\n"
    ),
    "safety/wording.yaml": (
        "banned: [{id: command, why: it offers, phrases: ['you should']}]\nallowed: []\n"
    ),
}

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with one pattern and everything that belongs to a rule book."""
    folder = tmp_path / "rules"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def spoil(rules: Path) -> Spoil:
    """Replace a piece of one file; the piece must be there."""

    def replace(name: str, old: str, new: str) -> Path:
        path = rules / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return rules

    return replace
