"""Somebody fills in the public form, and presses the button of the mail that asks to confirm."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from accord.simulator.drivers.doors.browser import Browser, Form
from accord.simulator.drivers.doors.mailbox import Mailbox
from accord.simulator.drivers.doors.wire import Wire

FORM = "/forms/stay-in-touch"
BAD_REQUEST = 400


def _visitor(given_name: str, family_name: str, country: str, specialty: str) -> Mapping[str, str]:
    email = f"{given_name}.{family_name}@klinik-am-see.example".lower()
    words = {"given_name": given_name, "family_name": family_name, "email": email, "country": country, "specialty": specialty}
    return MappingProxyType(words)


VISITORS = (_visitor("Ingrid", "Solheim", "SE", "207RC0000X"), _visitor("Paul", "Lenoir", "FR", "207RP1001X"))
"""Two people whom nobody knew: what each types. The first confirms."""


def fill_in_form(visitor: Mapping[str, str], *, base_url: str, wire: Wire) -> bool:
    """Tick the first box and send it; whether it was taken."""
    browser = Browser(wire)
    page = browser.open(f"{base_url}{FORM}")
    form = next((form for form in page.forms if _asks(form, "email")), None)
    return form is not None and browser.submit(page, form, {**visitor, "box": "0"}).reply.status < BAD_REQUEST


def confirm_from_mail(visitor: Mapping[str, str], *, folder: Path, wire: Wire) -> bool:
    """Open the link in the mail that came and press the button there; whether there was one."""
    for mail in Mailbox(folder).new_mails():
        links = [link for link in mail.links if urlsplit(link).path.startswith("/confirm/")]
        if mail.to == visitor["email"] and links:
            browser = Browser(wire)
            page = browser.open(links[0])
            form = next(form for form in page.forms if form.method == "post" and "/language" not in form.action)
            return browser.submit(page, form).reply.status < BAD_REQUEST
    return False


def _asks(form: Form, name: str) -> bool:
    return any(field == name for field, _ in form.fields)
