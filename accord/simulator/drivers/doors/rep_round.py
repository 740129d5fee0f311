"""A rep signs in, reads the day's suggestions, and says of each what became of it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from accord.interactions.types import ResponseKind
from accord.simulator.brands import BRANDS
from accord.simulator.drivers.doors.browser import Browser, Page
from accord.simulator.drivers.doors.wire import Wire
from accord.simulator.types import Login

_CARD = re.compile(r'<li[^>]* id="suggestion-(\d+)">')
_NAME = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
NO_ANSWER_OF_OURS = ("outcome", "declined")
BAD_REQUEST = 400


@dataclass(frozen=True, slots=True)
class Card:
    """A suggestion as the rep reads it: whom, about which medicine ('' if none is named)."""

    number: str
    name: str
    brand: str


class RepRound:
    """One rep's signed-in day. The list is read once, in the morning; each card is reported from it."""

    def __init__(self, login: Login, base_url: str, wire: Wire) -> None:
        self._browser = Browser(wire)
        self._page = sign_in(self._browser, login, base_url)

    def read(self) -> list[Card]:
        """The suggestions that were open in the morning."""
        return list(_cards_of(self._page.reply.text))

    def report(self, number: str, kind: ResponseKind, choice: float) -> bool:
        """Done, or not now, by the button that `choice` picks; whether the suggestion was still open."""
        door = "completion" if kind is ResponseKind.VISITED else "dismissal"
        (form,) = self._page.forms_to(f"/rep/suggestions/{number}/{door}")
        answers = [answer for answer in form.buttons if answer != NO_ANSWER_OF_OURS]
        pressed = [*form.fields, answers[int(choice * len(answers))]]
        return self._browser.post(urljoin(self._page.url, form.action), pressed).status < BAD_REQUEST


def sign_in(browser: Browser, login: Login, base_url: str) -> Page:
    """Sign in as a rep; the day's page."""
    page = browser.open(f"{base_url}/login")
    form = next(form for form in page.forms if any(name == "password" for name, _ in form.fields))
    return browser.submit(page, form, {"login": login.email, "password": login.password, "next": "/rep/day"})


def _cards_of(text: str) -> Iterator[Card]:
    """Every open card; a closed one has no name in a heading of its level."""
    _, *parts = _CARD.split(text)
    for number, chunk in zip(parts[::2], parts[1::2], strict=True):
        name = _NAME.search(chunk)
        if name:
            yield Card(number, html.unescape(name[1]).strip(), next((idea.code for idea in BRANDS if idea.name in chunk), ""))
