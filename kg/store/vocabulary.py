"""The namespaces that the graph uses, and the terms of them that the code names."""

from pyoxigraph import NamedNode

KG = "https://w3id.org/kg-builder/ontology#"
BASE = "https://w3id.org/kg-builder/resource/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
GEO = "http://www.opengis.net/ont/geosparql#"
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

PREFIXES: dict[str, str] = {
    "kg": KG,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": OWL,
    "skos": SKOS,
    "prov": PROV,
    "oa": OA,
    "dcterms": DCTERMS,
    "schema": SCHEMA,
    "foaf": FOAF,
    "geo": GEO,
    "wgs84": WGS84,
}
"""The usual vocabularies. Read only."""

KINDS_OF_RESOURCE = (
    "person",
    "organization",
    "group",
    "place",
    "product",
    "event",
    "role",
    "document",
    "passage",
    "mention",
    "claim",
    "merge",
    "placement",
    "graph",
)
"""First parts of the paths below the base; each is a prefix of its own in Turtle, so that names read ``person:ada-reyes``."""

POSITION = "approximately_at"
"""The one property that tells a place's position and no relation of it to anything: it is drawn and told, but joins nobody where it is measured who is central,
who belongs together and what leads from one to another."""

RDF_TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
ALT_LABEL = NamedNode(SKOS + "altLabel")


def kg(name: str) -> NamedNode:
    """The class or property ``name`` of our vocabulary."""
    return NamedNode(KG + name)


def local_name(iri: str) -> str:
    """The name of one of our terms; the IRI itself for a term of another vocabulary."""
    return iri[len(KG) :] if iri.startswith(KG) else iri


def resource_prefixes(base: str) -> dict[str, str]:
    """One prefix for each kind of resource below ``base``."""
    return {kind: f"{base}{kind}/" for kind in KINDS_OF_RESOURCE}


def declared(base: str) -> dict[str, str]:
    """What queries may use without declaring it: the usual vocabularies, and the prefixes in which a table names the resources below ``base``."""
    return PREFIXES | resource_prefixes(base)
