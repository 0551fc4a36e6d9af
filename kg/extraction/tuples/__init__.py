"""Open tuples: what a sentence says as (first argument, relation, second argument, further arguments …), in its own words.

Why: the grammar layer is measured alone, without an ontology, against sentences whose tuples people have written down (``kg eval carb``), and
``kg extract --tuples`` shows what it sees. Each frame is written out once for each of its arguments that a reader would ask for:

    phrases     stretches of words: noun phrases, clauses
    context     what a clause has from those above it: when, and who says so
    predicates  the words of a relation: verb groups, control, gerunds
    pronouns    whom a pronoun of a dependent clause stands for, as far as the sentence tells
    slots       a frame's arguments in the order in which they are written
    verbal      tuples of verbs, copulas and predicative adjectives
    nominal     tuples of appositions, possessors, examples and noun phrases with a place
"""

from collections.abc import Iterator
from functools import partial

from kg.extraction.grammar import frames
from kg.extraction.parse.parsed import Doc
from kg.extraction.tuples.nominal import nominal_tuples
from kg.extraction.tuples.phrases import OpenTuple, written
from kg.extraction.tuples.verbal import verbal_tuples

__all__ = ["OpenTuple", "open_tuples"]


def open_tuples(parsed: Doc, text: str) -> tuple[OpenTuple, ...]:
    """All tuples of a parsed document, each once, in the order of their heads. ``text`` is as long as ``parsed.text``."""
    write = partial(written, parsed, text)

    def found() -> Iterator[OpenTuple]:
        for frame in frames(parsed):
            yield from verbal_tuples(parsed, frame, write)
        yield from nominal_tuples(parsed, write)

    return tuple(dict.fromkeys(found()))
