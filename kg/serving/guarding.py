"""What every request and answer goes through: who may ask, how large a request may be, which headers an answer bears.

Why the host is checked: a page on the web may have its own name point to this machine and would then read what only this machine may. Why the origin is
checked: any page may have a browser send a form to this machine, and an update is only a form.
"""

import asyncio
import time
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.rendering.resource import style_policy
from kg.serving.metrics import Metrics
from kg.serving.protocol import Refused

BODY_SECONDS = 30.0
"""Seconds within which a request's body must have come."""
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"})


def headers() -> dict[str, str]:
    """What every answer bears: nothing is run, framed or loaded from elsewhere."""
    policy = f"default-src 'none'; style-src {style_policy()}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }


class Guard:
    """Middleware: the headers above on every answer, counters, and refusal of foreign origins (those in ``cors`` may ask)."""

    def __init__(self, app: ASGIApp, metrics: Metrics, cors: tuple[str, ...]) -> None:
        self._app = app
        self._metrics = metrics
        self._cors = cors
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers().items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.monotonic(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                present = {name.lower() for name, _ in message.get("headers", ())}
                message["headers"] = [*message.get("headers", ()), *(pair for pair in self._headers if pair[0] not in present)]
            await send(message)

        request = Request(scope)
        try:
            if self._foreign(request):
                await _refusal(sending, 403, "requests from pages of other origins are refused")
            else:
                await self._app(scope, receive, sending)
        finally:  # an error of ours is counted, too
            route = scope.get("route_name", "other")
            method = scope["method"] if scope["method"] in METHODS else "other"
            self._metrics.count(route, method, status, time.monotonic() - started)

    def _foreign(self, request: Request) -> bool:
        origin = request.headers.get("origin")
        return (
            origin is not None and origin not in self._cors and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
        )


async def _refusal(send: Send, status: int, message: str) -> None:
    body = f"{message}\n".encode()
    fields = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": body})


async def body_of(request: Request, largest: int) -> bytes:
    """The body of a request. Raises Refused where it is larger than ``largest`` bytes, is not said to end, or does not come. Who still sends can read the refusal:
    see ``connections``."""
    refusal = Refused(413, f"the request has more than {largest:,} bytes", {"Connection": "close"})
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > largest:
        raise refusal
    found = bytearray()

    async def read() -> None:
        async for part in request.stream():
            found.extend(part)
            if len(found) > largest:
                raise refusal

    try:
        await asyncio.wait_for(read(), BODY_SECONDS)
    except TimeoutError:
        raise Refused(408, "the request did not come", {"Connection": "close"}) from None
    except ClientDisconnect:  # nobody reads this, but it is counted
        raise Refused(400, "the request did not come whole", {"Connection": "close"}) from None
    return bytes(found)


async def leaving(request: Request) -> None:
    """Returns when the client has left. What it still sends is let go of."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
