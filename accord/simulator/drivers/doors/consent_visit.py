"""A rep hands the device over: the person answers there and, without a pen, types their name."""

from accord.simulator.drivers.doors.browser import Browser
from accord.simulator.drivers.doors.rep_round import sign_in
from accord.simulator.drivers.doors.wire import Wire
from accord.simulator.types import Login

ANSWERS = {"answer-0": "yes", "answer-1": "yes"}
BAD_REQUEST = 400


def take_consent(login: Login, customer_id: int, name: str, *, base_url: str, wire: Wire) -> bool:
    """Yes to the first two questions; whether it was taken."""
    browser = Browser(wire)
    sign_in(browser, login, base_url)
    page = browser.open(f"{base_url}/rep/customers/{customer_id}/consent")
    form = next((form for form in page.forms if any(field == "typed_name" for field, _ in form.fields)), None)
    return form is not None and browser.submit(page, form, {**ANSWERS, "typed_name": name}).reply.status < BAD_REQUEST
