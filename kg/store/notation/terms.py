"""RDF terms from untrusted strings: whatever a document or a user holds becomes a valid literal or IRI.

Why: labels, quotes, file names and addresses come from documents that nobody has checked. A lone surrogate (half of a broken character) cannot be
written as UTF-8; it becomes U+FFFD, one for one, so that offsets still fit. Characters that an IRI cannot hold are percent-encoded.
"""

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.store.vocabulary import EDTF, KG, XSD

if TYPE_CHECKING:
    from kg.model import Value

_SURROGATE = re.compile("[\ud800-\udfff]")
_BASE = re.compile(r"https?://[^\s/?#<>\"{}|\\^`@]+/(?:[^\s?#<>\"{}|\\^`]*/)?")
_YEAR = r"-?\d{4}"
_LEXICAL = {
    "gYearMonth": re.compile(_YEAR + r"-(0[1-9]|1[0-2])"),
    "gYear": re.compile(_YEAR),
    "duration": re.compile(r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"),
    "integer": re.compile(r"[+-]?\d{1,30}"),
}


def clean(text: str) -> str:
    """``text`` with U+FFFD for each lone surrogate."""
    return _SURROGATE.sub("\ufffd", text)


def iri(base: str, path: str) -> NamedNode:
    """The IRI of ``path`` below ``base``; everything but letters, digits and the unreserved signs is percent-encoded."""
    return NamedNode(base + quote(clean(path), safe="/-._~"))


def plain(text: str) -> Literal:
    """A string without language."""
    return Literal(clean(text))


def english(text: str) -> Literal:
    """A string in English."""
    return Literal(clean(text), language="en")


def typed(text: str, datatype: str) -> Literal:
    """A literal of an XML Schema type."""
    return Literal(text, datatype=NamedNode(XSD + datatype))


def decimal(number: float, places: int) -> Literal:
    """A canonical xsd:decimal: no exponent, no trailing zeros."""
    text = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return typed("0" if text in ("-0", "") else text, "decimal")


def address(url: str) -> NamedNode | Literal:
    """A web address as an IRI; anything else (``javascript:``, a broken host) stays a string."""
    if not re.match(r"https?://[^\s/]+", url, re.IGNORECASE):
        return plain(url)
    encoded = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(clean(url), safe="%/:?#[]@!$&'()*+,;=-._~"))
    try:
        return NamedNode(encoded)
    except ValueError:
        return plain(url)


def value(of: "Value") -> Literal | NamedNode:
    """The RDF term of a value; a ``class`` is the IRI of the class. A value that does not fit its type stays a plain string."""
    if of.datatype == "class":
        return NamedNode(KG + quote(clean(of.value), safe="-._~"))
    if of.datatype == "edtf":
        return Literal(clean(of.value), datatype=NamedNode(EDTF))
    return typed(of.value, of.datatype) if _fits(of) else plain(of.value)


def _fits(of: "Value") -> bool:
    if of.datatype == "date":
        return is_date(of.value)
    pattern = _LEXICAL.get(of.datatype)
    return pattern is not None and pattern.fullmatch(of.value) is not None


def is_date(text: str) -> bool:
    """Whether ``text`` is YYYY-MM-DD and names a day that exists."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def check_base(base: str) -> str:
    """``base`` itself if resources can be named below it; otherwise InputError."""
    if _BASE.fullmatch(base):
        try:
            return NamedNode(base).value
        except ValueError:
            pass
    raise InputError(f"the base IRI must be an absolute http(s) address that ends in '/', without query or fragment: {base!r}")
