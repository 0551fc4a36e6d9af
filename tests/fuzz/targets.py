"""What is fuzzed: everything that reads what strangers write. A check may end in an answer or in the error that is promised, and in nothing else.

The suite tries a few examples of each, the same every time; ``python -m tests.fuzz NAME`` goes on for as long as it is told, guided by what the code does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import Note, Unreadable, iso_date, read
from kg.errors import InputError, OntologyError
from kg.gazetteer import dump
from kg.model import Document
from kg.resolution.clusters import sssom
from kg.serving import media, protocol
from tests.documents.test_reading import pdf
from tests.fuzz import words
from tests.fuzz.damage import damaged, repacked, unpacked
from tests.fuzz.graphs import answers, damaged_graphs
from tests.fuzz.scratch import scratch
from tests.golden.graphs import ROOT

SEEDS = ROOT / "seeds"
WORD_TEXT = "word/document.xml"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """What comes, what must hold of it, and how many examples the suite tries."""

    data: st.SearchStrategy[Any]
    check: Callable[[Any], None]
    examples: int = 60


def property_of(target: Target) -> Callable[[], None]:
    """The target as a test."""

    @settings(max_examples=target.examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(target.data)
    def holds(data: Any) -> None:
        target.check(data)

    return holds


def _file(name: str, data: bytes) -> Path:
    path = scratch() / name
    path.write_bytes(data)
    return path


def _is_line(text: str) -> bool:
    return text.isprintable() and bool(text.strip()) and len(text) < 400


# --- documents


def reads(suffix: str, data: bytes) -> None:
    """Documents whose text can be stored and whose fields are what they say, or a reason in one line."""
    items = list(read([_file(f"a{suffix}", data)]))
    assert items
    for item in items:
        if isinstance(item, Note):
            assert _is_line(item.origin) and _is_line(item.reason), item
            assert not isinstance(item, Unreadable) or "MemoryError" not in item.reason
        else:
            _is_sound(item)


def _is_sound(document: Document) -> None:
    assert document.text.strip() and document.text.encode() is not None
    assert document.date is None or iso_date(document.date) == document.date
    for line in (document.title, document.source, document.author, document.origin):
        assert line is None or _is_line(line), document
    assert document.url is None or document.url.startswith(("http://", "https://"))


def reads_word(content: bytes) -> None:
    reads(".docx", repacked(_docx(), WORD_TEXT, content))


@cache
def _docx() -> bytes:
    return (SEEDS / "life" / "astrid-nygaard.docx").read_bytes()


def _seeds(suffix: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(SEEDS.rglob(f"*{suffix}")))


_PDFS = (pdf(["Envoy leaves", "Ada Reyes left Port Vale."]), pdf(["one", "1"], ["two", "2"], ["three", "3"]))

# --- ontology, decisions, places


def loads_ontology(name: str, data: bytes) -> None:
    from kg.ontology import load

    try:
        load(_file(name, data))
    except OntologyError as error:
        assert error.problems and all(_is_told(problem) for problem in error.problems), error.problems
    except InputError as error:
        assert _is_told(str(error))


def _is_told(text: str) -> bool:
    return bool(text.strip()) and "\n" not in text


_OWN = b"""@prefix kg: <https://w3id.org/kg-builder/ontology#> .
@prefix lex: <https://w3id.org/kg-builder/lexicon#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:Regatta a owl:Class ; rdfs:subClassOf kg:Event ; rdfs:label "regatta"@en ; rdfs:comment "A race of boats."@en ; skos:broadMatch <https://schema.org/SportsEvent> .
kg:coaches a owl:ObjectProperty ; rdfs:label "coaches"@en ; rdfs:comment "Trains somebody."@en ; rdfs:domain kg:Person ; rdfs:range kg:Person ;
  rdfs:subPropertyOf <https://schema.org/knows> .
"""
_OWN_WORDS = b"""@prefix kg: <https://w3id.org/kg-builder/ontology#> .
@prefix lex: <https://w3id.org/kg-builder/lexicon#> .
kg:represents lex:verb "act for"@en ; lex:noun "agent of"@en ;
  lex:example "{s:Ada Reyes} acts for {o:Norland}."@en ; lex:counterExample "{s:Ada Reyes} acts well."@en .
kg:Meeting lex:noun "parley"@en ; lex:verb "parley"@en ; lex:argument [ lex:case "with" ; lex:role kg:has_participant ] .
"""


def reads_decisions(data: bytes) -> None:
    try:
        for decision in sssom.read(data, "decisions.tsv"):
            assert decision.left < decision.right
    except InputError as error:
        assert _is_told(str(error))


_DECISIONS = b"""#mapping_set_id: x
subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\tmapping_justification\tcomment
mention:0123456789-1-9\tReyes\tskos:exactMatch\t\tmention:0123456789-20-29\tAda Reyes\tsemapv:ManualMappingCuration\tone
mention:0123456789-1-9\tReyes\tskos:exactMatch\tNot\tmention:abcdef0123-20-29\tBea Reyes\tsemapv:ManualMappingCuration\t
"""


def imports_places(name: str, data: bytes) -> None:
    try:
        for entry, keys in dump.entries(_file(name, data)):
            assert -90 <= entry.latitude <= 90 and -180 <= entry.longitude <= 180 and "" not in keys
    except InputError as error:
        assert _is_told(str(error))


_PLACE = b"9000001\tVelmark\tVelmark\tVelmarken,Vel\t61.0\t9.0\tA\tADM1\tNO\t\tV1\t\t\t\t90000\t\t10\tEurope/Oslo\t2024-01-01\n"


@cache
def _zipped() -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("NO.txt", _PLACE * 20)
        archive.writestr("readme.txt", "read me")
    return out.getvalue()


# --- requests


def is_asked(request: tuple[str, str, str | None, bytes, bool]) -> None:
    method, parameters, kind, body, update = request
    try:
        asked = protocol.update(kind, parameters, body) if update else protocol.query(method, parameters, kind, body)
        assert asked is None or isinstance(asked.sparql, str)
    except protocol.Refused as refused:
        assert 400 <= refused.status < 500 and _is_told(str(refused))


def is_chosen(accept: str) -> None:
    assert media.choose(accept, media.RESOURCE) in (None, *media.RESOURCE)


_ASKED = (
    b"query=ASK+%7B%7D",
    b"query=SELECT+*+%7B%7D&default-graph-uri=a%3Ab",
    b"update=INSERT+DATA+%7B%7D",
    b"update=DELETE+%7B%7D+WHERE+%7B%7D&using-graph-uri=a%3Ab",
)
_BODIES = damaged(_ASKED, words.REQUEST)
_TYPES = st.sampled_from([None, media.FORM, media.QUERY, media.UPDATE, f"{media.FORM}; charset=utf-8", ";;", "a/b"]) | st.text(max_size=20)
_REQUESTS = st.tuples(st.sampled_from(["GET", "POST"]), _BODIES.map(lambda data: data.decode("latin-1")), _TYPES, _BODIES, st.booleans())

TARGETS = {
    "txt": Target(damaged(_seeds(".txt"), words.FRONT), partial(reads, ".txt")),
    "md": Target(damaged(_seeds(".md"), words.MARKDOWN), partial(reads, ".md")),
    "html": Target(damaged(_seeds(".html"), words.HTML), partial(reads, ".html"), 40),
    "pdf": Target(damaged(_PDFS, words.PDF), partial(reads, ".pdf")),
    "docx": Target(damaged(_seeds(".docx")), partial(reads, ".docx"), 30),
    "docx-text": Target(damaged((unpacked(_docx(), WORD_TEXT),), words.WORD), reads_word, 20),
    "jsonl": Target(damaged(_seeds(".jsonl"), words.JSON), partial(reads, ".jsonl")),
    "ontology": Target(damaged((_OWN,), words.TURTLE), partial(loads_ontology, "own.ttl"), 20),
    "lexicon": Target(damaged((_OWN_WORDS,), words.TURTLE), partial(loads_ontology, "own.en.ttl"), 20),
    "decisions": Target(damaged((_DECISIONS,), words.TABLE), reads_decisions),
    "places": Target(damaged((_PLACE * 3,), words.TABLE), partial(imports_places, "NO.txt")),
    "places-zip": Target(damaged((_zipped(),)), partial(imports_places, "NO.zip")),
    "graph": Target(damaged_graphs(), answers, 50),
    "request": Target(_REQUESTS, is_asked, 200),
    "accept": Target(st.text(max_size=80) | st.sampled_from(["*/*;q=0", "text/html;q=1e999, a/b;q=nan"]), is_chosen, 200),
}  # fmt: skip
