"""The outside of the house: its address and the way there, the post office, and the letter boxes."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from accord.simulator.drivers.doors.wire import Wire


@dataclass(frozen=True, slots=True)
class Outside:
    """What the people need; their mail arrives in `mail_folder` as files, and `post` takes what they write."""

    base_url: str
    wire: Wire
    post: Callable[[EmailMessage], None]
    mail_folder: Path


def post_by_smtp(host: str, port: int) -> Callable[[EmailMessage], None]:
    """Post through a mail server, a session per mail, as people's mail programs do."""

    def post(mail: EmailMessage) -> None:
        with smtplib.SMTP(host, port, timeout=30) as server:
            server.send_message(mail)

    return post
