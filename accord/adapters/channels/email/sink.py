"""A mail server for demos and tests: takes everything, keeps it as readable files, delivers nothing to anybody."""

import argparse
import os
import re
import signal
import urllib.request
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from accord.kernel.home import home_folder

_UNSAFE = re.compile(r"[^A-Za-z0-9._@+-]")
WEBHOOK_TIMEOUT = 10.0
STOPS = {signal.SIGTERM, signal.SIGINT}


class Sink:
    """Keeps each mail as `<message-id>.eml`; a mail to a reply address (`r+…@`) is posted to the webhook as it came."""

    def __init__(self, folder: Path, webhook_url: str = "", webhook_headers: dict[str, str] | None = None) -> None:
        """`folder` is made if need be; without a `webhook_url` replies are only kept."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._webhook_url, self._webhook_headers = folder, webhook_url, webhook_headers or {}

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take one mail (RFC 5321, 4.1.1.4)."""
        content = envelope.original_content or b""
        mail = message_from_bytes(content)
        self._keep(mail, content)
        if self._webhook_url and _is_reply(mail):
            try:
                await server.loop.run_in_executor(None, self._post, content)
            except OSError:
                return "451 4.3.0 The webhook does not answer, try again"
        return "250 2.0.0 Kept"

    def _keep(self, mail: Message, content: bytes) -> None:
        """Written beside its name and moved there, so that nobody reads half a mail."""
        name = _UNSAFE.sub("_", str(mail["Message-ID"] or "").strip("<> ")) or "without-id"
        part = self._folder / f".{name}.part"
        part.write_bytes(content)
        part.replace(self._folder / f"{name}.eml")

    def _post(self, content: bytes) -> None:
        headers = {"Content-Type": "message/rfc822", **self._webhook_headers}
        request = urllib.request.Request(self._webhook_url, content, headers, method="POST")  # noqa: S310 (our own address)
        with urllib.request.urlopen(request, timeout=WEBHOOK_TIMEOUT):  # noqa: S310
            pass


def run_sink(
    host: str, port: int, folder: Path, webhook_url: str = "", webhook_headers: dict[str, str] | None = None
) -> Controller:
    """Start a sink in a thread of its own and return it; `controller.stop()` ends it. Raises OSError where the port is taken."""
    sink = Sink(folder, webhook_url, webhook_headers)
    controller = Controller(sink, hostname=host, port=port, ident="Accord sink", data_size_limit=0)
    controller.start()
    return controller


def main() -> None:
    """`python -m accord.adapters.channels.email.sink --port 8025`: run until a stop signal comes.

    Replies go to the webhook of ACCORD_BASE_URL with the API key in ACCORD_WEBHOOK_KEY; without a key they are only kept.
    """
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--host", default="127.0.0.1")
    arguments.add_argument("--port", type=int, default=8025)
    arguments.add_argument("--folder", type=Path, default=home_folder() / "mail")
    told = arguments.parse_args()
    key = os.environ.get("ACCORD_WEBHOOK_KEY", "")
    webhook = f"{os.environ.get('ACCORD_BASE_URL', 'http://127.0.0.1:8000')}/webhooks/email" if key else ""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    sink = run_sink(told.host, told.port, told.folder, webhook, {"X-API-Key": key})
    signal.sigwait(STOPS)
    sink.stop()


def _is_reply(mail: Message) -> bool:
    return any(address.startswith("r+") for _, address in getaddresses(mail.get_all("To", [])))


if __name__ == "__main__":
    main()
