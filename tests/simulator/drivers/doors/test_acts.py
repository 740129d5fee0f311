"""What people do with a mail goes through the link that is meant, whatever other links stand in its foot."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from accord.customers.rules.patient_data import PatientSign, patient_signs
from accord.interactions.types import ResponseKind
from accord.simulator.directory import email_addresses
from accord.simulator.drivers.doors.acts import OF_A_PATIENT, MailAct, do, write_of_a_patient
from accord.simulator.drivers.doors.mail_round import MailRound
from accord.simulator.drivers.doors.mailbox import Mail
from accord.simulator.drivers.doors.outside import Outside
from accord.simulator.drivers.doors.wire import Reply
from accord.simulator.population import draw_population

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
FOOT = ("http://house/preferences/t", "http://house/why/t", "http://house/u/t")
MAIL = Mail(
    "m.eml", NOON, "a@b.example", "Hello", "", "r+x@reply.example", "<m@x>", ("http://house/l/1", *FOOT), "http://house/u/t"
)
BUTTON = '<form method="post" action="/preferences/language"></form><form method="post"><button>Stop</button></form>'


class Recorder:
    """A house that answers everything with a page of one button, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def request(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Reply:
        self.asked.append((method, path))
        return Reply(200, "", {}, BUTTON)


@pytest.mark.parametrize(
    ("kind", "machine", "choice", "asked"),
    [
        (ResponseKind.CLICKED, False, 0.0, [("GET", "/l/1")]),
        (ResponseKind.CLICKED, False, 0.99, [("GET", "/l/1")]),
        (ResponseKind.CLICKED, True, 0.5, [("GET", f"/{door}") for door in ("l/1", "preferences/t", "why/t", "u/t")]),
        (ResponseKind.UNSUBSCRIBED, False, 0.1, [("POST", "/u/t")]),
        (ResponseKind.UNSUBSCRIBED, False, 0.9, [("GET", "/u/t"), ("POST", "/u/t")]),
    ],
)
def test_each_deed_takes_its_own_link(kind: ResponseKind, machine: bool, choice: float, asked: list[tuple[str, str]]) -> None:
    wire, posted = Recorder(), list[EmailMessage]()
    do(MailAct(NOON, MAIL, kind, machine, choice), wire=wire, post=posted.append)
    assert wire.asked == asked and not posted


def test_a_reply_is_posted_and_opens_nothing() -> None:
    wire, posted = Recorder(), list[EmailMessage]()
    do(MailAct(NOON, MAIL, ResponseKind.REPLIED, False, 0.3), wire=wire, post=posted.append)
    assert [mail["To"] for mail in posted] == ["r+x@reply.example"] and not wire.asked
    assert write_of_a_patient(MAIL, NOON)["Message-ID"] != posted[0]["Message-ID"]


def test_the_words_of_a_patient_are_such_as_are_set_aside() -> None:
    assert patient_signs(OF_A_PATIENT) == (PatientSign.PERSON,)


def test_a_service_letter_is_no_contact(tmp_path: Path) -> None:
    population = draw_population(customers=60, seed=9)
    for name, headers in {"offer": {"List-Unsubscribe": "<http://house/u/t>"}, "letter": {}}.items():
        mail = EmailMessage()
        mail["To"], mail["Date"] = email_addresses(population)[3], "Tue, 17 Nov 2026 09:30:00 +0000"
        mail["Subject"], mail["Message-ID"] = name, f"<{name}@x>"
        for header, value in headers.items():
            mail[header] = value
        mail.set_content("Words")
        (tmp_path / f"{name}.eml").write_bytes(mail.as_bytes())
    round_ = MailRound(population, Outside("", Recorder(), lambda mail: None, tmp_path), on=date(2026, 11, 17), since=NOON)
    assert [person for person, *_ in round_.arrivals(NOON)] == [3]
