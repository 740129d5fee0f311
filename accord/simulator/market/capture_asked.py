"""People whom we asked: on the web, on a rep's device, in a call, on paper."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from accord.consent.actions import confirm_opt_in, record_form, record_paper, record_signed, record_spoken
from accord.consent.types import Answer, FormPerson, Surface
from accord.customers.queries import contact_points_for
from accord.customers.types import ContactPointKind, Customer
from accord.field_force.queries import reps_for
from accord.simulator.market.forms import FORMS, language_of
from accord.simulator.market.house import DOMAIN
from accord.simulator.market.scan import scan_of

SIGNATURE = "M80 140L120 60L140 60L150 130L190 150L215 110L240 70L260 80L268 130L300 140M310 140L420 120"
YES, MIXED, NO = ({0: Answer.YES, 1: Answer.YES}, {0: Answer.NO, 1: Answer.YES}, {0: Answer.NO, 1: Answer.NO})
LATER = timedelta(minutes=9)


def answer_forms(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """Every second one also follows the link in the confirmation mail."""
    for number, (customer, address) in enumerate(_with_address(people)):
        outcome = record_form(
            code=FORMS[Surface.WEB][0],
            language=language_of(customer),
            person=FormPerson(customer.given_name, customer.family_name, address, country=customer.country),
            ticked={0, 2},
            page=b"<!doctype html><title>Stay in touch</title>",
            key=f"market:{customer.id}",
            now=at,
        )
        if number % 2 == 0:
            confirm_opt_in(token=outcome.token, now=at + LATER)


def sign_on_devices(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """Those who have a rep by the day after."""
    reps = reps_for(customer_ids=[customer.id for customer in people], on=(at + timedelta(days=1)).date())
    for customer in people:
        if customer.id in reps:
            record_signed(
                code=FORMS[Surface.DEVICE][0],
                customer_id=customer.id,
                answers=YES,
                rep_id=reps[customer.id].id,
                place=customer.city,
                language=language_of(customer),
                signed_at=at,
                key=f"market:{customer.id}",
                now=at,
                strokes=SIGNATURE,
            )


def answer_in_calls(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """Every second call is recorded by the telephone system; the others are noted."""
    for number, customer in enumerate(people):
        recorded = number % 2 == 0
        record_spoken(
            code=FORMS[Surface.CALL][0],
            customer_id=customer.id,
            answers=YES if recorded else MIXED,
            verbatim="Yes, that is fine." if recorded else "No mails, please, but do come by.",
            agent=f"agent@{DOMAIN}",
            language=language_of(customer),
            spoken_at=at,
            key=f"market:{customer.id}",
            now=at,
            recording_reference=f"call:{customer.id}" if recorded else "",
        )


def answer_on_paper(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """Signed sheets; every second one says no."""
    for number, customer in enumerate(people):
        record_paper(
            code=FORMS[Surface.PAPER][0],
            customer_id=customer.id,
            answers=(YES, NO)[number % 2],
            scan=scan_of(customer.id),
            signed=True,
            signed_on=at.date(),
            typed_by=f"compliance@{DOMAIN}",
            language=language_of(customer),
            key=f"market:{customer.id}",
            now=at,
            place=customer.city,
        )


def _with_address(people: Sequence[Customer]) -> Iterator[tuple[Customer, str]]:
    held = contact_points_for(customer_ids=[customer.id for customer in people], kind=ContactPointKind.EMAIL)
    for customer in people:
        if held[customer.id]:
            yield customer, held[customer.id][0].value
