"""A browser as small as the doors need: pages, forms, cookies; no script, so that every door must work without."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from accord.simulator.drivers.doors.wire import Reply, Wire

HUMAN = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15"
SCANNER = "Mozilla/5.0 (compatible; MailGatewayLinkScanner/2.1)"
Pairs = list[tuple[str, str]]


@dataclass(slots=True)
class Form:
    """A form as it stands on the page: where it goes, what is filled in, and the buttons that carry a value."""

    action: str
    method: str
    fields: Pairs = field(default_factory=list)
    buttons: Pairs = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was opened."""

    url: str
    reply: Reply
    forms: tuple[Form, ...]

    def forms_to(self, ending: str) -> tuple[Form, ...]:
        """The forms that are sent to an address with this ending."""
        return tuple(form for form in self.forms if urlsplit(form.action).path.rstrip("/").endswith(ending))


class Browser:
    """Opens pages and sends forms as one visitor with cookies of its own."""

    def __init__(self, wire: Wire, *, user_agent: str = HUMAN) -> None:
        self._wire, self._agent, self._cookies = wire, user_agent, dict[str, str]()

    def open(self, url: str) -> Page:
        """GET, following redirects within the house (ten at most)."""
        return self._followed(url, self._send("GET", url, ""))

    def touch(self, url: str) -> Reply:
        """GET without following: what a click on a tracked link is to the house."""
        return self._send("GET", url, "")

    def post(self, url: str, values: Iterable[tuple[str, str]]) -> Reply:
        """POST these values, as a mail program does for a one-click unsubscription (RFC 8058)."""
        return self._send("POST", url, urlencode(list(values)))

    def submit(self, page: Page, form: Form, changes: Mapping[str, str] | None = None) -> Page:
        """Send a form with what is filled in, changed by `changes`."""
        changed = dict(changes or {})
        values = [(name, value) for name, value in form.fields if name not in changed] + list(changed.items())
        target = urljoin(page.url, form.action or page.url)
        return self._followed(target, self._send("POST", target, urlencode(values), referer=page.url))

    def _send(self, method: str, url: str, body: str, referer: str = "") -> Reply:
        parts = urlsplit(url)
        headers = {"User-Agent": self._agent, "Accept": "text/html"}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if referer:
            headers["Referer"] = referer
        reply = self._wire.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, headers)
        self._cookies.update(reply.cookies)
        return reply

    def _followed(self, url: str, reply: Reply) -> Page:
        for _ in range(10):
            if not reply.location:
                break
            url = urljoin(url, reply.location)
            reply = self._send("GET", url, "")
        return Page(url, reply, _forms_of(reply.text))


def _forms_of(text: str) -> tuple[Form, ...]:
    reader = _FormReader()
    reader.feed(text)
    return tuple(reader.forms)


class _FormReader(HTMLParser):
    """Collects forms: hidden and text fields, chosen boxes and options, and the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._inside = False
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(values.get("action", ""), values.get("method", "get").lower()))
            self._inside = True
        elif self._inside and tag in ("input", "button", "select", "option", "textarea"):
            self._take(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False

    def _take(self, tag: str, values: dict[str, str]) -> None:
        form, name, value = self.forms[-1], values.get("name", ""), values.get("value", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            if "selected" in values:
                form.fields.append((self._select, value))
        elif not name:
            return
        elif tag == "button" or values.get("type") == "submit":
            form.buttons.append((name, value))
        elif values.get("type") in ("checkbox", "radio"):
            if "checked" in values:
                form.fields.append((name, values.get("value", "on")))
        else:
            form.fields.append((name, value))
