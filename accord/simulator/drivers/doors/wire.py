"""How a request travels to the house: over HTTP, one connection kept open."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Protocol
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: status, where it sends us ('' if nowhere), the cookies it set, and the page."""

    status: int
    location: str
    cookies: Mapping[str, str]
    text: str


class Wire(Protocol):
    """One request, one reply; never follows a redirect by itself."""

    def request(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Reply:
        """`path` with its query; `body` form-encoded, '' for none."""
        ...


class HttpWire:
    """HTTP/1.1 to one address; a connection that the other side closed is opened again, once."""

    def __init__(self, base_url: str) -> None:
        self._host = urlsplit(base_url).netloc
        self._connection = HTTPConnection(self._host, timeout=30)

    def request(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Reply:
        """See Wire. Raises OSError when the house is not there."""
        try:
            return self._ask(method, path, body, headers)
        except (HTTPException, ConnectionError):
            self._connection.close()
            return self._ask(method, path, body, headers)

    def _ask(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Reply:
        self._connection.request(method, path, body.encode() or None, dict(headers))
        answer = self._connection.getresponse()
        page = answer.read().decode(errors="replace")
        pairs = (line.split(";")[0].partition("=") for line in answer.headers.get_all("Set-Cookie") or ())
        return Reply(answer.status, answer.headers.get("Location", ""), {name: value for name, _, value in pairs}, page)
