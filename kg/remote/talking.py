"""Requests to a store, repeated while it is away, and answers up to a size.

Everything asked for here can be asked for twice with the same effect, so that a request whose answer was lost is sent again.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType

import httpx

from kg import __version__
from kg.errors import InputError, StoreError
from kg.remote.address import Address, is_here
from kg.remote.login import HOW, login
from kg.store.reading.queries import LARGEST

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each further try."""
LONGEST_PAUSE = 30.0
"""Seconds that a store may ask us to wait."""
CONNECTING, ANSWERING = 10.0, 600.0
"""Seconds until a connection stands, and until something of an answer comes: a store that moves a large graph says nothing meanwhile."""
_REFUSED, _LATER = frozenset({429, 503}), frozenset({429, 502, 503, 504})
"""Statuses after which a request is sent again: those that mean that nothing was done, and those of which nobody knows."""
_MESSAGE = 300

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, media type without parameters, and what it holds."""

    status: int
    media: str
    body: bytes

    @property
    def fine(self) -> bool:
        return 200 <= self.status < 300


class TimeOver(StoreError):
    """The time that the caller gave is over."""


class Away(StoreError):
    """The store cannot be reached, or is not ready even after several tries."""


class Talk:
    """A conversation with the store at ``address``; ``say`` is told what is worth a line. Use as a context."""

    def __init__(self, address: Address, say: Say) -> None:
        self.address = address
        self.say = say
        auth = login(address.host)
        try:
            self._client = httpx.Client(
                auth=auth,
                timeout=httpx.Timeout(ANSWERING, connect=CONNECTING),
                headers={"User-Agent": f"kg/{__version__}"},
                follow_redirects=False,
                trust_env=not is_here(address.host),  # the user's proxies and certificates; none stands between us and this machine
            )
        except (ValueError, ImportError, OSError, httpx.InvalidURL) as error:
            raise InputError(f"the proxy or the certificates that the environment names cannot be used: {_plain(str(error))}") from None

    def __enter__(self) -> "Talk":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str | list[str]] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        within: float | None = None,
        largest: int = LARGEST,
        again: bool = True,
    ) -> Reply:
        """The store's answer, whatever its status, but for those that mean "later": then the request is sent again; without ``again`` only where it cannot have
        had an effect.

        Raises Away where it cannot be reached or stays busy, TimeOver where it takes more than ``within`` seconds, StoreError where the answer has more than
        ``largest`` bytes.
        """
        timeout = httpx.Timeout(ANSWERING if within is None else within, connect=CONNECTING)
        for pause in (*PAUSES, None):
            request = self._client.build_request(method, url, params=params, data=data, content=content, headers=headers, timeout=timeout)
            asked, unheard = None, False
            try:
                reply, asked = self._once(request, within, largest)
                if reply.status not in _LATER:
                    return reply
                trouble, unheard = f"is not ready (HTTP {reply.status})", reply.status in _REFUSED
            except httpx.ReadTimeout:
                if within is not None:
                    raise TimeOver(f"{self.address} took more than {within:g} seconds") from None
                trouble = "gives no answer"
            except httpx.ConnectTimeout:
                trouble, unheard = "cannot be reached (no answer)", True
            except (httpx.TransportError, httpx.DecodingError) as error:
                trouble, unheard = f"cannot be reached ({_plain(str(error)) or type(error).__name__})", isinstance(error, httpx.ConnectError)
            if pause is None or not (again or unheard):
                break
            wait = pause if asked is None else min(asked, LONGEST_PAUSE)
            self.say(f"{self.address} {trouble}; trying again in {wait:g} s")
            time.sleep(wait)
        raise Away(f"the store at {self.address} {trouble}")

    def expect(self, reply: Reply, what: str) -> Reply:
        """``reply`` if the store did what was asked. Raises StoreError that says ``what`` it did not do, and why."""
        if not reply.fine:
            raise StoreError(f"the store at {self.address} does not {what}: {_reason(reply)}")
        return reply

    def _once(self, request: httpx.Request, within: float | None, largest: int) -> tuple[Reply, float | None]:
        """The answer, and for how many seconds the store asks us to wait."""
        end = None if within is None else time.monotonic() + within
        response = self._client.send(request, stream=True)
        try:
            parts, size = [], 0
            for part in response.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > largest:
                    raise StoreError(f"the answer of {self.address} has more than {largest >> 20} MB: add a LIMIT")
                if end is not None and time.monotonic() > end:
                    raise httpx.ReadTimeout("", request=request)
        finally:
            response.close()
        media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        after = response.headers.get("retry-after", "")
        return Reply(response.status_code, media, b"".join(parts)), float(after) if after.isdecimal() else None


def _reason(reply: Reply) -> str:
    """Why, in the words of the status or of the store."""
    if reply.status in (401, 403):
        return f"it wants a name and password that may do this (HTTP {reply.status}; from {HOW})"
    if 300 <= reply.status < 400:
        return f"it points elsewhere (HTTP {reply.status}); name the address that it has now"
    if reply.status == 413:
        return "the request is too large for it (HTTP 413)"
    said = "" if reply.media == "text/html" else _plain(reply.body[:4000].decode("utf-8", "replace"))
    return f"HTTP {reply.status}{f', {said}' if said else ''}"


def _plain(text: str) -> str:
    """What a stranger's server says, in one printable line."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= _MESSAGE else f"{line[:_MESSAGE]} …"
