"""Whether a clause tells what happens in a work of fiction: "in the film, a nurse killed her brother", "plays a nurse who was murdered".

Why: nobody was killed, and a reader of the facts cannot know. What is said of the work itself, by whom it is performed, shown, praised or won, did take
place, and so did what somebody says in it: a book may be a memoir, a film a documentary.
"""

from collections.abc import Iterator

from kg.extraction.events.fields import field_at
from kg.extraction.grammar.walk import child, children
from kg.extraction.parse.parsed import Doc, Token
from kg.extraction.reading import Reading
from kg.ontology.terms import Sense

WORKS = frozenset("film movie novel sitcom screenplay script opera musical cartoon comedy thriller blockbuster fairytale videogame".split())
PERHAPS = frozenset("episode series drama play story book tale show game comic adaptation sequel prequel finale".split())
"""These are works of fiction in passages that speak of such."""
ABOUT = frozenset("drama play series tale sequel prequel comic".split())
"""These are works of fiction where they are about somebody."""
PLAYING = frozenset("play portray depict voice".split())
ABOUT_WORKS = ("Statement", "Opinion", "Performance", "Award", "Publication", "ProductLaunch", "Praise", "Criticism", "Transaction")
PARTS = frozenset(("character", "hero", "heroine", "protagonist", "villain", "detective", "narrator"))
INSIDE = frozenset(("in", "throughout"))
DEEPEST = 6
_TELLING = WORKS | PERHAPS | PLAYING | PARTS
_TABLE = "kg.stories"


def is_told(reading: Reading, token: Token, sense: Sense) -> bool:
    """Whether an event, named by this verb or noun, only takes place in a story."""
    if not _has_stories(token.doc) or any(reading.ontology.is_a(sense.target, kind) for kind in ABOUT_WORKS):
        return False
    return any(_is_set_in(reading, verb) or _is_part(verb) for verb in _above(token))


def _has_stories(doc: Doc) -> bool:
    """Whether a document has any word of a work, a part or an actor: most have none, and need not be searched for each event."""
    found: bool | None = doc.user_data.get(_TABLE)
    if found is None:
        found = doc.user_data[_TABLE] = any(t.lemma_.lower() in _TELLING for t in doc)
    return found


def _above(token: Token) -> Iterator[Token]:
    """The word and those over it in its sentence, nearest first."""
    current = token
    for _ in range(DEEPEST):
        yield current
        if current.head is current:
            return
        current = current.head


def _is_set_in(reading: Reading, verb: Token) -> bool:
    """ "In the novel, she married him", "the film, in which she married him", "the hero of the novel married her", "her character married him"."""
    if any(_is_work(reading, noun) for prep in children(verb, "prep") if prep.lower_ in INSIDE for noun in children(prep, "pobj")):
        return True
    if verb.dep_ == "relcl" and _is_work(reading, verb.head):
        return any(noun.lower_ == "which" for prep in children(verb, "prep") if prep.lower_ in INSIDE for noun in children(prep, "pobj"))
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or subject.lemma_ not in PARTS:
        return False
    own = any(_is_work(reading, noun) for prep in children(subject, "prep") for noun in children(prep, "pobj"))
    return own or (subject.lemma_ == "character" and child(subject, "poss") is not None)


def _is_work(reading: Reading, noun: Token) -> bool:
    """Whether a noun names a work of fiction; "a series of attacks" is none."""
    if noun.lemma_.lower() in WORKS:
        return not any(c.lower_ == "documentary" for c in children(noun, "compound", "amod"))
    return noun.lemma_.lower() in PERHAPS and not any(c.lower_ == "of" for c in children(noun, "prep")) and field_at(reading, noun) == "entertainment"


def _is_part(verb: Token) -> bool:
    """ "Plays a nurse who was murdered", "a drama about sisters who fled": what is said of a part."""
    noun = verb.head
    if verb.dep_ in ("relcl", "acl") and noun.dep_ == "pobj" and noun.head.lower_ == "about" and noun.head.head.lemma_.lower() in WORKS | ABOUT:
        article = child(noun, "det")
        return article is None or article.lower_ in ("a", "an")
    return verb.dep_ in ("relcl", "acl") and noun.dep_ == "dobj" and noun.head.lemma_ in PLAYING and child(noun, "det") is not None
