"""The doors without a socket."""

from collections.abc import Mapping

from django.test import Client

from accord.simulator.drivers.doors.wire import Reply


class InsideWire:
    """Django's own test client: CSRF checks on, no cookies but those the visitor brings."""

    def __init__(self) -> None:
        self._client = Client(enforce_csrf_checks=True)

    def request(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Reply:
        extra = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items() if name != "Content-Type"}
        self._client.cookies.clear()
        answer = self._client.generic(method, path, body, content_type=headers.get("Content-Type", ""), **extra)
        cookies = {name: morsel.value for name, morsel in answer.cookies.items()}
        return Reply(answer.status_code, answer.headers.get("Location", ""), cookies, answer.content.decode())
