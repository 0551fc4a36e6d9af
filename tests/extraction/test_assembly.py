"""What is extracted stands in the document's own characters."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.assembly import extract
from kg.extraction.parse.parsing import parse
from kg.gazetteer import Gazetteer
from kg.model import Document
from kg.ontology.terms import Ontology

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.model
def test_texts_are_the_documents_own(ontology: Ontology, nlp: "Language", gazetteer: Gazetteer) -> None:
    text = "Ada O’Reyes\u00a0left Oslo in the 1990’s.\u00a0In four months’ time she will visit the\u00a0 minister’s office."
    document = Document("0" * 16, "d", text, "")
    [(_, parsed)] = parse(nlp, [document])
    found = extract(document, parsed, ontology, gazetteer)
    mentions = [m for e in (*found.entities, *found.events) for m in e.mentions]
    assert any("’" in t.text for t in found.times) and any("’" in m.text for m in mentions)
    assert all(text[m.start : m.end] == m.text for m in (*mentions, *found.times))
