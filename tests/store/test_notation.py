"""Terms in Turtle: what is written by hand is what Oxigraph would write and keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.model import Value
from kg.store.notation import literals, terms
from kg.store.notation.literals import Notation
from kg.store.notation.paragraphs import prefix_lines
from kg.store.vocabulary import BASE, XSD

ANY_TEXT = st.text(st.characters(), max_size=40) | st.text('\ud800\udfff<>"{}|\\^`% \n\t\x00\x7f\x85\u2028#?é', max_size=12)
NOTATION = Notation(BASE)


def read(term: str) -> object:
    """The object that ``term`` is in Turtle."""
    (quad,) = parse(("".join(prefix_lines(BASE)) + f"<urn:x> <urn:x> {term} .").encode(), format=RdfFormat.TURTLE)
    return quad.object


@given(ANY_TEXT)
def test_strings_are_read_back_and_written_alike(text: str) -> None:
    assert read(literals.text(text)) == terms.plain(text) and read(literals.english(text)) == terms.english(text)
    assert literals.text(text) == NOTATION.of(terms.plain(text))


@given(st.sampled_from(["person/", "claim/", "elsewhere/", ""]), ANY_TEXT)
def test_names_are_read_back_and_written_alike(kind: str, text: str) -> None:
    name, iri = NOTATION.name(kind + text), terms.iri(BASE, kind + text)
    assert read(name) == iri and name == NOTATION.of(iri)


@given(st.floats(-180, 180), st.sampled_from([2, 5]))
def test_decimals_are_read_back_and_written_alike(number: float, places: int) -> None:
    written, literal = literals.decimal(number, places), terms.decimal(number, places)
    assert read(written) == literal == literals.canonical(literal) and written == NOTATION.of(literal)


@pytest.mark.parametrize(
    ("value", "term"),
    [
        (Value("PT90M", "duration"), '"PT1H30M"^^xsd:duration'),
        (Value("P14D", "duration"), '"P14D"^^xsd:duration'),
        (Value("+007", "integer"), "7"),
        (Value("2024-05-01", "date"), '"2024-05-01"^^xsd:date'),
        (Value("2024-02-30", "date"), '"2024-02-30"'),
        (Value("2024-05", "gYearMonth"), '"2024-05"^^xsd:gYearMonth'),
        (Value("2024?", "edtf"), '"2024?"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
        (Value("Visit", "class"), "kg:Visit"),
        (Value("x> . <y", "class"), "kg:x\\%3E\\%20.\\%20\\%3Cy"),
        (Value('a "b"\n', "string"), '"a \\"b\\"\\n"'),
    ],
)
def test_values_are_canonical(value: Value, term: str) -> None:
    assert NOTATION.value(value) == term
    found = read(term)
    assert isinstance(found, NamedNode) or (isinstance(found, Literal) and literals.canonical(found) == found)


def test_a_date_has_its_type() -> None:
    assert read(literals.date("2024-05-01")) == Literal("2024-05-01", datatype=NamedNode(XSD + "date"))
