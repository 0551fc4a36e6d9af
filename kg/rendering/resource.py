"""Pages of a served graph: one resource with its evidence, names that were found, the answer of a query, and where to start.

No script, nothing loaded from elsewhere.

Every string from a document goes through ``text`` and the template's escaping; addresses become links only if they are http or https.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode, Triple

from kg import __version__
from kg.model import INFERRED
from kg.rendering.text import label, sentence, words
from kg.store import ClaimRow, Dataset, EntityRow, FactRow
from kg.store.dates import in_words
from kg.store.exports.nearby import about_position
from kg.store.reading.claims import marks
from kg.store.reading.saying import apart, behind, held
from kg.store.vocabulary import LABEL, local_name

if TYPE_CHECKING:
    from jinja2 import Template

COUNTED = {"Person": "people", "Organization": "organizations", "Group": "groups", "Place": "places", "Product": "products", "Event": "events"}
"""Classes that the first page counts, in words."""
EXAMPLE = "SELECT ?who ?country { ?who kg:represents ?country } LIMIT 20"
SHOWN = 300
"""Facts, and claims of each status, on a page at most; the other forms have all."""
ALTERNATES = ((".ttl", "Turtle"), (".jsonld", "JSON-LD"), (".nt", "N-Triples"), (".rdf", "RDF/XML"))
"""Endings of the addresses of other forms, and their names."""

Data = dict[str, Any]
Detail = tuple[str, str | None, str | None]
"""A name, a value, and where that leads."""


def path_of(iri: str) -> str:
    """Where a served graph shows a resource: at the path of its own IRI."""
    return "/" + quote(urlsplit(iri).path.lstrip("/"), safe="/%-._~")


def style_policy() -> str:
    """The source of styles that a page's security policy must allow."""
    digest = base64.b64encode(hashlib.sha256(_style().encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def start_page(dataset: Dataset, quads: int, updates: bool) -> str:
    """The first page: search, a field for SPARQL, where everything is."""
    rows = [row for row in dataset.by_iri.values() if not row.claimed]
    counts = [(kind, name, sum(row.is_a(kind) for row in rows)) for kind, name in COUNTED.items()]
    start = {"quads": quads, "counts": [row for row in counts if row[-1]], "documents": len(dataset.documents()), "updates": updates}
    return _fill(title="Knowledge graph", query=EXAMPLE, start=start)


def answer_page(dataset: Dataset, query: str, names: Sequence[str] = (), rows: Sequence[Sequence[object]] = (), more: bool = False, text: str = "") -> str:
    """What a query found: a table with columns of these ``names``, of which there may be ``more`` rows, or some ``text``; and the query, to be changed."""
    table = [[("", None) if term is None else _end(dataset, term) for term in row] for row in rows]
    return _fill(title="Answer", query=query, names=[label(name) for name in names], rows=table, more=more, text=text)


def error_page(status: int, message: str) -> str:
    """Why there is no page: for who has come with a browser, with the way back."""
    return _fill(title={404: "Not found", 300: "One of several"}.get(status, "That did not work"), message=sentence(message))


def search_page(dataset: Dataset, asked: str, found: Sequence[EntityRow], total: int) -> str:
    """Entities that were found for ``asked``, the best first, of ``total``."""
    rows = [{"text": label(row.label), "path": path_of(row.iri), "kind": words(row.kind), "claimed": row.claimed} for row in found]
    return _fill(title="Search", asked=label(asked) if asked.strip() else "", results=rows, total=total)


def resource_page(dataset: Dataset, iri: str, triples: Iterable[Triple]) -> str:
    """An entity with facts and evidence, a document with its claims, or any other resource as the ``triples`` that describe it."""
    row = dataset.by_iri.get(iri)
    document = next((one for one in dataset.documents() if one.iri == iri), None)
    alternates = [(name, f"{path_of(iri)}{ending}") for ending, name in ALTERNATES]
    if row is not None:
        return _fill(title=label(row.label), iri=iri, alternates=alternates, **_entity(dataset, row))
    if document is not None:
        said = dataset.said_in(iri)
        details: list[Detail] = [
            ("published", document.date, None),
            ("by", document.publisher, None),
            ("author", document.creator, None),
            ("source", document.url, _address(document.url)),
            ("file", document.origin_file, None),
        ]
        sections = [("What it says", _claims(dataset, said))]
        return _fill(
            title=label(document.title or document.identifier),
            kind="document",
            iri=iri,
            alternates=alternates,
            details=_told(details),
            sections=sections,
        )
    table = [(words(local_name(t.predicate.value)), *_end(dataset, t.object)) for t in triples if t.subject == NamedNode(iri)]
    return _fill(title=label(iri.rstrip("/").rpartition("/")[2]), iri=iri, alternates=alternates, table=table)


def _entity(dataset: Dataset, row: EntityRow) -> Data:
    claims = dataset.claims(row.iri)
    facts = [fact for fact in dataset.facts(row.iri) if not fact.implied]
    at = _if_any(about_position(dataset, row)) if row.latitude is None else f"{row.latitude:g}, {row.longitude:g}"
    names = None if row.geonames_id is None else f"https://www.geonames.org/{row.geonames_id}"
    details = [
        ("also called", ", ".join(label(name) for name in row.labels[1:]), None),
        ("date", row.date, None),
        ("lasts", row.duration, None),
        ("at", at, None),
        ("GeoNames", names, names),
    ]
    known = {claim.iri: claim for claim in claims}
    said = [claim for claim in dataset.claims(by=row.iri) if claim.iri not in known]
    groups = [(f"{title}: not facts", found) for title, found in apart(claims)]
    return {
        "kind": words(row.kind) + (" (only claimed: not in the facts)" if row.claimed else ""),
        "details": _told(details),
        "facts": [_fact(dataset, fact, known) for fact in facts[:SHOWN]],
        "more_facts": max(0, len(facts) - SHOWN),
        "sections": [(title, _claims(dataset, found)) for title, found in (*groups, ("What it says of others", said)) if found],
    }


def _fact(dataset: Dataset, fact: FactRow, known: dict[str, ClaimRow]) -> Data:
    supporting = [known[iri] for iri in fact.claims if iri in known]
    return {
        "subject": (label(dataset.label(fact.subject)), path_of(fact.subject)),
        "predicate": words(fact.predicate),
        "object": (label(fact.object), None) if fact.datatype is not None else (label(dataset.label(fact.object)), path_of(fact.object)),
        "when": _if_any(held(supporting)),
        "origins": fact.origins,
        "evidence": [_claim(dataset, claim) for claim in supporting[:SHOWN]],
    }


def _claims(dataset: Dataset, claims: Sequence[ClaimRow]) -> Data:
    return {"claims": [_claim(dataset, claim) for claim in claims[:SHOWN]], "more": max(0, len(claims) - SHOWN)}


def _claim(dataset: Dataset, claim: ClaimRow) -> Data:
    object_ = label(claim.object if claim.datatype is not None else dataset.label(claim.object))
    status = [
        word for word, holds in ((claim.modality.lower(), claim.modality != "Actual"), ("denied", claim.polarity == "Denied")) if holds
    ]
    inferred = ["inferred"] if claim.rule.startswith(INFERRED) else []
    speaker = behind(claim, lambda iri: label(dataset.label(iri)))
    when = [] if claim.predicate == "date" else [*filter(None, (in_words(claim.begins, claim.ends),))]
    refused = [f"not a fact: {claim.refused}"] if claim.refused and claim.refused not in status else []
    return {
        "path": path_of(claim.iri),
        "relation": f"{label(dataset.label(claim.subject))} {words(claim.predicate)} {object_}",
        "parts": _parts(claim),
        "status": ", ".join((*inferred, *status, *speaker, *when, *refused)) or "stated",
        "source": label(claim.document.title or claim.document.identifier),
        "document": path_of(claim.document.iri),
        "published": ", ".join(filter(None, (claim.document.publisher and label(claim.document.publisher), claim.document.date))),
        "rule": f"{label(claim.rule)}, confidence {claim.confidence:.2f}",
    }


def _parts(claim: ClaimRow) -> list[tuple[str, bool]]:
    """The sentence in pieces, each with whether it is marked."""
    found, at = [], 0
    for start, end in marks(claim):
        found += [(sentence(claim.sentence[at:start]), False), (sentence(claim.sentence[start:end]), True)]
        at = end
    return [*found, (sentence(claim.sentence[at:]), False)]


def _end(dataset: Dataset, term: object) -> tuple[str, str | None]:
    if isinstance(term, NamedNode):
        own = term.value.startswith(dataset.base)
        name = next((quad.object for quad in dataset.store.quads_for_pattern(term, LABEL, None, None)), None)
        text = getattr(name, "value", None) or (local_name(term.value) if not own else term.value.rpartition("/")[2])
        return label(text), path_of(term.value) if own else _address(term.value)
    return label(getattr(term, "value", str(term))), None


def _told(details: Iterable[Detail]) -> list[tuple[str, str, str | None]]:
    return [(name, label(value), address) for name, value, address in details if value]


def _if_any(text: str) -> str | None:
    """``text`` as a label; nothing where there is none, of which a label would say that it has no name."""
    return label(text) if text else None


def _address(url: str | None) -> str | None:
    """An address that may be followed."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _fill(**fields: Any) -> str:
    from markupsafe import Markup

    return _template().render(style=Markup(_style()), version=__version__, **fields)


@cache
def _style() -> str:
    return (files("kg.rendering") / "page" / "resource.css").read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((files("kg.rendering") / "page" / "resource.html.j2").read_text(encoding="utf-8"))
