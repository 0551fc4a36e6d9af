"""From the shape of a time expression to its value."""

from kg.extraction.times import absolute, lengths, relative
from kg.extraction.times.anchor import Anchor, Dated, Found

_READERS = {**absolute.READERS, **relative.READERS, **lengths.READERS}


def read(shape: str, found: Found, anchor: Anchor) -> Dated | None:
    """The meaning of a match, None where it is no time after all."""
    return _READERS[shape](found, anchor)
