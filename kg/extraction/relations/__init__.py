"""Relations between people, organisations and places: the frames of the grammar, typed by the lexicon.

One module a family of constructions: ``verbal`` (verbs, participles, adjectives), ``nominal`` (relational nouns and their bearers), ``posts`` (roles held),
``peoples`` (whose citizen), ``places`` (a place in a place), ``dated`` (dates of birth and the like), ``lives`` (brackets behind a name). Each yields
candidates and keeps the refused ones with their reason.
"""

from kg.extraction.relations.dated import dated_candidates
from kg.extraction.relations.endings import with_endings
from kg.extraction.relations.lives import life_candidates
from kg.extraction.relations.nominal import nominal_candidates
from kg.extraction.relations.peoples import people_candidates
from kg.extraction.relations.places import place_candidates, widened
from kg.extraction.relations.verbal import verbal_candidates

__all__ = [
    "dated_candidates",
    "life_candidates",
    "nominal_candidates",
    "people_candidates",
    "place_candidates",
    "verbal_candidates",
    "widened",
    "with_endings",
]
