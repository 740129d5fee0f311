"""The mails as the people find them: files in the sink's folder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

_LINK = re.compile(r"""https?://[^\s"'<>)]+""")
_ANGLED = re.compile(r"<([^>]+)>")


@dataclass(frozen=True, slots=True)
class Mail:
    """What a person sees of a mail: `links` in the order they stand, `one_click` the address a mail program posts to."""

    name: str
    to: str
    subject: str
    text: str
    reply_to: str
    message_id: str
    links: tuple[str, ...]
    one_click: str


class Mailbox:
    """Everybody's mail; gives each mail once, also when it is opened again: a file beside the mails says which were read."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._marks = folder, folder / ".read"
        self._read = set(self._marks.read_text().splitlines()) if self._marks.exists() else set()

    def new_mails(self) -> Iterator[Mail]:
        """Mails that came since the last look, by file name."""
        new = [path for path in sorted(self._folder.glob("*.eml")) if path.name not in self._read]
        with self._marks.open("a") as marks:
            for path in new:
                self._read.add(path.name)
                marks.write(f"{path.name}\n")
                yield read_mail(path)


def read_mail(path: Path) -> Mail:
    """Read one mail file."""
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    text = _part(message, "plain")
    links = dict.fromkeys(_LINK.findall(_part(message, "html") or text))
    one_click = [link for link in _ANGLED.findall(str(message.get("List-Unsubscribe", ""))) if link.startswith("http")]
    return Mail(
        name=path.name,
        to=_ANGLED.sub(r"\1", str(message["To"]).split()[-1]),
        subject=str(message["Subject"]),
        text=text,
        reply_to=str(message.get("Reply-To", message["From"])),
        message_id=str(message["Message-ID"]),
        links=tuple(link.replace("&amp;", "&") for link in links),
        one_click=one_click[0] if one_click else "",
    )


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    return str(body.get_content()) if body else ""
