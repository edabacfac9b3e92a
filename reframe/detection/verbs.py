"""When and how a clause says it: time, modality, negation, question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reframe.detection import language
from reframe.detection.clauses import Clause
from reframe.detection.tree import Word
from reframe.rulebook.model import Modal, Time, Who

_PLAIN_MODALS: dict[str, Modal] = {
    "should": "should",
    "shoulda": "should",
    "ought": "ought",
    "can": "can",
    "ca": "can",
    "could": "could",
    "may": "may",
    "might": "may",
    "would": "would",
    "'d": "would",
}
_CHAIN_MODALS: dict[str, Modal] = {
    "have": "have_to",
    "need": "need_to",
    "want": "want_to",
    "wan": "want_to",
    "use": "used_to",
    "suppose": "supposed_to",
    "ought": "ought",
}


@dataclass(slots=True)
class Manner:
    """How the verb group stands; `bare` when it has no tense of its own."""

    time: Time
    modal: Modal
    negated: bool
    never: bool
    bare: bool


def manner(clause: Clause, *, is_good: Callable[[], bool], who: Who) -> Manner:
    """Time, modal and negation of the clause's own verb group.

    `is_good` tells whether its complement is wanted; it is only asked after a "must".
    """
    around = clause.around()
    helpers = [t for t in around if t.dep in ("aux", "auxpass") and t.tag != "TO"]
    modal = _modal(clause, helpers, is_good=is_good, who=who)
    deniers = [t for t in clause.own if t.lower in language.NEGATORS]
    denials = [t for t in deniers if _denies(t) and not _of_gerund(t, clause)]
    able = any(language.ABLE.get(t.lower, False) for t in clause.chain)
    never = any(t.lower in language.NEVERS for t in denials)
    negated = bool(denials) != able
    time = _time(clause, helpers, modal)
    finite = [t for t in helpers if t.tag not in ("VB", "VBN", "VBG")]
    bare = not finite and clause.chain[0].tag in ("VB", "VBG", "VBN", "TO") and time == "now"
    return Manner(time, modal, negated, never, bare)


def _denies(token: Word) -> bool:
    """Whether a word like "no" denies the clause it stands in."""
    if token.dep in ("attr", "acomp") and token.lower in ("nothing", "nobody"):
        return False
    following = token.beside(1)
    if token.lower == "no" and following is not None and following.lower in language.NOT_DENIALS:
        return False
    if token.lower in ("not", "n't") and following is not None:
        return following.lower not in ("only", "just", "merely")
    return not (token.lower == "no" and token.dep in ("intj", "discourse"))


def _of_gerund(denial: Word, clause: Clause) -> bool:
    """ "I am bad for not calling": the denial is about calling."""
    verb = denial.head
    return verb.tag == "VBG" and verb.dep == "pcomp" and verb not in clause.chain


def _time(clause: Clause, helpers: list[Word], modal: Modal) -> Time:
    if any(t.lower in language.FUTURE_AUX for t in helpers) or _going_to(clause):
        return "future"
    first = clause.chain[0]
    perfect = any(t.lemma == "have" and t.dep == "aux" for t in helpers)
    if perfect or modal == "used_to":
        return "past"
    if any(t.tag == "VBD" or t.lower in ("did", "was", "were", "had") for t in helpers):
        return "past"
    if first.tag == "VBD" or (first.tag == "VBN" and not helpers and clause.dep == "ROOT"):
        return "past"
    if modal == "may" and clause.main.lemma not in language.STATIVE:
        return "future"
    return "now"


def _going_to(clause: Clause) -> bool:
    """ "Going to fail", "bound to lose", and "going to prison"."""
    last = clause.main
    if last.lower == "going" and any(c.lower == "to" and c.i > last.i for c in last.children):
        return True
    for verb, following in zip(clause.chain, clause.chain[1:], strict=False):
        if verb.lower in ("going", "gon") and following.pos in ("VERB", "AUX"):
            return True
        if verb.lower in language.FUTURE_ADJECTIVES:
            return True
    return False


def _modal(clause: Clause, helpers: list[Word], *, is_good: Callable[[], bool], who: Who) -> Modal:
    for helper in helpers:
        if helper.lower == "must":
            return _must(clause, helpers, is_good=is_good, who=who)
        if helper.lower == "'d" and clause.main.tag == "VBN":
            continue
        if helper.lower in _PLAIN_MODALS:
            return _PLAIN_MODALS[helper.lower]
    for verb in clause.chain[:-1]:
        if verb.lemma in _CHAIN_MODALS:
            return _CHAIN_MODALS[verb.lemma]
        following = verb.beside(1)
        if verb.lemma == "get" and following is not None and following.lower in ("ta", "to"):
            return "have_to"
    return "can" if any(verb.lower in language.ABLE for verb in clause.chain) else "none"


def _must(clause: Clause, helpers: list[Word], *, is_good: Callable[[], bool], who: Who) -> Modal:
    """Duty or inference: "I must be perfect", "she must hate me", "it must have been me"."""
    if any(t.dep == "neg" for t in clause.around()):
        return "must" if who in ("me", "you", "one", "everyone") else "must_be"
    if any(t.lemma in ("have", "be") for t in helpers):
        return "must_be"
    name = clause.main.lemma
    if name == "be" and who in ("me", "everyone", "one"):
        return "must" if is_good() else "must_be"
    if name in language.STATIVE and not (name == "have" and who == "me"):
        return "must_be"
    return "must"


def is_question(sentence: list[Word]) -> bool:
    """A question mark at the end, or the word order of a question without one."""
    words = [t for t in sentence if not t.is_space]
    if not words:
        return False
    tail = words[-1]
    if tail.text.endswith("?") or (len(words) > 1 and words[-2].text.endswith("?")):
        return True
    while words and (words[0].dep in ("cc", "punct", "intj") or words[0].lower == "so"):
        words = words[1:]
    if len(words) < 2:
        return False
    if words[0].lower in ("what", "how") and words[1].lower in ("if", "come"):
        return True
    return _inverted(words)


def _inverted(words: list[Word]) -> bool:
    """Auxiliary before its subject, with or without a question word in front."""
    asks = words[0].lower in language.WH_WORDS
    at = 1 if asks else 0
    helper = words[at]
    if helper.pos != "AUX" and helper.tag != "MD":
        return asks and helper.dep in ("ROOT",) and words[0].dep in ("nsubj", "attr", "advmod")
    if asks and words[0].dep in ("nsubj", "nsubjpass"):
        return words[0].lower in ("who", "what")
    verb = helper if helper.dep == "ROOT" else helper.head
    subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass", "expl")]
    return bool(subjects) and helper.i < subjects[0].i
