"""A mail server of a process of its own that takes everything as fast as it can, and writes down each Message-ID before its yes.

`python bench/mail_server.py LOG` prints its port, then serves until its standard input closes. It announces PIPELINING, as Postfix,
Exim and Exchange do.
"""

import os
import re
import selectors
import socket
import sys
from pathlib import Path

MESSAGE_ID = re.compile(rb"^Message-ID: <([^>]+)>\r$", re.MULTILINE)
REPLIES = {b"EHLO": b"250-bench\r\n250 PIPELINING\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}


class Guest:
    """One connection: what it has said and not yet been answered for."""

    def __init__(self, connection: socket.socket, log: int) -> None:
        self.connection, self.log = connection, log
        self.heard, self.in_data = b"", False
        connection.sendall(b"220 bench\r\n")

    def hear(self) -> bool:
        """Read and answer; False when the guest has gone."""
        try:
            more = self.connection.recv(1 << 18)
            self.heard += more
            replies = b"".join(self.replies())
            if replies:
                self.connection.sendall(replies)
        except OSError:
            return False
        return bool(more)

    def replies(self):
        while True:
            if self.in_data:
                mail, end, rest = self.heard.partition(b"\r\n.\r\n")
                if not end:
                    return
                self.heard, self.in_data = rest, False
                os.write(self.log, MESSAGE_ID.search(mail)[1] + b"\n")
                yield b"250 2.0.0 taken\r\n"
            line, end, rest = self.heard.partition(b"\r\n")
            if not end:
                return
            self.heard = rest
            verb = line[:4].upper()
            self.in_data = verb == b"DATA"
            yield REPLIES.get(verb, b"250 ok\r\n")


def serve(log_file: Path) -> None:
    log = os.open(log_file, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    room = selectors.DefaultSelector()
    room.register(listener, selectors.EVENT_READ, None)
    room.register(sys.stdin, selectors.EVENT_READ, None)
    while True:
        for key, _ in room.select():
            if key.fileobj is sys.stdin:
                return
            if key.data is None:
                connection, _ = listener.accept()
                room.register(connection, selectors.EVENT_READ, Guest(connection, log))
            elif not key.data.hear():
                room.unregister(key.fileobj)
                key.fileobj.close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
