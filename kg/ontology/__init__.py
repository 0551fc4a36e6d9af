"""What exists and how a language says it: ``load`` turns Turtle into frozen data and reports all of its problems at once.

loading    which files, in which order; from triples to an ``Ontology``
source     one parsed file that can tell on which line a term or word stands
hierarchy  classes and properties, and the closure over their parents
words      the notation of a word in the lexicon ("step down as", "envoy of|to")
lexicon    senses, argument frames, common nouns, examples
checking   what is wrong, as ``file:line: message``
terms      the data
"""

from kg.ontology.loading import bundled, load
from kg.ontology.terms import Class_, Example, Lexicon, Ontology, Property, Sense

__all__ = ["Class_", "Example", "Lexicon", "Ontology", "Property", "Sense", "bundled", "load"]
