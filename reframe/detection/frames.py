"""From a parse to clause frames: the one place where all of a clause is put together.

`frames` is called by the matcher's core for every text; it sees the parser's labels, its callers
never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from spacy.tokens import Doc

from reframe.detection import language
from reframe.detection.clauses import Clause, split
from reframe.detection.complement import (
    NOTHING,
    Aim,
    Said,
    aim,
    complements,
    is_describing,
    misread_verb,
)
from reframe.detection.frame import Frame
from reframe.detection.lexicon import Lexicon
from reframe.detection.links import is_open, link_of, reporter_of
from reframe.detection.subject import implied_me, subject_of, who_is
from reframe.detection.tree import Word, words_of
from reframe.detection.verbs import Manner, is_question, manner
from reframe.detection.worth import composed, worth
from reframe.rulebook.model import Reporter, Who


class Offsets(Protocol):
    """Where a span of the parsed text stands in the text as typed."""

    def original(self, start: int, end: int) -> tuple[int, int]: ...


class AsTyped:
    """Offsets of a text that was parsed as it is."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        return start, end


def frames(doc: Doc, offsets: Offsets, lexicon: Lexicon) -> tuple[Frame, ...]:
    """One frame for each clause, in the order in which the clauses begin."""
    line = words_of(doc)
    clauses = split(line)
    questions = [is_question(list(words)) for _, words in groupby(line, key=_sentence)]
    builder = _Builder(offsets, lexicon, questions, clauses)
    for clause in _parents_first(clauses):
        builder.add(clause)
    return tuple(frame for clause in clauses for frame in builder.made[id(clause)])


def _sentence(word: Word) -> int:
    return word.sentence


def _parents_first(clauses: list[Clause]) -> list[Clause]:
    waiting: dict[int, list[Clause]] = {}
    ready: list[Clause] = []
    known = {id(clause) for clause in clauses}
    for clause in clauses:
        if clause.parent is None or id(clause.parent) not in known:
            ready.append(clause)
        else:
            waiting.setdefault(id(clause.parent), []).append(clause)
    for clause in ready:
        ready.extend(waiting.pop(id(clause), ()))
    return ready


@dataclass(slots=True)
class _Read:
    """What was made out of a clause, the same for each of its joined complements."""

    clause: Clause
    subject: Word | None
    who: Who
    manner: Manner
    target: Aim
    above: Frame | None


class _Builder:
    """Makes frames for clauses, each after the clause that it hangs on."""

    def __init__(
        self,
        offsets: Offsets,
        lexicon: Lexicon,
        questions: list[bool],
        clauses: list[Clause],
    ) -> None:
        self.offsets = offsets
        self.lexicon = lexicon
        self.questions = questions
        self.made: dict[int, list[Frame]] = {}
        self.manners: dict[int, Manner] = {}
        self.said = {id(clause): complements(clause) or (NOTHING,) for clause in clauses}
        self.first: dict[int, int] = {}
        at = 0
        for clause in clauses:
            self.first[id(clause)] = at
            at += len(self.said[id(clause)])

    def add(self, clause: Clause) -> None:
        above = self._above(clause)
        subject = subject_of(clause)
        who = self._who(clause, subject, above)
        said = self.said[id(clause)]
        manner_ = self._manner(clause, said, who, above)
        self.manners[id(clause)] = manner_
        read = _Read(clause, subject, who, manner_, aim(clause, self.lexicon), above)
        self.made[id(clause)] = [self._frame(read, one) for one in said]

    def _governed_by(self, clause: Clause) -> int | None:
        governor = _governor(clause)
        return self.first.get(id(governor)) if governor is not None else None

    def _above(self, clause: Clause) -> Frame | None:
        found = self.made.get(id(clause.parent)) if clause.parent is not None else None
        return found[0] if found else None

    def _who(self, clause: Clause, subject: Word | None, above: Frame | None) -> Who:
        if subject is not None:
            return who_is(subject, self.lexicon)
        if clause.dep == "conj" and above is not None:
            return above.who
        return "me" if implied_me(clause) else "none"

    def _manner(
        self, clause: Clause, said: tuple[Said, ...], who: Who, above: Frame | None
    ) -> Manner:
        own = manner(clause, is_good=lambda: self._is_good(said[0]), who=who)
        if who == "nobody" or (above is not None and _inner_denial(clause)):
            own = _denied(own, flip=who != "nobody", ever="ever" in _forms(clause))
        if clause.dep != "conj" or not own.bare or clause.parent is None:
            return own
        shared = self.manners.get(id(clause.parent))
        if shared is None:
            return own
        deny = link_of(clause) == "or"
        return Manner(
            shared.time,
            shared.modal,
            own.negated or (deny and shared.negated),
            own.never or (deny and shared.never),
            True,
        )

    def _is_good(self, said: Said) -> bool:
        return worth(self.lexicon, verb="", heads=said.degree | {said.is_}) == "good"

    def _frame(self, read: _Read, said: Said) -> Frame:
        clause, subject = read.clause, read.subject
        verb, words = _verb(clause, said), _words(clause)
        name = subject.lemma if subject is not None else ""
        start, end = self._typed(clause.first, clause.last, clause)
        predicate, _ = self._typed(_predicate(clause, subject), clause.last, clause)
        heads = _heads(said, read.target) | _manner_words(clause)
        worth_ = worth(self.lexicon, verb=verb, heads=heads, words=words, subject=name)
        return Frame(
            start=start,
            end=end,
            predicate_start=min(max(predicate, start), end),
            who=read.who,
            subject=name,
            verb=verb,
            time=read.manner.time,
            modal=read.manner.modal,
            negated=read.manner.negated,
            never=read.manner.never,
            polarity=composed(worth_, negated=read.manner.negated),
            worth=worth_,
            is_=said.is_,
            kind=said.kind,
            degree=said.degree,
            object=read.target.object,
            object_who=read.target.who,
            words=words,
            extreme=not words.isdisjoint(self.lexicon.absolutes),
            question=self._asks(clause),
            reported=self._reported(clause, read.above),
            link=link_of(clause) if said is self.said[id(clause)][0] else "and",
            governor=self._governed_by(clause),
            passive=_is_passive(clause, said),
            link_start=self._link_start(clause),
        )

    def _typed(self, first: int, last: int, clause: Clause) -> tuple[int, int]:
        line = clause.head.line
        return self.offsets.original(line[first].start, line[last].end)

    def _link_start(self, clause: Clause) -> int:
        for token in clause.own[:2]:
            if token.dep in ("mark", "advmod") and token.i < clause.first:
                return self.offsets.original(token.start, token.end)[0]
        return -1

    def _asks(self, clause: Clause) -> bool:
        return self.questions[clause.head.sentence] or is_open(clause)

    def _reported(self, clause: Clause, above: Frame | None) -> Reporter:
        if above is None:
            return "none"
        own = reporter_of(clause, above.who)
        if own != "none":
            return own
        if clause.dep == "conj" and link_of(clause) not in ("and", "or"):
            return "none"
        return above.reported


def _is_passive(clause: Clause, said: Said) -> bool:
    main = clause.main
    return said.head is main and main.pos in ("VERB", "AUX") and not is_describing(main)


def _governor(clause: Clause) -> Clause | None:
    """Conjuncts hang where the first of them hangs."""
    while clause.dep == "conj" and clause.parent is not None:
        clause = clause.parent
    return clause.parent


def _verb(clause: Clause, said: Said) -> str:
    main = clause.main
    if misread_verb(main):
        return main.lemma
    if said.exclaimed:
        return ""
    if said.head is main and is_describing(main):
        return "be"
    if main.pos not in ("VERB", "AUX") and said.head is main:
        return "be" if any(c.dep in ("aux", "auxpass", "cop") for c in main.children) else ""
    return f"{main.lemma} {_particle(main)}".strip()


def _particle(verb: Word) -> str:
    if verb.lemma == "be":
        return ""
    for child in verb.children:
        if child.dep == "prt" or (child.dep == "ccomp" and child.lower in language.PARTICLES):
            return child.lower
        if child.dep == "advmod" and child.i > verb.i and child.lower in language.PARTICLES:
            return child.lower
    return ""


def _predicate(clause: Clause, subject: Word | None) -> int:
    """The first token after the subject that is a word of its own (not "'ll")."""
    if subject is None or not clause.holds(subject) or subject.i > clause.main.i:
        return clause.first
    end = subject.last().i
    for word in clause.own:
        if word.i > end and word.dep != "punct" and _stands_alone(word):
            return word.i
    return clause.first


def _stands_alone(word: Word) -> bool:
    before = word.beside(-1)
    return before is None or before.spaced


def _heads(said: Said, target: Aim) -> frozenset[str]:
    return frozenset({said.is_, target.object}) | said.degree | target.degree


def _manner_words(clause: Clause) -> frozenset[str]:
    """Adverbs of the verb: well, badly, right."""
    return frozenset(c.lower for c in clause.main.children if c.dep in ("advmod", "oprd"))


def _forms(clause: Clause) -> set[str]:
    return {token.lower for token in clause.own}


def _words(clause: Clause) -> frozenset[str]:
    words: set[str] = set()
    previous: Word | None = None
    for token in clause.own:
        if token.is_punct:
            continue
        words |= token.forms
        if previous is not None and previous.i + 1 == token.i:
            words.add(f"{previous.lower} {token.lower}")
        previous = token
    return frozenset(words)


def _inner_denial(clause: Clause) -> bool:
    """ "I don't think I …" and "there's no way I …" deny the inner clause.

    "I can't believe I …" does not: it cries out over what is so.
    """
    governor = clause.above
    if clause.dep == "ccomp" and governor.lemma in language.RAISING:
        if any(c.tag == "MD" for c in governor.children):
            return False
        return any(c.dep == "neg" for c in governor.children)
    if clause.dep in ("relcl", "acl", "ccomp") and governor.lemma in ("way", "chance", "hope"):
        return any(c.lower == "no" for c in governor.children)
    return False


def _denied(own: Manner, *, flip: bool, ever: bool) -> Manner:
    negated = not own.negated if flip else True
    return Manner(own.time, own.modal, negated, own.never or (ever and negated), own.bare)
