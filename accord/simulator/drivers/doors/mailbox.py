"""The mails as the people find them: files in the sink's folder."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

_LINK = re.compile(r'href="(https?://[^"]+)"')
UNDATED = datetime.min.replace(tzinfo=UTC)
_ANGLED = re.compile(r"<([^>]+)>")


@dataclass(frozen=True, slots=True)
class Mail:
    """What a person sees of a mail: `links` in the order they stand, `one_click` the address a mail program posts to.

    A mail without a date was sent at UNDATED.
    """

    name: str
    sent_at: datetime
    to: str
    subject: str
    text: str
    reply_to: str
    message_id: str
    links: tuple[str, ...]
    one_click: str


class Mailbox:
    """Everybody's mail; gives each mail once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: set[str] = set()

    def new_mails(self) -> Iterator[Mail]:
        """Mails that came since the last look, by file name."""
        for path in sorted(self._folder.glob("*.eml")):
            if path.name not in self._read:
                self._read.add(path.name)
                yield read_mail(path)


def read_mail(path: Path) -> Mail:
    """Read one mail file."""
    message = message_from_bytes(path.read_bytes())
    parts = {part.get_content_type(): _text_of(part) for part in message.walk() if not part.is_multipart()}
    links = dict.fromkeys(map(html.unescape, _LINK.findall(parts.get("text/html", ""))))
    one_click = [link for link in _ANGLED.findall(str(message["List-Unsubscribe"] or "")) if link.startswith("http")]
    return Mail(
        name=path.name,
        sent_at=parsedate_to_datetime(str(message["Date"])) if message["Date"] else UNDATED,
        to=_ANGLED.sub(r"\1", str(message["To"]).split()[-1]),
        subject=str(make_header(decode_header(str(message["Subject"])))),
        text=parts.get("text/plain", ""),
        reply_to=str(message["Reply-To"] or message["From"]),
        message_id=str(message["Message-ID"]),
        links=tuple(links),
        one_click=one_click[0] if one_click else "",
    )


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode(part.get_content_charset("utf-8"), errors="replace") if isinstance(content, bytes) else ""
