"""Terms from strings that nobody has checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.model import Value
from kg.store.dates import bounds
from kg.store.notation import terms

ANY_TEXT = st.text(st.characters(), max_size=40) | st.text('\ud800\udfff<>"{}|\\^`% \n\x00#?é', max_size=12)


@given(ANY_TEXT)
def test_any_text_makes_a_literal_of_the_same_length(text: str) -> None:
    assert len(terms.plain(text).value) == len(text)
    assert terms.english(text).language == "en"


@given(ANY_TEXT)
def test_any_path_makes_an_iri_below_the_base(path: str) -> None:
    found = terms.iri("https://e.example/", path).value
    assert found.startswith("https://e.example/") and found.isascii()


@given(ANY_TEXT)
def test_any_address_makes_a_term(url: str) -> None:
    assert isinstance(terms.address(f"https://e.example/{url}"), NamedNode | Literal)
    assert isinstance(terms.value(Value(url, "date")), Literal)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "//x", "https:///x"])
def test_what_is_no_web_address_stays_text(url: str) -> None:
    assert terms.address(url) == Literal(url)


@pytest.mark.parametrize(
    ("url", "iri"),
    [("https://e.example/a b?q=<x>", "https://e.example/a%20b?q=%3Cx%3E"), ("https://e.example/100%", "https://e.example/100%25")],
)
def test_addresses_are_encoded(url: str, iri: str) -> None:
    assert terms.address(url) == NamedNode(iri)


@pytest.mark.parametrize(("number", "text"), [(0.9, "0.9"), (1.0, "1"), (0.0, "0"), (-0.001, "0"), (12.340, "12.34"), (1e-9, "0")])
def test_decimals_are_canonical(number: float, text: str) -> None:
    assert terms.decimal(number, 2).value == text


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2024-13-01", "date"),
        ("2024-02-30", "date"),
        ("20240501", "date"),
        ("5 hours", "duration"),
        ("P", "duration"),
        ("PT", "duration"),
        ("2024-5", "gYearMonth"),
        ("x", "integer"),
    ],
)
def test_a_value_that_does_not_fit_its_type_is_text(text: str, datatype: str) -> None:
    assert terms.value(Value(text, datatype)) == Literal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-01", ("2024-05-01", "2024-05-01")),
        ("2024-05-01T09:30", ("2024-05-01", "2024-05-01")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024~", ("2024-01-01", "2024-12-31")),
        ("202X", ("2020-01-01", "2029-12-31")),
        ("2024-22", ("2024-06-01", "2024-08-31")),
        ("2023-24", ("2023-12-01", "2024-02-29")),
        ("2024-05-01/2024-05-03", ("2024-05-01", "2024-05-03")),
        ("2024-05-01/..", None),
        ("../2024", None),
        ("2024-06/2024-05", None),
        ("2024-13", None),
        ("2024-02-30", None),
        ("0000", None),
        ("Friday", None),
        ("", None),
        ("a/b/c", None),
    ],
)
def test_bounds(text: str, expected: tuple[str, str] | None) -> None:
    assert bounds(text) == expected
