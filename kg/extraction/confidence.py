"""How sure a claim is: a base for the construction or role that found it; for a relation also a factor for its weaker end.

The figures are shares of right claims on the development parts of annotated corpora (``kg eval SET --rules``, and the section "Confidence" of
docs/scoreboard.md), rounded to five percent. So 0.8 means that about four of five such claims are true, by a gold that misses some. Why so few
classes: a share measured on a dozen claims says little, and a construction that has been seen less often than that keeps the base of its kind.
"""

from collections.abc import Iterable

from kg.extraction.parse.parsed import Token

FACT = 0.5
"""The least with which a claim is a fact, unless a build asks for more."""

RELATION = {"active": 0.85, "passive": 0.85, "relative": 0.8, "participle": 0.85, "control": 0.75, "conjunction": 0.75, "adjective": 0.8}
"""Of verbs, participles and adjectives, by the first word of their construction."""
NOMINAL = 0.85
"""Of relational nouns, whether a title, an apposition, a copula, a nomination or coreference gives the bearer."""
GROUP = 0.8
"""Of a group that bears its own noun: "the Norwegian delegation"."""
DATED = 0.85
BRACKET = 0.9
"""Of dates and places in the bracket behind a name."""
PLACE_IN_PLACE = 0.85

WEAKER_END = {"name": 1.0, "pronoun": 0.85, "description": 0.75}
"""A relation is as sure as what its less sure end stands for. Roles of events hold of descriptions as well as of names."""

EVENT_VERB = 0.95
EVENT_NOUN = 0.85
BARE = 0.45
"""Of an event of which nothing is told. It is no doubt about the word (nine of ten are right): a word alone is too little for a fact, and its date
or place may still join it to another mention. And of a relation one end of which is only called by a word for its kind ("the company", "the scene")."""

DOUBTFUL = 0.4
"""Of all that is said of an event whose word may mean something else, and of who acts in one where the name may be another's."""

ROLE = {"object": 0.8, "possessive": 0.6, "compound": 0.5, "in": 0.6, "at": 0.6, "near": 0.6}
ANY_ROLE = 0.65
ON_BEHALF = 0.6
SITE = 0.6
AROUND_SITE = 0.55
TOPIC = 0.65
LINK = 0.75
POINTS_BACK = 0.7
"""Of what a denial that only points back ("denied this") denies."""
WHEN = 0.8
HOW_LONG = 0.75
INFERRED_DATE = {"headline": 0.45, "publication": 0.45, "speech": 0.45, "scene": 0.45, "clause": 0.45}
"""Of the date of an event that its clause does not tell, by where it comes from (see ``dating``): below what facts need, by decision as with bare events. Read
by hand, about nine of ten "scene" are right, and of the others no text tells whether it was the day of publication or the one before."""


def of_ends(heads: Iterable[Token]) -> float:
    """The factor for the words that stand for a relation's ends."""
    return min((WEAKER_END[_form(head)] for head in heads), default=1.0)


def _form(head: Token) -> str:
    if head.pos_ == "PRON" or head.tag_ == "PRP$":
        return "pronoun"
    return "description" if head.pos_ == "NOUN" else "name"
