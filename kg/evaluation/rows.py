"""One row of a table of scores."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in percent (0..100); ``gold`` counts what was to be found."""

    name: str
    precision: float
    recall: float
    f1: float
    gold: float
