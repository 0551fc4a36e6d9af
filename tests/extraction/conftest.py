"""A small ontology for tests of what is found, so that they do not depend on the words of the bundled one."""

import pytest

from kg.ontology.terms import Lexicon, Ontology

PERSON = "president minister mayor spokesman spokeswoman aide adviser envoy man woman official director chairman rival"
ORGANIZATION = "company government ministry bank agency airline carrier manufacturer"


@pytest.fixture(scope="session")
def small() -> Ontology:
    nominal = {
        **dict.fromkeys(PERSON.split(), "Person"),
        **dict.fromkeys(ORGANIZATION.split(), "Organization"),
        "delegation": "Group",
        "city": "City",
        "country": "Country",
        "place": "Place",
        **dict.fromkeys(("ferry", "ship", "vessel", "airliner", "plane"), "Product"),
    }
    above = {"Country": "Place", "Region": "Place", "City": "Place", "Facility": "Place", "NaturalFeature": "Place"}
    superclasses = {name: frozenset((name, parent)) for name, parent in above.items()}
    lexicon = Lexicon(verbs={}, participles={}, nouns={}, adjectives={}, ner={}, arguments={}, nominal=nominal, examples=())
    return Ontology({}, {}, superclasses, {}, lexicon, "test", "")
