"""What coreference makes of parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def meant(small, gazetteer):
    """The name of the entity that a description was joined to, or None."""

    def read(words, *sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return next((e.name for e in found.entities.values() if e.named and words in [m.text for m in e.mentions]), None)

    return read
