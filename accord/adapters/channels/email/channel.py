"""The e-mail channel."""

import re
import smtplib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings

from accord.adapters.channels.email.inbound import read_inbound
from accord.adapters.channels.email.letter import write_mail
from accord.adapters.channels.email.smtp import CLOSING, InDoubt, Lost, connect, hand_over
from accord.catalogue.types import Channel
from accord.delivery.types import DeliveryResult, Inbound, Outcome, Outgoing

_ADDRESS = re.compile(r"[^\s<>@\x00-\x1f\x7f]+@[^\s<>@\x00-\x1f\x7f]+")
TRIES = 2


class EmailChannel:
    """Sends through one SMTP server, one session per batch."""

    name = Channel.EMAIL

    def __init__(self, url: str | None = None) -> None:
        """`url` as in ACCORD_SMTP_URL, which is used where none is given."""
        self._url = url

    def deliver(self, messages: Sequence[Outgoing]) -> Iterable[DeliveryResult]:
        """Give each message to the server once. Raises ChannelDown where there is no server to give it to."""
        line = _Line(self._url or settings.ACCORD_SMTP_URL)
        try:
            for message in messages:
                outcome, detail = line.send(message)
                yield DeliveryResult(message.touch_id, outcome, detail)
        finally:
            line.close()

    def receive(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Sequence[Inbound]:
        """A raw mail that came to a reply domain: a reply, a bounce or a complaint. Raises AccordError `webhook.unreadable`."""
        return read_inbound(body, now=now)


class _Line:
    """A session that is opened when it is needed, and opened again when it was lost."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session: smtplib.SMTP | None = None

    def send(self, message: Outgoing) -> tuple[Outcome, str]:
        """What became of it. A line that is lost in the middle of a message is tried once more; one lost at its end is not."""
        if not _ADDRESS.fullmatch(message.address) or not message.address.isascii():
            return Outcome.REJECTED, "address not in ASCII"
        mail = write_mail(message)
        for _ in range(TRIES):
            session = self._open()
            try:
                answer = hand_over(session, sender=message.sender_address, recipient=message.address, mail=mail)
            except Lost:
                self._drop()
                continue
            except InDoubt:
                self._drop()
                return Outcome.UNCERTAIN, "connection lost after DATA"
            if answer[1].startswith(str(CLOSING)):
                self._drop()
            return answer
        return Outcome.TRY_LATER, "connection lost"

    def close(self) -> None:
        """Say goodbye."""
        if self._session is not None:
            try:
                self._session.quit()
            except (OSError, smtplib.SMTPException):
                self._drop()

    def _open(self) -> smtplib.SMTP:
        if self._session is None:
            self._session = connect(self._url)
        return self._session

    def _drop(self) -> None:
        if self._session is not None:
            self._session.close()
        self._session = None
