"""English predicate–argument structures from a dependency parse: verbs, participles, nouns, adjectives and copulas with their arguments.

Why a layer of its own: about ten constructions (active and passive clauses, relative clauses, control and raising, conjunction, light verbs,
apposition, titles, possessives, event nouns with adjuncts) serve every word of the lexicon, so each is written and tested once. The layer knows no
ontology. Labels are those of spaCy's English pipelines (ClearNLP style).
"""

from kg.extraction.grammar.frames import frames

__all__ = ["frames"]
