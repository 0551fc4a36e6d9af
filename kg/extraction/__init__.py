"""Extract: from a parsed document to entities, events and claims.

In the order of the work: ``parse`` (spaCy, and its parse as plain data), ``mentions`` and ``coreference`` (who and what is named), ``times``,
``attribution`` (who says what), ``grammar`` (predicates and arguments), ``relations`` and ``events`` (typed by the ontology), ``status`` (denied, planned,
possible), ``claims``;
``assembly`` puts them together.
"""

from kg.extraction.assembly import extract

__all__ = ["extract"]
