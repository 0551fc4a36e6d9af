"""Whether a word of several senses has the one that the lexicon gives it, as far as its arguments tell.

Why unsure events are kept at all: "reached the harbour" and "reached a record" are one word to any lexicon. What the arguments do not settle is still
the best guess, and another text may bear it out; but a reader of the facts takes each for true, so alone it stays a claim.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from kg.extraction.annotations import Argument, Frame
from kg.extraction.events.fields import field_at
from kg.extraction.grammar.walk import children
from kg.extraction.lookup import class_of
from kg.extraction.reading import Reading, end_at
from kg.ontology.terms import Condition, Sense

SHARED = frozenset(("discuss",))
"""What takes at least two."""
SEVERAL = frozenset(("Group", "Organization", "Country"))
PERSONAL = frozenset("he she him her i me we us you who whom".split())
"""Pronouns of people, where nobody knows whom they stand for."""


def as_settled(reading: Reading, frame: Frame, sense: Sense) -> Sense:
    """The sense, or its wider class where the lexicon gives one for what the arguments leave open ("spoke to a witness" is a statement, no speech)."""
    lexicon, word = reading.ontology.lexicon, sense.rule.split("/", 2)[-1]
    wider = lexicon.otherwise.get(sense.target, {}).get(word)
    if wider is None or _any(reading, frame, word, lexicon.settled.get(sense.target, ())):
        return sense
    return replace(sense, target=wider, rule=f"{wider}/{sense.form}/{word}")


def is_sure(reading: Reading, frame: Frame, sense: Sense) -> bool:
    """Whether the word has one sense or the arguments settle which, and none of them is refused by the event class."""
    lexicon, word = reading.ontology.lexicon, sense.rule.split("/", 2)[-1]
    if word in SHARED and not _in_company(reading, frame):
        return False
    if word in lexicon.doubtful.get(sense.target, ()) and not _any(reading, frame, word, lexicon.settled.get(sense.target, ())):
        return False
    return not _any(reading, frame, word, lexicon.refuses.get(sense.target, ()))


def _in_company(reading: Reading, frame: Frame) -> bool:
    """Whether several do it, or one with somebody: "discussed the war with her", "the members discussed it", but "discussed his father's habits"."""
    subjects = [a.head for a in frame.arguments if a.role == "subject"]
    ends = [end.entity.kind for end in (end_at(reading, head) for head in subjects) if end is not None]
    return len(subjects) > 1 or any(a.role in ("with", "between", "among") for a in frame.arguments) or any(kind in SEVERAL for kind in ends)


def _any(reading: Reading, frame: Frame, word: str, conditions: Iterable[Condition]) -> bool:
    return any((not c.words or word in c.words) and _holds(reading, frame, c) and all(_holds(reading, frame, m) for m in c.also) for c in conditions)


def _holds(reading: Reading, frame: Frame, condition: Condition) -> bool:
    if condition.fields and field_at(reading, reading.doc[frame.head]) not in condition.fields:
        return False
    if condition.fields and not condition.slots:
        return True
    if "complement" in condition.slots and _tells(reading, frame):
        return True
    return any(not condition.slots.isdisjoint(slots_of(reading, frame, a)) and _is_such(reading, a, condition) for a in frame.arguments)


def slots_of(reading: Reading, frame: Frame, argument: Argument) -> tuple[str, ...]:
    """The slots under which a condition may ask for an argument."""
    if argument.role == "complement":
        infinitive = any(c.tag_ == "TO" for c in children(reading.doc[argument.head], "aux"))
        return ("complement", "infinitive") if infinitive else ("complement",)
    if argument.role == "subject" and frame.kind == "noun":
        return ("subject", "light")
    if argument.role == "subject" and not any(a.role in ("object", "complement") for a in frame.arguments):
        return ("subject", "intransitive")
    return (argument.role,)


def _tells(reading: Reading, frame: Frame) -> bool:
    """Whether speech is reported with the verb: what is said may stand before it, or in quotation marks. What has another object says nothing."""
    if any(a.role == "object" and a.head not in reading.time_of_token for a in frame.arguments):
        return False
    return any(report.cue == frame.head for report in reading.reports)


def _is_such(reading: Reading, argument: Argument, condition: Condition) -> bool:
    word, ontology = reading.doc[argument.head], reading.ontology
    if not condition.nouns and not condition.kinds:
        return True
    if word.lemma_.lower() in condition.nouns or word.lower_ in condition.nouns:
        return True
    end = end_at(reading, argument.head)
    kind = end.entity.kind if end is not None else "Person" if word.lower_ in PERSONAL else class_of(ontology.lexicon.nominal, word)
    return kind is not None and any(ontology.is_a(kind, wanted) for wanted in condition.kinds)
