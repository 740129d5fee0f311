"""Somebody goes to the preference centre unasked and narrows what we may do."""

from accord.simulator.drivers.doors.browser import Browser, Form, Page
from accord.simulator.drivers.doors.wire import Wire

BAD_REQUEST = 400
LEAVES_THE_CHANNEL, LEAVES_ALTOGETHER, PAUSES = 0.45, 0.65, 0.80


def change_mind(link: str, *, channel: str, choice: float, wire: Wire) -> str:
    """Withdraw the channel, withdraw everything, pause, or switch the channel off, by `choice`; which of them it was.

    '' where the page offers none of it any more, or refuses.
    """
    browser = Browser(wire)
    page = browser.open(link if LEAVES_THE_CHANNEL <= choice < PAUSES else f"{link}/channels/{channel}")
    what, form, changes = _chosen(page, channel, choice)
    if form is None:
        return ""
    answer = browser.submit(page, form, changes)
    return what if answer.reply.status < BAD_REQUEST else ""


def _chosen(page: Page, channel: str, choice: float) -> tuple[str, Form | None, dict[str, str]]:
    if choice < LEAVES_THE_CHANNEL:
        return "left_channel", _withdrawal(page, {"channel": channel}), {}
    if choice < LEAVES_ALTOGETHER:
        return "left", _withdrawal(page, {}), {}
    if choice < PAUSES:
        forms = [form for form in page.forms_to("/pause") if ("months", "3") in form.buttons]
        return "paused", forms[0] if forms else None, {"months": "3"}
    forms = [form for form in page.forms_to("/switch") if ("on", "0") in form.buttons]
    return "switched_off", forms[0] if forms else None, {"on": "0"}


def _withdrawal(page: Page, scope: dict[str, str]) -> Form | None:
    """The withdrawal form of exactly this scope."""
    for form in page.forms_to("/withdrawal"):
        if {name: value for name, value in form.fields if name in ("channel", "purpose")} == scope:
            return form
    return None
