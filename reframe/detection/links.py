"""How clauses hang together: the conjunction between them, and who said or thought them."""

from __future__ import annotations

from reframe.detection import language
from reframe.detection.clauses import Clause, says_what
from reframe.detection.tree import Word
from reframe.rulebook.model import Link, Reporter, Who


def link_of(clause: Clause) -> Link:
    """The link word of the clause: its own mark, or the "and", "but" before it."""
    for child in clause.around():
        if child.dep in ("mark", "cc") and child.i <= clause.main.i:
            word = child.lower
            if word in language.LINKS and word not in ("like",):
                return language.LINKS[word]
    before = _joining_word(clause)
    if before is not None:
        return language.LINKS.get(before.lower, "none")
    for word in _first_words(clause):
        if word in ("but", "so", "because", "therefore", "if", "though", "although", "and"):
            return language.LINKS[word]
    if clause.dep in ("ccomp", "csubj", "relcl"):
        return "that"
    for child in clause.around():
        if child.dep == "advmod" and child.i < clause.main.i:
            word = child.lower
            if word in ("so", "therefore", "thus", "hence", "however", "when", "whenever"):
                return language.LINKS[word]
    return "none"


def _first_words(clause: Clause) -> list[str]:
    """The clause's first word, and the one before it when that hangs somewhere else."""
    first = clause.own[0]
    words = [first.lower]
    before = first.beside(-1)
    if before is not None and before.dep in ("cc", "mark"):
        words.append(before.lower)
    return words


def _joining_word(clause: Clause) -> Word | None:
    if clause.dep != "conj":
        return None
    first = clause.above
    found = [c for c in first.children if c.dep == "cc" and first.i < c.i < clause.head.i]
    return found[-1] if found else None


def reporter_of(clause: Clause, who_above: Who) -> Reporter:
    """Whose words or thought the clause is, by the verb that governs it; "none" if nobody's."""
    above = clause.parent
    if above is None or clause.dep not in ("ccomp", "advcl", "parataxis", "acl", "xcomp", "csubj"):
        return "none"
    if clause.dep == "advcl" and not says_what(clause):
        return "none"
    governor = clause.above
    name = governor.lemma
    if clause.dep in ("acl", "ccomp") and name in language.THOUGHT_NOUNS:
        return "me_think" if _owned(governor) or name == "feel" else "none"
    return _by_verb(governor, name, who_above, above)


def _by_verb(governor: Word, name: str, who: Who, above: Clause) -> Reporter:
    mine = who == "me"
    if governor.pos == "ADJ" or any(c.lower in language.SURE for c in governor.children):
        if governor.lower in language.SURE or name in language.COPULAS:
            return "me_think" if mine else "other_think"
        return "none"
    if name in language.FEEL:
        return "me_feel" if mine or who == "thing" else "other_think"
    if name in language.SEEM and who in ("thing", "none"):
        return "me_think"
    if name in ("tell", "say") and any(
        c.lower in ("myself", "ourselves") for c in governor.children
    ):
        return "me_think"
    if name in language.SAY:
        passive = any(t.dep in ("auxpass", "nsubjpass") for t in above.around())
        return "me_say" if mine and not passive else "other_say"
    if name in language.THINK and who not in ("thing", "none"):
        return "me_think" if mine else "other_think"
    return "none"


def _owned(noun: Word) -> bool:
    return any(c.lower in language.OWN or c.lower == "the" for c in noun.children)


def is_open(clause: Clause) -> bool:
    """ "I wonder if …", "I don't know whether …" leave it open."""
    if clause.parent is None:
        return False
    governor = clause.above
    if governor.lemma in language.OPEN_VERBS:
        leaves_open = not any(c.dep == "prt" or c.tag == "MD" for c in governor.children)
    else:
        leaves_open = governor.lemma == "know" and any(c.dep == "neg" for c in governor.children)
    return leaves_open and link_of(clause) == "if"
