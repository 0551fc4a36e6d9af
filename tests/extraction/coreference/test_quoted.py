"""Who "he" is behind a quotation that speaks of somebody. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

SPOKE = "Lund|PROPN|nsubj|1|PERSON played|VERB|ROOT|1"
ABOUT = "{mark}|PUNCT|punct|3 They|PRON|nsubj|3 never|ADV|advmod|3 saw|VERB|ccomp|7 Ivo|PROPN|dobj|3|PERSON ,|PUNCT|punct|7 {mark}|PUNCT|punct|7 left|VERB|ROOT|7"
THEN = "It|PRON|nsubj|1 rained|VERB|ccomp|5 ,|PUNCT|punct|5 {mark}|PUNCT|punct|5 he|PRON|nsubj|5 said|VERB|ROOT|5||say"


@pytest.mark.parametrize("mark", ['"', "''"])
def test_he_who_speaks_is_nobody_of_whom_the_quotation_tells(small, gazetteer, mark):
    parsed = doc(SPOKE, ABOUT.format(mark=mark), THEN.format(mark=mark))
    found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
    assert [e.name for e in found.entities.values() if "he" in [m.text for m in e.mentions]] == ["Lund"]
