"""A browser without script: forms as they stand on the page, cookies kept, redirects followed inside the house."""

from collections.abc import Mapping
from urllib.parse import parse_qs

from accord.simulator.drivers.doors.browser import SCANNER, Browser
from accord.simulator.drivers.doors.wire import Reply

PAGE = """
<form method="post" action="/preferences/t/withdrawal"><input type="hidden" name="channel" value="email"><button>Stop</button>
</form>
<form method="post" action="/preferences/t/wishes">
  <input type="radio" name="limit" value="" checked>
  <input type="radio" name="contacts" value="4"><input type="radio" name="contacts" value="2" checked>
  <input type="checkbox" name="on" value="email" checked><input type="checkbox" name="on" value="visit">
  <select name="language"><option value="">-</option><option value="fr" selected>fr</option></select>
  <button name="months" value="3">Pause</button>
</form>
"""


class Recorded:
    """Answers from a table and remembers what was asked."""

    def __init__(self, answers: Mapping[tuple[str, str], Reply]) -> None:
        self.answers, self.asked = answers, list[tuple[str, str, str, Mapping[str, str]]]()

    def request(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Reply:
        self.asked.append((method, path, body, headers))
        return self.answers[method, path]


def page(text: str = "", location: str = "", cookies: Mapping[str, str] | None = None) -> Reply:
    return Reply(302 if location else 200, location, cookies or {}, text)


def test_forms_are_read_as_they_stand() -> None:
    opened = Browser(Recorded({("GET", "/p"): page(PAGE)})).open("http://house/p")
    withdrawal, wishes = opened.forms
    assert withdrawal.fields == [("channel", "email")]
    assert wishes.fields == [("limit", ""), ("contacts", "2"), ("on", "email"), ("language", "fr")]
    assert wishes.buttons == [("months", "3")]
    assert opened.forms_to("/withdrawal") == (withdrawal,)


def test_a_form_is_sent_with_its_cookies_and_the_redirect_followed() -> None:
    wire = Recorded(
        {
            ("GET", "/p"): page(PAGE, cookies={"csrftoken": "c"}),
            ("POST", "/preferences/t/wishes"): page(location="/done"),
            ("GET", "/done"): page("thank you"),
        }
    )
    browser = Browser(wire)
    opened = browser.open("http://house/p")
    assert browser.submit(opened, opened.forms[1], {"contacts": "1"}).reply.text == "thank you"
    body, headers = wire.asked[1][2:]
    assert parse_qs(body, keep_blank_values=True) == {"limit": [""], "contacts": ["1"], "on": ["email"], "language": ["fr"]}
    assert headers["Cookie"] == "csrftoken=c" and headers["Referer"] == "http://house/p"


def test_a_click_is_one_request_and_says_who_clicks() -> None:
    wire = Recorded({("GET", "/l/t?x=1"): page(location="https://elsewhere.example/")})
    assert Browser(wire, user_agent=SCANNER).touch("http://house/l/t?x=1").location == "https://elsewhere.example/"
    assert [(method, headers["User-Agent"]) for method, _, _, headers in wire.asked] == [("GET", SCANNER)]
