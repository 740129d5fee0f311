"""What a few people do of their own accord: fill in the form on the web, confirm from their mail, sign at a visit."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import partial

from accord.field_force.queries import reps_for
from accord.simulator.directory import person_name
from accord.simulator.drivers.doors.acts import write_of_a_patient
from accord.simulator.drivers.doors.agenda import Due
from accord.simulator.drivers.doors.consent_visit import take_consent
from accord.simulator.drivers.doors.form_visit import VISITORS, confirm_from_mail, fill_in_form
from accord.simulator.drivers.doors.mailbox import Mailbox
from accord.simulator.drivers.doors.outside import Outside
from accord.simulator.types import Market

FORM_AT, CONFIRM_AT, PATIENT_AT, SIGN_AT = time(9, 0), time(11, 0), time(14, 0), time(15, 0)


def errands_on(market: Market, outside: Outside, *, on: date, since: datetime) -> Iterator[Due]:
    """Each with its moment; what was due before `since` has been done already."""
    for at, deed in _errands(market, outside, on):
        moment = datetime.combine(on, at, UTC)
        if moment >= since:
            yield Due(moment, deed)


def _errands(market: Market, outside: Outside, on: date) -> Iterator[tuple[time, partial[bool]]]:
    for visitor in VISITORS:
        yield FORM_AT, partial(fill_in_form, visitor, base_url=outside.base_url, wire=outside.wire)
    yield CONFIRM_AT, partial(confirm_from_mail, VISITORS[0], folder=outside.mail_folder, wire=outside.wire)
    yield PATIENT_AT, partial(_write_of_a_patient, outside, datetime.combine(on, PATIENT_AT, UTC))
    yield SIGN_AT, partial(_sign_at_a_visit, market, outside, on)


def _write_of_a_patient(outside: Outside, at: datetime) -> bool:
    """Somebody answers a mail of the day with words that have no business in it."""
    for mail in Mailbox(outside.mail_folder).new_mails():
        if mail.one_click and mail.sent_at.date() == at.date():
            outside.post(write_of_a_patient(mail, at))
            return True
    return False


def _sign_at_a_visit(market: Market, outside: Outside, on: date) -> bool:
    """The first person who has a rep answers on the rep's device."""
    reps = reps_for(customer_ids=market.customer_ids[market.customer_ids >= 0].tolist(), on=on)
    logins = {rep.rep_id: rep.login for rep in market.reps}
    for person, customer_id in enumerate(market.customer_ids.tolist()):
        if customer_id in reps and reps[customer_id].id in logins:
            name = " ".join(person_name(market.population, person)[:2])
            login = logins[reps[customer_id].id]
            return take_consent(login, customer_id, name, base_url=outside.base_url, wire=outside.wire)
    return False
