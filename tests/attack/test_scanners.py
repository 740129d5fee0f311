"""Mail scanners, link checkers and prefetchers open every public address: nothing about anybody changes (decision 0004).

The addresses come from the URL configuration, so a public page that is added tomorrow is opened here too, or this test says that it
does not know how to.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import issue_receipt, record_consents
from accord.delivery.links import receipt_link
from accord.delivery.models import Message
from accord.delivery.queries import link_for, preference_link_for, unsubscribe_link_for, why_link_for
from accord.interactions.models import Response
from accord.interactions.types import Author
from accord.kernel import clock
from accord.kernel.ids import new_id
from accord.kernel.tokens import sign
from tests.cast import MORNING, Cast, raise_curtain
from tests.consent.forms import fill_in, set_up_form
from tests.consent.people import capture

SCANNERS = {
    "Barracuda": {"User-Agent": "Barracuda Sentinel (EE)"},
    "Proofpoint": {"User-Agent": "Mozilla/5.0 (compatible; Proofpoint URL Defense)"},
    "Mimecast": {"User-Agent": "Mozilla/5.0 Mimecast"},
    "Safe Links": {
        "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 SafeLinks",
        "X-Forwarded-For": "40.94.1.1",
    },
    "Symantec": {"User-Agent": "Symantec.cloud LinkFollower"},
    "Googlebot": {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    "Gmail image proxy": {
        "User-Agent": "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
    },
    "Slackbot": {"User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
    "curl": {"User-Agent": "curl/8.10.1"},
    "nameless": {"User-Agent": ""},
}
PREFETCH = {"Sec-Purpose": "prefetch;prerender", "Purpose": "prefetch", "X-Moz": "prefetch", "Sec-GPC": "1"}
ONLY_CLICKS = frozenset({"interactions_response"})
"""A click is a GET that records an observation, marked as a machine's; everything else stays as it was."""

STAFF = ("rep/", "agent", "marketer", "compliance", "medical", "admin", "api/", "account", "accounts/", "people", "docs")
"""Behind a sign-in: a scanner gets no further than that."""


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


def public_routes() -> list[str]:
    return sorted({route for route, _ in patterns(get_resolver()) if not route.lstrip("^").startswith(STAFF)})


@pytest.fixture
def cast(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    return raise_curtain(tmp_path)


@pytest.fixture
def links(cast: Cast) -> dict[str, str]:
    """What each placeholder of a public route is filled with, by the first word of the route."""
    message = Message.objects.create(
        touch_id=new_id(MORNING), customer_id=cast.john, sender_id=cast.sender_id, version_id=cast.mail_id, channel=Channel.EMAIL,
        purpose=Purpose.RX_PROMOTION, scopes="marketing rx_promotion", state="sent",
        queued_at=MORNING, due_at=MORNING, closed_at=MORNING,
    )  # fmt: skip
    (record_id,) = record_consents(captures=[capture(cast.john, valid_from=MORNING)], now=MORNING)
    receipt = issue_receipt(record_ids=[record_id], language="en", now=MORNING)
    code = set_up_form(cast.sender_id, origins=["https://alder.example"])
    return {
        "preferences": token_in(preference_link_for(customer_id=cast.john)),
        "u": token_in(unsubscribe_link_for(touch_id=message.touch_id)),
        "l": token_in(link_for(touch_id=message.touch_id, link=0)),
        "why": token_in(why_link_for(touch_id=message.touch_id)),
        "receipts": token_in(receipt_link(receipt.receipt_id)),
        "confirm": fill_in(code).token,
        "forms": code,
        "record": str(record_id),
    }


def token_in(link: str) -> str:
    return link.rpartition("/")[2]


def path_of(route: str, links: dict[str, str]) -> str:
    """A route with a real token in it; other placeholders get something plain."""
    parts = []
    for part in route.split("/"):
        if "<" not in part:
            parts.append(part)
            continue
        kind, _, rest = part[part.index("<") + 1 :].partition(":")
        name, _, ending = rest.partition(">")
        known = links.get(route.split("/")[0], "") if name in ("token", "code") else ""
        plain = {"int": links["record"]}.get(kind, "email" if name == "channel" else "x")
        parts.append((known or plain) + ending)
    return "/" + "/".join(parts)


def state() -> dict[str, tuple[int, str]]:
    """Every table: how many rows, and a digest of all they say."""
    tables = {}
    for model in apps.get_models():
        rows = sorted(map(repr, model._default_manager.values_list()))
        tables[model._meta.db_table] = (len(rows), sha256("\n".join(rows).encode()).hexdigest())
    return tables


def test_ten_scanners_open_every_public_address_and_change_nothing(links: dict[str, str]) -> None:
    assert len(SCANNERS) == 10
    paths = [path_of(route, links) for route in public_routes()]
    before = state()
    opened: dict[str, set[int]] = {path: set() for path in paths}
    for headers in SCANNERS.values():
        client = Client(enforce_csrf_checks=True)
        for path in paths:
            for ask in (client.get, client.head):
                opened[path].add(ask(path, headers=headers).status_code)
            opened[path].add(client.get(path, headers=headers | PREFETCH).status_code)
            client.options(path, headers=headers)
    after = state()
    assert {table for table in after if after[table] != before[table]} <= ONLY_CLICKS
    assert set(Response.objects.values_list("author", flat=True)) <= {Author.MACHINE, Author.UNSURE}
    assert all(status < 500 for statuses in opened.values() for status in statuses), opened


def test_every_kind_of_link_that_leaves_the_house_is_really_opened(links: dict[str, str]) -> None:
    """Not only refused: each of these shows its page, or the test above would prove nothing."""
    real = [f"/preferences/{links['preferences']}", f"/u/{links['u']}", f"/why/{links['why']}", f"/receipts/{links['receipts']}"]
    real += [f"/confirm/{links['confirm']}", f"/forms/{links['forms']}", f"/forms/{links['forms']}/embed", "/.well-known/gpc.json"]
    known = {path_of(route, links) for route in public_routes()}
    for path in real:
        assert path in known
        assert Client().get(path).status_code == 200, path
    forged = sign("confirm", {"r": [1]}, key=b"another key of thirty-two bytes..")
    assert Client().get(f"/confirm/{forged}").status_code == 404
    assert settings.SESSION_COOKIE_HTTPONLY
