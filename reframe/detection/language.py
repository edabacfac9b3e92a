"""Closed classes of English that the frame builder knows, and lemmas that the parser gets wrong.

These are grammar, not content: words whose choice a rule author would argue about live in `rules/`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from reframe.rulebook.model import Link


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEMMAS: Final = MappingProxyType(
    {
        "hates": "hate",
        "hating": "hate",
        "liked": "like",
        "loves": "love",
        "leaves": "leave",
        "lives": "life",
        "lost": "lose",
        "fell": "fall",
        "felt": "feel",
        "left": "leave",
        "failing": "fail",
        "suck": "suck",
        "sucks": "suck",
        "better": "better",
        "best": "best",
        "worse": "worse",
        "worst": "worst",
        "guys": "guy",
        "kids": "kid",
        "idiots": "idiot",
        "losers": "loser",
        "failures": "failure",
        "bore": "bore",
        "raped": "rape",
        "raping": "rape",
        "wo": "will",
        "'ll": "will",
        "gon": "go",
        "'m": "be",
        "'re": "be",
        "m": "be",
        "nt": "not",
        "'ve": "have",
        "ve": "have",
        "fucked": "fuck",
        "fucking": "fucking",
    }
)
"""What the lemma of a form is, where the small model says something else."""

FORM_IS_LEMMA_TAGS: Final = frozenset({"JJR", "JJS"})

SELF: Final = _words("i me myself we us ourselves im ive")
OWN: Final = _words("my our mine ours")
YOU: Final = _words("you u ya yourself yourselves yall")
OTHERS: Final = _words(
    "he she they him her them himself herself themselves who whom someone somebody hers theirs"
)
EVERYONE: Final = _words("everyone everybody anyone anybody")
NOBODY: Final = _words("nobody noone none")
THINGS: Final = _words("it this that these those which what itself")
RELATIVES: Final = _words("who which that whom")

COPULAS: Final = _words("be feel seem look become get sound remain stay appear grow turn prove end")
SEMI_TRANSPARENT: Final = _words(
    "seem tend appear keep start begin continue stop end happen come get"
)
"""Verbs that only colour the verb after them: "I keep failing" is about failing."""
FUTURE_ADJECTIVES: Final = _words("bound doomed destined guaranteed about set certain likely")
ABLE: Final = MappingProxyType({"able": False, "unable": True, "incapable": True})

NEGATORS: Final = _words(
    "not n't nt no never nothing nobody none neither nor hardly barely scarcely nowhere noone"
)
NEVERS: Final = _words("never")

FUTURE_AUX: Final = _words("will shall wo 'll ll")
STATIVE: Final = _words(
    "be have think hate know feel believe like love want see look seem wonder mean need hear "
    "regret despise resent pity dislike prefer assume suspect find consider judge laugh"
)

THINK: Final = _words(
    "think believe know suppose guess assume expect imagine reckon bet suspect fear worry realize "
    "realise figure conclude decide understand notice see find mean consider gather swear"
)
FEEL: Final = _words("feel sense")
SAY: Final = _words(
    "say tell mention claim shout write text ask complain explain announce warn yell promise "
    "insist joke admit add reply answer remind inform whisper scream state suggest report hear read"
)
SEEM: Final = _words("seem look appear sound")
THOUGHT_NOUNS: Final = _words("thought feeling fear belief idea worry sense")
REPORTS: Final = THINK | FEEL | SAY | SEEM

MINDED: Final = _words(
    "think believe know want hate love despise dislike resent pity judge admire laugh snigger "
    "stare smirk gossip whisper assume suspect hope wish prefer regret forgive blame"
)
"""What only somebody does."""
OWN_PARTS: Final = _words(
    "heart gut brain mind body head soul stomach face life world universe voice thought part eye "
    "something anything nothing everything thing it"
)
"""What is said to think or want and is nobody."""

SURE: Final = _words(
    "sure certain convinced positive afraid scared terrified worried confident aware scare"
)
OPEN_VERBS: Final = _words("wonder ask")
"""Verbs whose `if` or `whether` clause is an open question."""
RAISING: Final = _words("think believe feel suppose expect imagine reckon guess")
""""I don't think I'm good" denies the inner clause."""

LINKS: Final[MappingProxyType[str, Link]] = MappingProxyType(
    {
        "because": "because",
        "cause": "because",
        "cos": "because",
        "cuz": "because",
        "coz": "because",
        "since": "because",
        "so": "so",
        "therefore": "so",
        "thus": "so",
        "hence": "so",
        "if": "if",
        "unless": "if",
        "whether": "if",
        "but": "but",
        "yet": "but",
        "however": "but",
        "though": "though",
        "although": "though",
        "tho": "though",
        "while": "though",
        "whereas": "though",
        "and": "and",
        "&": "and",
        "plus": "and",
        "or": "or",
        "nor": "or",
        "when": "when",
        "whenever": "when",
        "after": "when",
        "before": "when",
        "until": "when",
        "till": "when",
        "once": "when",
        "as": "when",
        "that": "that",
    }
)
"""What a conjunction says about how two clauses hang together."""

KINDS_OF: Final = _words("piece kind sort type bit load bunch lump sack pile")
"""Nouns that only introduce the noun after "of": a piece of rubbish."""

NEVER_TOLD: Final = _words("deserve know matter want need like feel belong fit understand")
"""Verbs that one does not command: "dont deserve love" leaves out "I"."""

PARTICLES: Final = _words("up down out off away apart behind over together back on along through")

REVERSERS: Final = _words(
    "avoid prevent stop overcome survive fix solve handle cope manage learn forgive end beat face"
)
"""Verbs that turn something bad into something welcome."""

BORING: Final = _words(
    "boring annoying disgusting embarrassing exhausting disappointing humiliating depressing "
    "confusing irritating revolting frustrating amazing interesting charming caring"
)
"""Participles that describe when nothing follows: "my voice is boring"."""

MISREAD_VERBS: Final = _words("sucks stinks")
"""Verbs that the model takes for nouns: "my writing sucks"."""

SWEARS: Final = _words("fucking bloody freaking fricking effing damn goddamn flipping")
"""Swear words that only colour the word after them."""

ENDING: Final = _words("end stop fail collapse crumble disappear vanish break")
"""Verbs by which a wanted subject is lost: "my marriage ended"."""

NOT_DENIALS: Final = _words("matter time doubt wonder")
"""After "no" in "no matter", "in no time", "no doubt": nothing is denied."""

VERB_LEMMAS: Final[MappingProxyType[str, str]] = MappingProxyType({"scar": "scare"})
"""What the lemmatiser makes of "scared" as a verb."""

FILLERS: Final = _words("well oh ok okay yeah yes sure anyway so then right ugh hm hmm honestly")
"""Words before a clause that are no part of what it says."""

WH_WORDS: Final = _words("what why how when where who whom whose which")
NUMBER_WORDS: Final = _words("half percent")
