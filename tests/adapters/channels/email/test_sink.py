import smtplib
import socket
import threading
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from accord.adapters.channels.email.channel import EmailChannel
from accord.adapters.channels.email.sink import run_sink
from accord.delivery.types import Outcome
from tests.adapters.channels.email.mails import outgoing


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_every_mail_is_kept_as_a_readable_file(tmp_path: Path) -> None:
    port = free_port()
    sink = run_sink("127.0.0.1", port, tmp_path / "mail")
    try:
        results = list(EmailChannel(f"smtp://127.0.0.1:{port}").deliver([outgoing(1), outgoing(2)]))
    finally:
        sink.stop()
    assert [result.outcome for result in results] == [Outcome.SENT] * 2
    files = sorted((tmp_path / "mail").iterdir())
    assert [file.name for file in files] == ["1@reply.alder.example.eml", "2@reply.alder.example.eml"]
    assert message_from_bytes(files[0].read_bytes())["To"] == "p1@clinic.example"


def test_a_reply_is_posted_to_the_webhook_as_it_came_with_the_key(tmp_path: Path) -> None:
    got: list[tuple[str, str | None, bytes]] = []

    class Webhook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.path, self.headers["X-API-Key"], body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    webhook = HTTPServer(("127.0.0.1", 0), Webhook)
    threading.Thread(target=webhook.serve_forever, daemon=True).start()
    port = free_port()
    url = f"http://127.0.0.1:{webhook.server_port}/webhooks/email"
    sink = run_sink("127.0.0.1", port, tmp_path, url, {"X-API-Key": "key"})
    try:
        with smtplib.SMTP("127.0.0.1", port) as session:
            reply = "From: c@clinic.example\r\nTo: r+abc.def@reply.alder.example\r\nMessage-ID: <r@c>\r\n\r\nYes, please.\r\n"
            session.sendmail("c@clinic.example", ["r+abc.def@reply.alder.example"], reply)
            session.sendmail("c@clinic.example", ["x@else.example"], reply.replace("r+abc.def@", "x@"))
    finally:
        sink.stop()
        webhook.shutdown()
    [(path, key, body)] = got
    assert (path, key) == ("/webhooks/email", "key")
    assert b"Yes, please." in body
