"""A mail server that says what a test tells it to, one connection at a time, in a thread."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO


@dataclass
class Script:
    """Replies by command; `on_end` is asked for the reply to each finished message (None: hang up without a word)."""

    replies: dict[str, str] = field(default_factory=dict)
    recipients: dict[str, str] = field(default_factory=dict)
    on_end: Callable[[int], str | None] = lambda number: "250 2.0.0 taken"
    hang_up_in_data: int | None = None
    pipelining: bool = False
    mails: list[bytes] = field(default_factory=list)
    connections: int = 0


@contextmanager
def running(script: Script) -> Iterator[str]:
    """The URL of a server that follows the script."""
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_serve, args=(listener, script), daemon=True)
    thread.start()
    try:
        yield f"smtp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits in accept
        listener.close()


def _serve(listener: socket.socket, script: Script) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        script.connections += 1
        with connection, connection.makefile("rb") as stream:
            _converse(connection, stream, script)


def _converse(connection: socket.socket, stream: BinaryIO, script: Script) -> None:
    def say(text: str) -> None:
        connection.sendall(text.encode() + b"\r\n")

    say("220 test")
    seen = 0
    while line := stream.readline():
        command = line.decode().strip()
        verb = command.split(":")[0].split(" ")[0].upper()
        if verb == "EHLO":
            say("250-test\r\n250 PIPELINING" if script.pipelining else "250 test")
        elif verb == "RCPT":
            address = command.partition("<")[2].partition(">")[0]
            say(script.recipients.get(address, "250 2.1.5 ok"))
        elif verb == "DATA":
            if "DATA" in script.replies:
                say(script.replies["DATA"])
                continue
            say("354 go on")
            seen += 1
            if seen == script.hang_up_in_data:
                stream.readline()
                script.hang_up_in_data = None
                return
            script.mails.append(b"".join(iter(stream.readline, b".\r\n")))
            reply = script.on_end(len(script.mails))
            if reply is None:
                return
            say(reply)
        elif verb == "QUIT":
            say("221 bye")
            return
        else:
            say(script.replies.get(verb, "250 ok"))
