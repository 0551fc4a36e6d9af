"""SPARQL patterns over labels, so that an expectation reads as a sentence and does not depend on how an IRI is spelt.

``s``, ``o``, ``by`` are regular expressions, matched without case against every label of a node. Each function gives the body of an ASK.
"""

from collections.abc import Iterable

PREFIXES = """
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""
Role = tuple[str, str]


def ask(body: str) -> str:
    return f"{PREFIXES}ASK {{ {body} }}"


def named(variable: str, pattern: str) -> str:
    """``?variable`` has a label that matches."""
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'?{variable} rdfs:label|skos:altLabel ?{variable}L . FILTER(REGEX(STR(?{variable}L), "{escaped}", "i")) '


def edge(s: str, p: str, o: str) -> str:
    """A fact between two named nodes; ``p`` is a SPARQL path of local names separated by ``|``."""
    return f"{named('s', s)} {named('o', o)} ?s {_path(p)} ?o ."


def literal(s: str, p: str, value: str) -> str:
    """A fact with a literal, compared as a string."""
    return f'{named("s", s)} ?s {_path(p)} ?v . FILTER(STR(?v) = "{value}")'


def kind(s: str, *classes: str) -> str:
    """A named node of one of the classes."""
    return f"{named('s', s)} ?s a ?k . VALUES ?k {{ {' '.join(f'kg:{c}' for c in classes)} }}"


def both_names(a: str, b: str) -> str:
    """One node bears both names."""
    return f'{named("s", a)} ?s rdfs:label|skos:altLabel ?other . FILTER(REGEX(STR(?other), "{b}", "i"))'


def event(kinds: str, *roles: Role, label: str | None = None) -> str:
    """An event of one of ``kinds`` (separated by ``|``) whose roles lead to nodes with these labels, or to literals that begin so."""
    return " ".join(["?e a ?ek .", _classes("ek", kinds), named("e", label) if label else "", *(_role(i, *r) for i, r in enumerate(roles))])


def claim(
    s: str | None,
    p: str,
    o: str | None,
    *,
    polarity: str = "Affirmed",
    modality: str = "Actual",
    by: str | None = None,
    outlet: str | None = None,
) -> str:
    """A claim between two named nodes with this status; alternatives are separated by ``|``."""
    ends = (named("s", s) if s else "") + (named("o", o) if o else "")
    predicates = " ".join(f"kg:{name}" for name in p.split("|"))
    body = f"?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . VALUES ?p {{ {predicates} }} {ends}"
    return body + _status(polarity, modality, by, outlet)


def event_claim(
    kinds: str,
    *roles: Role,
    label: str | None = None,
    polarity: str = "Affirmed",
    modality: str = "Actual",
    by: str | None = None,
    outlet: str | None = None,
) -> str:
    """A claim with this status that an event exists, and role claims of that event."""
    body = f"?c rdf:subject ?e ; rdf:predicate rdf:type . ?e a ?ek . {_classes('ek', kinds)}"
    if label:
        body += named("e", label)
    for number, (name, pattern) in enumerate(roles):
        body += f"?r{number} rdf:subject ?e ; rdf:predicate ?rp{number} ; rdf:object ?n{number} . "
        body += f"VALUES ?rp{number} {{ {' '.join(f'kg:{n}' for n in name.split('|'))} }} {named(f'n{number}', pattern)}"
    return body + _status(polarity, modality, by, outlet)


def _path(names: str) -> str:
    return "(" + "|".join(f"kg:{name}" for name in names.split("|")) + ")"


def _classes(variable: str, names: str) -> str:
    return f"VALUES ?{variable} {{ {' '.join(f'kg:{name}' for name in names.split('|'))} }} "


def _role(number: int, name: str, pattern: str) -> str:
    variable = f"n{number}"
    if name in ("date", "begins", "ends", "duration"):
        return f'?e kg:{name} ?{variable} . FILTER(STRSTARTS(STR(?{variable}), "{pattern}"))'
    if name.endswith("+"):
        return f"?e kg:{name[:-1]}/kg:located_in* ?{variable} . {named(variable, pattern)}"
    return f"?e {_path(name)} ?{variable} . {named(variable, pattern)}"


def _status(polarity: str, modality: str, by: str | None, outlet: str | None) -> str:
    body = f"?c kg:polarity ?po ; kg:modality ?mo . {_among('po', polarity)} {_among('mo', modality)}"
    if by:
        body += f"?c kg:attributed_to ?by . {named('by', by)}"
    if outlet:
        body += f"?c kg:reported_by|kg:attributed_to ?out . {named('out', outlet)}"
    return body


def _among(variable: str, names: Iterable[str] | str) -> str:
    values = names.split("|") if isinstance(names, str) else names
    return f"VALUES ?{variable} {{ {' '.join(f'kg:{v}' for v in values)} }} "
