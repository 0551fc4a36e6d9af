"""The addresses of a served graph, and what each does. All that touches the graph happens in a child of the keeper."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.rendering.resource import error_page, path_of
from kg.serving import media, protocol
from kg.serving.graph import Answer, Graph, raise_for
from kg.serving.guarding import Guard, body_of, headers, leaving
from kg.serving.metrics import Metrics
from kg.serving.openapi import description
from kg.serving.protocol import Operation, Refused
from kg.store.vocabulary import KINDS_OF_RESOURCE

WAITING = 500
"""Questions that are answered or wait for their turn at most; more are told to come again."""
ENDINGS = {".ttl": media.TURTLE, ".jsonld": media.JSONLD, ".nt": media.NTRIPLES, ".rdf": media.RDFXML, ".html": media.HTML}
VARIES = {"Vary": "Accept"}
"""The field of an answer that depends on what the client takes. Read only."""
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Settings:
    """``workers`` questions are answered at once; ``request`` bytes are the largest request; ``hosts`` are the names by which the server may be called."""

    workers: int
    request: int
    hosts: tuple[str, ...]
    cors: tuple[str, ...] = ()
    update: bool = False


def application(graph: Graph, settings: Settings) -> Starlette:
    """The server of ``graph``."""
    served = _Served(graph, settings)
    routes = [
        ("/", served.start, ("GET",)),
        ("/sparql", served.sparql, ("GET", "POST")),
        ("/update", served.update, ("POST",)),
        ("/update", served.no_update, ("GET",)),
        ("/search", served.search, ("GET",)),
        ("/graph.html", served.page, ("GET",)),
        ("/openapi.json", served.openapi, ("GET",)),
        ("/health", served.health, ("GET",)),
        ("/metrics", served.metrics_, ("GET",)),
        ("/{path:path}", served.resource, ("GET",)),
    ]
    middleware = [Middleware(Guard, metrics=served.metrics, cors=settings.cors)]
    middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=[*settings.hosts], www_redirect=False))
    if settings.cors:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(settings.cors), allow_methods=["GET", "POST"], allow_headers=["Content-Type"])
        )
    named = [Route(path, _named(path, handler), methods=list(methods)) for path, handler, methods in routes]
    return Starlette(routes=named, middleware=middleware, exception_handlers={Refused: _refused, Exception: _failed})


def _named(path: str, handler: Handler) -> Handler:
    """The handler, with a name of its route for the counters that no client can make up."""

    async def handle(request: Request) -> Response:
        request.scope["route_name"] = path if path != "/{path:path}" else "resource"
        return await handler(request)

    return handle


class _Served:
    def __init__(self, graph: Graph, settings: Settings) -> None:
        self.graph = graph
        self.settings = settings
        self.metrics = Metrics()
        self._turns = anyio.CapacityLimiter(settings.workers)
        self._updates = anyio.CapacityLimiter(1)

    async def start(self, request: Request) -> Response:
        return _response(await self._ask(request, "start", updates=self.settings.update))

    async def sparql(self, request: Request) -> Response:
        body = await body_of(request, self.settings.request) if request.method == "POST" else b""
        asked = protocol.query(request.method, _query_string(request), request.headers.get("content-type"), body)
        accept = _accept(request)
        if asked is None:
            form = media.choose(accept, (*media.GRAPH, media.HTML))
            if form == media.HTML:
                return await self.start(request)
            return _response(await self._ask(request, "service", endpoint=str(request.url.replace(query="")), form=_given(form, media.GRAPH)), VARIES)
        forms = {name: media.choose(accept, offered) for name, offered in _FORMS.items()}
        return _response(await self._ask(request, "sparql", **_graphs(asked), sparql=asked.sparql, forms=forms), VARIES)

    async def update(self, request: Request) -> Response:
        if not self.settings.update:
            raise Refused(403, "updates are off: the server was started without --allow-update")
        body = await body_of(request, self.settings.request)
        asked = protocol.update(request.headers.get("content-type"), _query_string(request), body)
        await anyio.to_thread.run_sync(self.graph.update, asked.sparql, limiter=self._updates)
        return Response(status_code=204)

    async def no_update(self, request: Request) -> Response:
        raise Refused(405, "an update comes by POST", {"Allow": "POST"})

    async def search(self, request: Request) -> Response:
        words, kind = request.query_params.get("q", ""), request.query_params.get("class") or None
        limit = request.query_params.get("limit", "20")
        if not re.fullmatch("0*[0-9]{1,4}", limit) or not 1 <= int(limit[-4:]) <= 1000:
            raise Refused(400, "limit is a number from 1 to 1000")
        form = _given(media.choose(_accept(request), (media.PLAIN_JSON, media.HTML)), (media.PLAIN_JSON, media.HTML))
        return _response(await self._ask(request, "search", words=words[:500], **{"class": kind}, limit=int(limit[-4:]), form=form), VARIES)

    async def page(self, request: Request) -> Response:
        # The page bears its own policy: the hashes of its scripts.
        answer = await self._ask(request, "page", file=self.graph.page())
        policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
        return _response(answer, {"Content-Security-Policy": policy})

    async def resource(self, request: Request) -> Response:
        about = await self._about()
        path, form = bytes(request.scope["raw_path"]).decode("ascii", "replace"), None  # as it came: IRIs are percent-encoded
        ending = next((ending for ending in ENDINGS if path.endswith(ending)), "")
        if ending:
            path, form = path.removesuffix(ending), ENDINGS[ending]
        base = urlsplit(about["base"])
        if not path.startswith(base.path):
            if path.split("/")[1] in KINDS_OF_RESOURCE:  # as commands name it: person/ada-reyes
                return Response(status_code=307, headers={"Location": f"{base.path.rstrip('/')}{path}{ending}", "Vary": "Accept"})
            raise Refused(404, "there is nothing at this address")
        form = form or _given(media.choose(_accept(request), media.RESOURCE), media.RESOURCE)
        answer = await self._ask(request, "resource", iri=f"{base.scheme}://{base.netloc}{path}", form=form)
        if later := answer.head.get(
            "moved"
        ):  # it was named otherwise before documents came that say more; nobody can tell what a second one will say
            if len(later) > 1:
                raise Refused(300, "this is one of these now:\n" + "\n".join(later))
            return Response(status_code=307, headers={"Location": path_of(later[0]) + ending, "Vary": "Accept"})
        return _response(answer, VARIES)

    async def openapi(self, request: Request) -> Response:
        return JSONResponse(description(self.settings.update, self.settings.request))

    async def health(self, request: Request) -> Response:
        about = await self._about()
        state = {
            "status": "degraded" if self.graph.problem else "ok",
            "quads": about["quads"],
            "documents": about["documents"],
            "version": __version__,
        }
        return JSONResponse(state | ({"problem": self.graph.problem} if self.graph.problem else {}))

    async def metrics_(self, request: Request) -> Response:
        about = await self._about()
        return PlainTextResponse(self.metrics.text(about["quads"]), media_type="text/plain; version=0.0.4")

    async def _about(self) -> Mapping[str, Any]:
        return await anyio.to_thread.run_sync(self.graph.about)

    async def _ask(self, asking: Request, kind: str, **request: Any) -> Answer:
        """The answer of a child. Raises Refused where there is none, too many wait, or who asks has left."""
        if self.metrics.waiting >= WAITING:
            raise Refused(503, "too many questions at once", {"Retry-After": "2"})
        self.metrics.waiting += 1
        left = asyncio.create_task(leaving(asking))
        try:
            answer = await anyio.to_thread.run_sync(partial(self.graph.ask, kind, left.done, **request), limiter=self._turns)
        finally:
            self.metrics.waiting -= 1
            left.cancel()
        raise_for(answer.head, self.graph.limits)
        return answer


_FORMS = {"solutions": (*media.SOLUTIONS, media.HTML), "boolean": (*media.BOOLEAN, media.HTML), "graph": (*media.GRAPH, media.HTML)}


def _graphs(asked: Operation) -> dict[str, Any]:
    return {"default": asked.default, "named": asked.named}


def _given(form: str | None, offered: tuple[str, ...]) -> str:
    if form is None or form not in offered:
        raise Refused(406, f"this can be given as {', '.join(offered)}")
    return form


def _accept(request: Request) -> str | None:
    """What the client takes, which may stand in several fields (RFC 9110, 5.3)."""
    found = request.headers.getlist("accept")
    return ", ".join(found) if found else None


def _query_string(request: Request) -> str:
    return bytes(request.scope["query_string"]).decode("latin-1")


def _response(answer: Answer, headers: dict[str, str] | None = None) -> Response:
    kind = str(answer.head["type"])
    text = kind.startswith("text/") and kind not in (media.TURTLE,)
    return Response(answer.body, media_type=f"{kind}; charset=utf-8" if text else kind, headers=headers)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    fields = error.headers | VARIES
    if media.choose(_accept(request), (media.TEXT, media.HTML)) == media.HTML:
        return HTMLResponse(error_page(error.status, str(error)), status_code=error.status, headers=fields)
    return PlainTextResponse(f"{error}\n", status_code=error.status, headers=fields)


async def _failed(request: Request, error: Exception) -> Response:
    return PlainTextResponse("an error inside kg\n", status_code=500, headers=headers())  # it is made outside of the guard
