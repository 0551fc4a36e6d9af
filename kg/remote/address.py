"""Addresses of stores: https unless the store lies on this machine, and no password in them, because they stand in process lists and logs."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from kg.errors import InputError

_NAMES_OF_THIS_MACHINE = ("localhost", "localhost.")


@dataclass(frozen=True, slots=True)
class Address:
    """A store's address without a slash at its end, and the name of its host. It holds no password and can be printed."""

    url: str
    host: str

    def __str__(self) -> str:
        return self.url


def parse(text: str, allow_http: bool = False) -> Address:
    """The address that ``text`` means; without a scheme it is https, on this machine http.

    Raises InputError for what is no such address, holds a name or password, or is http to another machine without ``allow_http``.
    """
    if "@" in text:
        raise InputError("a name or password does not belong in an address: KG_STORE_USER and KG_STORE_PASSWORD, or .netrc, hold them")
    no_address = InputError(f"{text!r} is no address of a store: it begins with https:// and has no ? and no #")
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
        host, _ = parts.hostname or "", parts.port
        httpx.URL(host=host).host.encode("idna")  # as a request does it
    except (ValueError, httpx.InvalidURL):
        raise no_address from None
    if not host or parts.scheme not in ("", "http", "https") or parts.query or parts.fragment or not text.isprintable() or " " in text:
        raise no_address
    scheme = parts.scheme or ("http" if is_here(host) else "https")
    if scheme == "http" and not (is_here(host) or allow_http):
        raise InputError(f"{text} would send everything in the clear: use https, or say --allow-http")
    return Address(f"{scheme}://{parts.netloc}{parts.path}".rstrip("/"), host)


def is_here(host: str) -> bool:
    """Whether ``host`` is this machine."""
    try:
        return host in _NAMES_OF_THIS_MACHINE or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
