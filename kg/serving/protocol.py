"""Requests of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/): what they ask, or why they are refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.serving import media
from kg.store.reading.queries import masked, refused_words, unescaped

PARAMETERS = 200
"""Parameters of a request at most."""


class Refused(Exception):
    """A request that cannot be answered: the HTTP status and one line for people."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update with the graphs it is about; None where it names none itself."""

    sparql: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None


def query(method: str, url_query: str, content_type: str | None, body: bytes) -> Operation | None:
    """The query of a request (2.1); None for a GET without parameters. Raises Refused."""
    if method != "POST":
        if not url_query:
            return None
        return _operation(_form(url_query), "query", "default-graph-uri", "named-graph-uri")
    kind = _kind(content_type)
    if kind == media.FORM:
        return _operation(_form(_text(body)) + _form(url_query), "query", "default-graph-uri", "named-graph-uri")
    if kind == media.QUERY:
        return _operation([("query", _text(body)), *_form(url_query)], "query", "default-graph-uri", "named-graph-uri")
    raise Refused(415, f"a query comes as {media.FORM} or {media.QUERY}, in UTF-8")


def update(content_type: str | None, url_query: str, body: bytes) -> Operation:
    """The update of a POST request (2.2). Raises Refused."""
    kind = _kind(content_type)
    if kind == media.FORM:
        found = _operation(_form(_text(body)) + _form(url_query), "update", "using-graph-uri", "using-named-graph-uri")
    elif kind == media.UPDATE:
        found = _operation([("update", _text(body)), *_form(url_query)], "update", "using-graph-uri", "using-named-graph-uri")
    else:
        raise Refused(415, f"an update comes as {media.FORM} or {media.UPDATE}, in UTF-8")
    return Operation(with_using(found.sparql, found.default or (), found.named or ()), None, None)


def with_using(sparql: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with the graphs of the request as USING clauses (2.2.3). Raises Refused where it has USING or WITH itself, or a name is no IRI.

    Why in the text: Oxigraph takes graphs with a query only. Where WHERE stands at the outermost level behind a bracket, there belongs USING.
    """
    if not default and not named:
        return sparql
    bare = masked(sparql)
    if re.search(r"(?<![\w:?$-])(using|with)\b(?!\s*:)", bare, re.IGNORECASE):
        raise Refused(400, "graphs are named in the request or in the update (USING, WITH), not in both")
    if any(re.search(r"[\x00-\x20<>\"{}|^`\\]", iri) for iri in (*default, *named)):
        raise Refused(400, "a graph's name must be an IRI")
    clauses = "".join([f" USING <{iri}>" for iri in default] + [f" USING NAMED <{iri}>" for iri in named])
    found, at, depth, before = [], 0, 0, ""
    for match in re.finditer(r"[{}]|(?<![\w:?$-])where\b|[^\s{}]+", bare, re.IGNORECASE):
        word = match[0].lower()
        if word == "where" and depth == 0 and before == "}":
            found += [sparql[at : match.start()], clauses, " "]
            at = match.start()
        depth += {"{": 1, "}": -1}.get(word, 0)
        before = word
    return "".join((*found, sparql[at:]))


def check(sparql: str) -> None:
    """Raises Refused for words that would reach out of the graph. This makes a clear message; the limits of the process that answers are the barrier."""
    if (word := refused_words(unescaped(sparql))) is not None:
        raise Refused(400, f"{word} is refused: nothing outside this graph is read")


def _operation(parameters: Sequence[tuple[str, str]], name: str, default: str, named: str) -> Operation:
    texts = [value for key, value in parameters if key == name]
    if len(texts) != 1:
        raise Refused(400, f"there must be exactly one parameter {name!r}, and there {'is none' if not texts else f'are {len(texts)}'}")
    if any(key in ("query", "update") and key != name for key, _ in parameters):
        raise Refused(400, "a request holds a query or an update, not both")
    graphs = [tuple(value for key, value in parameters if key == which) or None for which in (default, named)]
    check(texts[0])
    return Operation(texts[0], *graphs)


def _form(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=PARAMETERS
        )
    except ValueError:  # of which UnicodeDecodeError is a kind
        raise Refused(400, "the parameters cannot be read: they must be percent-encoded UTF-8") from None


def _kind(content_type: str | None) -> str:
    """The media type of a body. Raises Refused for another encoding than UTF-8."""
    kind, _, parameters = (content_type or "").partition(";")
    charset = re.search(r"charset\s*=\s*\"?([\w-]+)", parameters, re.IGNORECASE)
    if charset is not None and charset[1].lower() not in ("utf-8", "utf8"):
        raise Refused(415, "the body must be UTF-8")
    return kind.strip().lower()


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the body is no UTF-8") from None
