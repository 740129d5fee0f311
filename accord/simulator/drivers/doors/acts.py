"""What a person does with a mail: one function per deed, each through the door that the mail offers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from accord.interactions.types import ResponseKind
from accord.simulator.drivers.doors.browser import SCANNER, Browser
from accord.simulator.drivers.doors.mailbox import Mail
from accord.simulator.drivers.doors.wire import Wire

ONE_CLICK = [("List-Unsubscribe", "One-Click")]
PRESSES_THE_HEADER_BUTTON = 0.6
SENTENCES = (
    "Thank you. Could you send me the prescribing information?",
    "Merci, pouvez-vous m’appeler jeudi après 17 h ?",
    "謝謝，請寄一份中文資料給我。",
    "Teşekkürler, bir sonraki toplantı ne zaman?",
    "Interesting. What about patients over eighty?",
)

OF_A_PATIENT = "My patient, a woman, 78 years old, born 03/04/1948, became dizzy on the second day. What do you advise?"
"""What should not be written to a company; it names nobody who exists."""


@dataclass(frozen=True, slots=True)
class MailAct:
    """Something that will be done with a mail at a moment; `choice` in [0, 1) settles what is left open."""

    at: datetime
    mail: Mail
    kind: ResponseKind
    machine: bool
    choice: float


def do(act: MailAct, *, wire: Wire, post: Callable[[EmailMessage], None]) -> None:
    """Do it now. Raises OSError when the house is not there."""
    if act.machine:
        scan_links(act.mail, wire)
    elif act.kind is ResponseKind.CLICKED:
        click_link(act.mail, act.choice, wire)
    elif act.kind is ResponseKind.REPLIED:
        post(written_reply(act.mail, act.choice, act.at))
    elif act.kind is ResponseKind.UNSUBSCRIBED:
        unsubscribe(act.mail, act.choice, wire)


def scan_links(mail: Mail, wire: Wire) -> None:
    """A mail gateway opens every link, the ways out included: nothing may change by that."""
    scanner = Browser(wire, user_agent=SCANNER)
    for link in mail.links:
        scanner.touch(link)


def click_link(mail: Mail, choice: float, wire: Wire) -> None:
    """A person opens one of the links that lead to content."""
    content = _links_to(mail, "/l/")
    if content:
        Browser(wire).touch(content[int(choice * len(content))])


def unsubscribe(mail: Mail, choice: float, wire: Wire) -> None:
    """By the mail program's own button (RFC 8058), or by the page the mail links to and the button there."""
    if choice < PRESSES_THE_HEADER_BUTTON:
        Browser(wire).post(mail.one_click, ONE_CLICK)
        return
    browser = Browser(wire)
    page = browser.open(_links_to(mail, "/u/")[0])
    browser.submit(page, next(form for form in page.forms if form.method == "post" and "/language" not in form.action))


def written_reply(mail: Mail, choice: float, at: datetime) -> EmailMessage:
    """An answer as mail programs make it."""
    return _reply(mail, SENTENCES[int(choice * len(SENTENCES))], at)


def write_of_a_patient(mail: Mail, at: datetime) -> EmailMessage:
    """An answer that speaks of a patient; its own, beside whatever else the reader answers."""
    return _reply(mail, OF_A_PATIENT, at, kind="patient")


def _reply(mail: Mail, words: str, at: datetime, *, kind: str = "reply") -> EmailMessage:
    """RFC 5322, 3.6.4."""
    reply = EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = mail.to, mail.reply_to, f"Re: {mail.subject}"
    reply["Date"] = format_datetime(at)
    reply["In-Reply-To"] = reply["References"] = mail.message_id
    reply["Message-ID"] = f"<{kind}-{mail.name.removesuffix('.eml')}@{mail.to.partition('@')[2]}>"
    reply.set_content(words)
    return reply


def _links_to(mail: Mail, path: str) -> list[str]:
    return [link for link in mail.links if urlsplit(link).path.startswith(path)]
