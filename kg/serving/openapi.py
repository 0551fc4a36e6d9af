"""The description of the addresses for programs (OpenAPI 3.1)."""

from typing import Any

from kg import __version__
from kg.serving import media

Json = dict[str, Any]


def description(update: bool, largest: int) -> Json:
    """All addresses with their parameters and answers; that of updates only where they are taken."""
    paths = {
        "/": {"get": _operation("start", "Where to begin: search, a field for SPARQL, links.", {media.HTML: _STRING})},
        "/sparql": {
            "get": _operation(
                "query_get",
                "Answer a SPARQL 1.1 query. Without a query, the description of the service.",
                _answers(),
                _GRAPHS_GET,
                (400, 406, 413, 503),
            ),
            "post": _operation("query_post", "Answer a SPARQL 1.1 query.", _answers(), _GRAPHS, (400, 406, 408, 413, 415, 503))
            | {"requestBody": _body("query", media.QUERY, ("default-graph-uri", "named-graph-uri"))},
        },
        "/search": {
            "get": _operation("search", "Entities with a name in which each word begins a word; without words, all of a class.", _FOUND, _SEARCH, (400, 406, 503))
        },
        "/graph.html": {"get": _operation("page", "The page of the whole graph.", {media.HTML: _STRING}, (), (503,))},
        "/health": {
            "get": _operation("health", "Whether the server answers, and from what.", {media.PLAIN_JSON: {"type": "object"}}, (), (503,))
        },
        "/metrics": {"get": _operation("metrics", "Counters in the format of Prometheus.", {media.TEXT: _STRING}, (), (503,))},
        "/openapi.json": {"get": _operation("openapi", "This description.", {media.PLAIN_JSON: {"type": "object"}})},
    }
    if update:
        done = {"204": {"description": "Done, all of it."}, **_refusals((400, 403, 408, 413, 415, 503))}
        paths["/update"] = {
            "post": {
                "operationId": "update",
                "summary": "Apply a SPARQL 1.1 update.",
                "requestBody": _body("update", media.UPDATE, ()),
                "responses": done,
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kg",
            "version": __version__,
            "description": "A knowledge graph of people, places and events. Every resource lies at the path of its IRI, as HTML, Turtle, JSON-LD, N-Triples or "
            f"RDF/XML. Requests have at most {largest:,} bytes.",
        },
        "paths": paths,
    }


_STRING: Json = {"type": "string"}
_IRIS: Json = {"type": "array", "items": {"type": "string", "format": "iri"}}
_WHAT = {
    400: "What was asked cannot be understood.",
    403: "Not allowed.",
    406: "No form that the client takes.",
    408: "The request did not come whole in time.",
    413: "Request or answer too large.",
    415: "A body of another kind.",
    503: "It took too long or too much, or too many ask at once.",
}


def _parameter(name: str, schema: Json, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "schema": schema}


_GRAPHS = (_parameter("default-graph-uri", _IRIS), _parameter("named-graph-uri", _IRIS))
_GRAPHS_GET = (_parameter("query", _STRING), *_GRAPHS)
_FOUND: dict[str, Json] = {media.PLAIN_JSON: {"type": "object"}, media.HTML: _STRING}
_SEARCH = (
    _parameter("q", {"type": "string", "maxLength": 500}),
    _parameter("class", _STRING),
    _parameter("limit", {"type": "integer", "minimum": 1, "maximum": 1000, "default": 20}),
)


def _answers() -> dict[str, Json]:
    return {form: _STRING if form != media.JSON else {"type": "object"} for form in (*media.SOLUTIONS, *media.GRAPH, media.HTML)}


def _refusals(statuses: tuple[int, ...]) -> Json:
    return {str(status): {"description": _WHAT[status], "content": {form: {"schema": _STRING} for form in (media.TEXT, media.HTML)}} for status in statuses}


def _operation(name: str, summary: str, forms: dict[str, Json], parameters: tuple[Json, ...] = (), refusals: tuple[int, ...] = ()) -> Json:
    answer = {"description": "The answer.", "content": {form: {"schema": schema} for form, schema in forms.items()}}
    return {"operationId": name, "summary": summary, "parameters": list(parameters), "responses": {"200": answer, **_refusals(refusals)}}


def _body(name: str, direct: str, graphs: tuple[str, ...]) -> Json:
    form = {"type": "object", "required": [name], "properties": {name: _STRING, **dict.fromkeys(graphs, _IRIS)}}
    return {"required": True, "content": {media.FORM: {"schema": form}, direct: {"schema": _STRING}}}
