"""Who asks: ``KG_STORE_TOKEN``, ``KG_STORE_USER`` with ``KG_STORE_PASSWORD``, or the host's entry in .netrc.

Why nowhere else: what stands on a command line stands in the list of processes, too. No message holds any of it.
"""

import netrc
import os
from collections.abc import Generator
from pathlib import Path

import httpx

from kg.errors import InputError, StoreError

HOW = "KG_STORE_USER and KG_STORE_PASSWORD, KG_STORE_TOKEN, or .netrc"


class Login(httpx.Auth):
    """A name and password, given once the store asks for them, in the way it asks for (Basic or Digest)."""

    def __init__(self, name: str, password: str) -> None:
        self._basic = httpx.BasicAuth(name, password)
        self._digest = httpx.DigestAuth(name, password)
        self._asked_for: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._asked_for is None:
            response = yield request
            if response.status_code != 401:
                return
            ways = [way.lower() for way in response.headers.get_list("www-authenticate")]
            self._asked_for = self._digest if any(way.startswith("digest") for way in ways) else self._basic
        try:
            yield from self._asked_for.auth_flow(request)
        except (KeyError, NotImplementedError):
            raise StoreError(f"{request.url.host} asks for a password in a way of its own (Basic and Digest are known)") from None


class Bearer(httpx.Auth):
    """A token."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def login(host: str) -> httpx.Auth | None:
    """What ``host`` is told; None where nothing is known. Raises InputError where that cannot be used."""
    token, name, password = (os.environ.get(f"KG_STORE_{part}") for part in ("TOKEN", "USER", "PASSWORD"))
    if token:
        if not (token.isascii() and token.isprintable()):
            raise InputError("KG_STORE_TOKEN holds what no token can")
        return Bearer(token)
    if name or password:
        if not (name and password):
            raise InputError("KG_STORE_USER and KG_STORE_PASSWORD belong together, and one of them is missing")
        return Login(name, password)
    found = _from_file(host)
    return None if found is None else Login(*found)


def _from_file(host: str) -> tuple[str, str] | None:
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    try:
        entry = netrc.netrc(path).authenticators(host) if path.is_file() else None
    except (OSError, UnicodeDecodeError, netrc.NetrcParseError):  # whose message may hold a part of the file
        raise InputError(f"{path} cannot be read: it is damaged, or others may read it") from None
    return None if entry is None else (entry[0], entry[2] or "")
