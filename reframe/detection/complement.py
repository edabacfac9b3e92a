"""What a clause says of its subject: complement, degree words, object."""

from __future__ import annotations

from dataclasses import dataclass

from reframe.detection import language
from reframe.detection.clauses import Clause
from reframe.detection.lexicon import Lexicon
from reframe.detection.subject import who_is
from reframe.detection.tree import Word
from reframe.rulebook.model import Complement, Who

_PRONOUN_FORMS = frozenset(
    {"nothing", "something", "anything", "everything", "one", "me", "it", "this", "that"}
)
_COLOURS = frozenset(
    {"amod", "advmod", "det", "predet", "poss", "compound", "nummod", "npadvmod", "quantmod"}
)
_ANSWERS = frozenset({"no", "yes"})


@dataclass(slots=True)
class Said:
    """The complement, and the words that grade it."""

    head: Word | None = None
    is_: str = ""
    kind: Complement | None = None
    degree: frozenset[str] = frozenset()
    exclaimed: bool = False
    """ "How selfish of me to ask": the verb that follows is not what the clause says."""


NOTHING = Said()


def complements(clause: Clause) -> tuple[Said, ...]:
    """The complement and those joined to it: "lazy and stupid" are two."""
    head = _complement_head(clause)
    if head is None:
        return ()
    joined = [head]
    for word in joined:
        joined += [
            child
            for child in word.children
            if child.dep == "conj" and clause.holds(child) and child.pos == word.pos
        ]
    return tuple(_said(word) for word in joined[:8])


def _complement_head(clause: Clause) -> Word | None:
    main = clause.main
    if misread_verb(main):
        return None
    if main.pos not in ("VERB", "AUX"):
        return main
    name = main.lemma
    exclaimed = _exclaimed(main)
    if exclaimed is not None or is_describing(main):
        return exclaimed or main
    if main.tag == "VBN" and any(
        t.dep == "auxpass" or (t.dep == "aux" and t.lemma == "be") for t in clause.around()
    ):
        return main
    if name not in language.COPULAS:
        return None
    return _after_copula(main, name)


def misread_verb(token: Word) -> bool:
    """A verb that was read as a noun with another noun before it."""
    return token.lower in language.MISREAD_VERBS and token.pos == "NOUN"


def is_describing(verb: Word) -> bool:
    """ "is boring" with nothing that is bored describes; it does not act."""
    if verb.lower not in language.BORING or verb.tag != "VBG":
        return False
    around = list(verb.children)
    acts = any(c.dep in ("dobj", "prt", "xcomp") for c in around)
    return not acts and any(c.dep == "aux" and c.lemma == "be" for c in around)


def _exclaimed(verb: Word) -> Word | None:
    """ "How selfish of me to ask"."""
    for child in verb.children:
        if (
            child.pos == "ADJ"
            and child.i < verb.i
            and any(c.lower == "how" for c in child.children)
        ):
            return child
    return None


def _after_copula(verb: Word, name: str) -> Word | None:
    places = []
    for child in verb.children:
        if child.lower in language.SWEARS:
            continue
        if child.dep in ("attr", "acomp", "oprd") and child.lower not in ("what", "why", "how"):
            return _through_like(child)
        if child.dep == "xcomp" and child.pos in ("ADJ", "NOUN"):
            return child
        if child.dep == "prep" and child.i > verb.i:
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if child.lower in ("like", "as") and inner is not None:
                return inner
            if inner is not None and name == "be":
                places.append(inner)
        if child.dep == "advmod" and child.i > verb.i:
            enough = _before_enough(child)
            if enough is not None:
                return enough
            places += [child] if name == "be" else []
        if child.dep == "ccomp" and name == "be":
            places.append(child)
    if not places and name in ("be", "feel", "look", "sound"):
        return next((c for c in verb.children if c.dep == "dobj"), None)
    return places[0] if places else None


def _before_enough(child: Word) -> Word | None:
    """ "pretty enough", where the parser hangs "pretty" on "enough"."""
    if child.lower != "enough":
        return None
    return next((c for c in child.children if c.dep in ("advmod", "amod")), None)


def _through_like(child: Word) -> Word:
    """ "something like a failure" and "a piece of rubbish" are about the inner noun."""
    for prep in child.children:
        if prep.lower == "of" and child.lemma in language.KINDS_OF:
            return next((c for c in prep.children if c.dep == "pobj"), child)
    return child


def _said(head: Word) -> Said:
    exclaimed = head.dep == "dobj" and head.pos == "ADJ" and head.i < head.head.i
    return Said(head, _name(head), _kind(head), _degree(head), exclaimed)


def _name(head: Word) -> str:
    if head.tag in language.FORM_IS_LEMMA_TAGS or head.tag in ("VBN", "VBD", "VBG"):
        return head.lower
    return head.lemma


def _kind(head: Word) -> Complement:
    if head.dep in ("ccomp", "csubj"):
        return "clause"
    if head.dep == "pobj" and head.head.lower not in ("like", "as", "of"):
        return "place"
    if head.lower in _PRONOUN_FORMS or head.pos == "PRON":
        return "pronoun"
    if head.pos == "NUM" or head.lower in language.NUMBER_WORDS:
        return "number"
    if head.pos in ("NOUN", "PROPN"):
        return "noun"
    lone = head.dep == "advmod" and head.head.lower != "enough"
    return "place" if lone else "adjective"


def _degree(head: Word) -> frozenset[str]:
    words: set[str] = set()
    around = list(head.children)
    if head.dep == "pobj":
        around.append(head.head)
        around += list(head.head.head.children) if head.head.lower == "of" else []
    if head.head.lower == "enough" and head.dep in ("advmod", "amod"):
        words.add("enough")
    before = head.beside(-1)
    if before is not None and before.lower in language.SWEARS:
        around += [before, *before.children]
    for child in around:
        if child.dep in _COLOURS or child.lower in language.SWEARS or child.lower in ("like", "as"):
            words |= {child.lower, child.lemma}
            words |= {inner.lower for inner in child.children if inner.dep in _COLOURS}
    return frozenset(words - {head.lower, "of"})


@dataclass(slots=True)
class Aim:
    """The object: its lemma, and whom it is about."""

    object: str = ""
    who: Who = "none"
    degree: frozenset[str] = frozenset()


def aim(clause: Clause, lexicon: Lexicon) -> Aim:
    """The object of the verb; I as any of its objects counts before the rest."""
    found = _objects(clause)
    if not found:
        inner = next((c for c in clause.main.children if _is_what(c)), None)
        return Aim(_inner_name(inner)) if inner is not None else Aim()
    whos = [who_is(token, lexicon) for token in found]
    first = found[0]
    who = next((w for w in ("me", "mine") if w in whos), whos[0])
    shown = "me" if whos[0] == "me" else _wanted(first).lemma
    return Aim(shown, who, _degree(first))


def _objects(clause: Clause) -> list[Word]:
    direct, indirect = [], []
    for verb in clause.chain:
        for child in verb.children:
            if child.i < verb.i and child.lower in language.WH_WORDS:
                continue
            if child.dep == "ccomp" and child.lower in language.PARTICLES:
                direct += [c for c in child.children if c.dep == "nsubj"]
            if child.dep == "dobj" or (child.lower in _ANSWERS and child.i > verb.i):
                direct.append(child)
            elif child.dep == "dative" and child.pos != "ADP":
                indirect.append(child)
            elif child.dep in ("prep", "agent", "dative", "advmod"):
                indirect += [
                    c for c in child.children if c.dep == "pobj" and not _at_last(child, c)
                ]
                indirect += [
                    inner
                    for prep in child.children
                    if prep.dep == "prep"
                    for inner in prep.children
                    if inner.dep == "pobj"
                ]
            elif child.dep == "acomp":
                indirect += [
                    inner
                    for prep in child.children
                    if prep.dep == "prep"
                    for inner in prep.children
                    if inner.dep == "pobj"
                ]
    found = [t for t in direct + indirect if clause.holds(t) or t.dep == "dobj"]
    return found if direct else [*_own_times(clause), *found]


def _at_last(prep: Word, noun: Word) -> bool:
    """ "In the end" is a time and not what the verb is about."""
    return prep.lower == "in" and noun.lower == "end"


def _own_times(clause: Clause) -> list[Word]:
    """ "You spoiled my day": the parser reads the day as when it was."""
    if clause.main.lemma in language.COPULAS:
        return []
    return [
        child
        for child in clause.main.children
        if child.dep == "npadvmod" and any(c.lower in language.OWN for c in child.children)
    ]


def _wanted(noun: Word) -> Word:
    """ "what I love" is about loving."""
    if noun.lower in ("what", "whatever"):
        return next((c for c in noun.children if c.dep == "relcl"), noun)
    return noun


def _is_what(child: Word) -> bool:
    """ "deserve to be happy", "get what I want": what the verb takes in place of a noun."""
    if child.dep == "xcomp":
        return True
    return child.dep == "ccomp" and any(
        c.lower in ("what", "whatever") and c.i < child.i for c in child.children
    )


def _inner_name(verb: Word) -> str:
    said = [c for c in verb.children if c.dep in ("acomp", "attr", "dobj")]
    inner = next((c for c in said if c.lower not in ("what", "whatever")), None)
    return (inner if inner is not None else verb).lemma
