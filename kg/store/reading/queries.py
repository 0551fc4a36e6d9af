"""SPARQL over a stored graph, in a child process that can be ended.

Why a child: no signal stops a running Oxigraph query. The child opens the graph itself, may open nothing afterwards (so a query reaches neither files nor
hosts), has a limit on memory and on the size of its answer, and is killed when its time is over. Queries see the graph of facts; named graphs stand
behind ``GRAPH``, never the union, in which Oxigraph counts a triple once for each graph.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal as OneOf

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, Triple, parse_query_results

from kg.errors import QueryError, StoreError
from kg.store.notation.terms import clean
from kg.store.reading import child
from kg.store.vocabulary import KINDS_OF_RESOURCE, PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Kind = OneOf["select", "ask", "graph"]
Form = OneOf["json", "csv", "tsv", "xml", "ttl"]

TIMEOUT = 60.0
"""Seconds that a query may take unless told otherwise."""
LARGEST = 256 * 1024 * 1024
"""Bytes of the largest answer."""
LONGEST = 40
"""Signs of a prefix that a message repeats."""

_KINDS: dict[str, Kind] = {"select": "select", "ask": "ask", "graph": "graph"}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# No quantifier gives back what it took, and a string without an end goes to where it would have to end: the time grows with the length alone.
_QUOTED = re.compile(
    r"'''(?:[^'\\]++|\\.|'(?!''))*+(?:''')?"
    r'|"""(?:[^"\\]++|\\.|"(?!""))*+(?:""")?'
    r"|'(?:[^'\\\n\r]++|\\.)*+'?"
    r'|"(?:[^"\\\n\r]++|\\.)*+"?'
    r"|<[^<>\"{}|^`\\\x00-\x20]*+>"
    r"|\#[^\n\r]*+"
    r"|\\.",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w:?$-])service\b(?!\s*:)", re.IGNORECASE)
_REACHING_OUT = re.compile(r"(?<![\w:?$-])(service|load)\b(?!\s*:)", re.IGNORECASE)
_DECLARED = re.compile(r"\bprefix\s+([\w.-]*):", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w:?$@.%-])((?:[^\W\d_][\w.-]*)?):(?=[\w:%\\])")
_LOCAL = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s<>\"{}|^`\\?=&()][^<>\"{}|^`\\?=&()\n]*>")
_BASE = re.compile(r"\bbase\s*<", re.IGNORECASE)
_UPDATE = re.compile(r"\s*+(?:(?:prefix\s++\S*+|base)\s*+)*+(insert|delete|load|clear|drop|create|copy|move|add|with)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: ``body`` in the form asked for, ``base`` of the graph's resources, and for ASK ``yes``."""

    kind: Kind
    body: bytes
    empty: bool
    base: str
    yes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a SELECT: one tuple a row, None where a variable is not bound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def run(path: Path | None, sparql: str, form: Form = "json", timeout: float = TIMEOUT) -> Answer:
    """The answer of a query over the graph at ``path`` (None: the empty graph, which tells whether it is a query at all); a graph (CONSTRUCT, DESCRIBE) is
    given as Turtle whatever ``form`` says.

    Raises QueryError for what is not SPARQL (with line and column), is refused, or takes more than ``timeout`` seconds; StoreError where there is no graph.
    """
    sparql = clean(sparql)
    if mentions_service(sparql):
        raise QueryError("SERVICE is refused: a query reads only this graph")
    head, _, body = _child(json.dumps({"path": str(path or ""), "sparql": sparql, "form": form, "largest": LARGEST}), timeout).partition(b"\n")
    return _answer(json.loads(head), body, sparql)


def table(answer: Answer) -> Table:
    """The solutions of a SELECT that was asked for as ``json``."""
    found = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    variables = found.variables
    return Table(tuple(v.value for v in variables), tuple(tuple(row[v] for v in variables) for row in found))


def mentions_service(sparql: str) -> bool:
    """Whether the keyword SERVICE stands outside strings, IRIs and comments. This makes a clear message; the child's limits are the barrier."""
    return _SERVICE.search(_QUOTED.sub(" ", unescaped(sparql))) is not None


def refused_words(sparql: str) -> str | None:
    """SERVICE or LOAD where it stands outside strings, IRIs and comments; None where neither does. As ``mentions_service``, it is no barrier."""
    found = _REACHING_OUT.search(_QUOTED.sub(" ", sparql))
    return None if found is None else found[1].upper()


def masked(sparql: str) -> str:
    """``sparql`` with blanks in the place of strings, IRIs and comments; as long as before."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), sparql)


def unescaped(sparql: str) -> str:
    """``sparql`` with its code point escapes resolved, which may hide a keyword."""
    return _ESCAPE.sub(_sign, sparql)


def _sign(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= sys.maxunicode else ""


def _child(request: str, timeout: float) -> bytes:
    """What the child writes."""
    command = child.command("kg.store.reading.worker")
    try:
        done = subprocess.run(command, input=request.encode(), capture_output=True, timeout=timeout, env=child.environment(), check=False)
    except subprocess.TimeoutExpired:
        raise QueryError(f"the query took more than {timeout:g} seconds and was stopped (--timeout gives it more)") from None
    if not done.stdout or done.returncode:
        raise QueryError("the query ran out of memory")
    return done.stdout


def _answer(head: dict[str, str | bool], body: bytes, sparql: str) -> Answer:
    kind, message = head["kind"], str(head.get("message", ""))
    if kind == "store":
        raise StoreError(message)
    if kind == "syntax":
        raise QueryError(_explained(message, sparql))
    if kind == "query":
        raise QueryError(message)
    return Answer(_KINDS[str(kind)], body, bool(head["empty"]), str(head["base"]), bool(head.get("yes", False)))


def _explained(message: str, sparql: str) -> str:
    """The parser's message as one short line with the place in the user's text."""
    if _UPDATE.match(_QUOTED.sub(" ", unescaped(sparql))):
        return "updates are refused: a query only reads the graph"
    if (unknown := _undeclared(sparql)) is not None:
        return unknown
    if (local := _local(sparql)) is not None:
        return local
    match = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if match is None:
        return f"SPARQL error: {' '.join(message.split())}"
    line, column = int(match[1]), int(match[2])
    early = "the query ends too early: " if _is_end(sparql, line, column) else ""
    return f"SPARQL error at line {line}, column {column}: {early}{_reason(match[3])}"


def _undeclared(sparql: str) -> str | None:
    """What to say of the first prefix that nobody has declared; None where there is none. The parser tells only of some, and not which."""
    text = masked(sparql)
    known = {*PREFIXES, *KINDS_OF_RESOURCE, *(match[1] for match in _DECLARED.finditer(text))}
    found = next((match for match in _PREFIXED.finditer(text) if match[1] not in known), None)
    if found is None:
        return None
    name, before = found[1][:LONGEST], text[: found.start()]
    near = get_close_matches(name.lower(), PREFIXES, 1)
    remedy = f"; did you mean {near[0]}:?" if near else f" (PREFIX {name}: <…> declares it; known are {' '.join(PREFIXES)})"
    return f"SPARQL error at {_place(before)}: the prefix {name}: is not declared{remedy}"


def _local(sparql: str) -> str | None:
    """What to say of the first <name> that is no full IRI; None where there is none. The parser tells of another place."""
    text = _QUOTED.sub(lambda match: match[0] if match[0].startswith("<") else " " * len(match[0]), sparql)
    found = None if _BASE.search(text) else _LOCAL.search(text)
    if found is None:
        return None
    return f"SPARQL error at {_place(text[: found.start()])}: {found[0][:LONGEST]} is no full IRI such as <https://example.org/name>"


def _place(before: str) -> str:
    return f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"


def _is_end(sparql: str, line: int, column: int) -> bool:
    """Whether nothing but white space follows a place in the text."""
    lines = sparql.split("\n")[line - 1 :]
    return not any(part.strip() for part in (lines[0][column - 1 :], *lines[1:])) if lines else True


def _reason(text: str) -> str:
    if "variable that is unbound" in text:
        return "SELECT names a variable that has no value here (grouped, or not in the pattern)"
    words = re.split(r",\s+", text.removeprefix("expected ").removeprefix("one of "))
    wanted = [word for word in words if not any(sign in word for sign in "['<") and word != "Prefix not found"]
    return f"expected {' or '.join(wanted[:6])}{' or other' if len(wanted) > 6 else ''}" if wanted else "this does not belong here"
