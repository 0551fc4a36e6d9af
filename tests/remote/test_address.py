"""Which addresses are taken, and who asks."""

from pathlib import Path

import httpx
import pytest

from kg.errors import InputError, StoreError
from kg.remote.address import parse
from kg.remote.login import Bearer, Login, login
from kg.remote.talking import Talk


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://store.example/news", "https://store.example/news"),
        ("https://store.example/news/", "https://store.example/news"),
        ("store.example/news", "https://store.example/news"),
        ("localhost:7878", "http://localhost:7878"),
        ("127.0.0.1:3030/ds", "http://127.0.0.1:3030/ds"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://[::1]:7878", "http://[::1]:7878"),
    ],
)
def test_addresses(text: str, url: str) -> None:
    assert str(parse(text)) == url


@pytest.mark.parametrize("text", ["http://store.example/news", "http://127.0.0.1.example/", "http://localhost.example", "http://10.0.0.7"])
def test_http_to_another_machine_has_to_be_said(text: str) -> None:
    with pytest.raises(InputError, match="--allow-http"):
        parse(text)
    assert str(parse(text, allow_http=True)) == text.rstrip("/")


@pytest.mark.parametrize(
    "text",
    [
        *("", "https://", "ftp://store.example", "file:///etc/hosts", "https://a b", "https://s.example/?x=1", "https://s.example:x"),
        *("http://[::1", "http://[store]/", "https://a..b", "https://xn--/", f"https://{'a' * 64}.example", "https://\u2177.example"),
    ],
)
def test_no_addresses(text: str) -> None:
    with pytest.raises(InputError, match="no address of a store"):
        parse(text)


@pytest.mark.parametrize("text", ["https://ada:hush@store.example", "ada:hush@store.example/ds", "https://hush@store.example"])
def test_a_password_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text)
    assert "hush" not in str(caught.value) and "KG_STORE_PASSWORD" in str(caught.value)


def test_who_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert login("store.example") is None
    (tmp_path / "netrc").write_text("machine store.example login ada password hush\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert isinstance(login("store.example"), Login)
    assert login("other.example") is None
    monkeypatch.setenv("KG_STORE_TOKEN", "abc")
    assert isinstance(login("other.example"), Bearer)


def test_half_a_login_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ada")
    with pytest.raises(InputError, match="belong together"):
        login("store.example")


def test_a_damaged_netrc_is_not_quoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine store.example login ada hush\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with pytest.raises(InputError) as caught:
        login("store.example")
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"), [("HTTPS_PROXY", "gopher://proxy.example"), ("HTTPS_PROXY", "http://a..b:x"), ("SSL_CERT_FILE", "/nowhere/certificates.pem")]
)
def test_a_proxy_or_certificates_that_cannot_be_used_are_said(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match="proxy or the certificates"):
        Talk(parse("https://store.example"), print)


@pytest.mark.parametrize("asked", ['Digest realm="x", nonce="1", qop="auth-int"', 'Digest realm="x", nonce="1", algorithm="ROT-13"'])
def test_another_way_of_asking_for_a_password_is_said(asked: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(401, headers={"www-authenticate": asked})

    with httpx.Client(transport=httpx.MockTransport(answer), auth=Login("ada", "hush")) as client, pytest.raises(StoreError, match="asks for a password in a way"):
        client.get("https://store.example")


@pytest.mark.parametrize(("asked", "given"), [("Basic realm=x", "Basic YWRhOmh1c2g="), ('Digest realm="x", nonce="1", qop="auth"', "Digest username=")])
def test_a_password_is_given_in_the_way_it_is_asked_for(asked: str, given: str) -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("authorization", ""))
        return httpx.Response(200) if seen[-1] else httpx.Response(401, headers={"www-authenticate": asked})

    with httpx.Client(transport=httpx.MockTransport(answer), auth=Login("ada", "hush")) as client:
        assert client.get("https://store.example").status_code == 200
        before = len(seen)
        assert client.get("https://store.example").status_code == 200
    assert seen[0] == "" and seen[-1].startswith(given)
    assert all(seen[before:]), "it is not asked twice"


def test_nobody_is_told_a_password_that_did_not_ask() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert "authorization" not in request.headers
        return httpx.Response(200)

    with httpx.Client(transport=httpx.MockTransport(answer), auth=Login("ada", "hush")) as client:
        assert client.get("https://store.example").status_code == 200
