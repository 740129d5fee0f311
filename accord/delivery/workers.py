"""Who holds a lease: a process, named so that whoever comes after can tell whether it still lives."""

import os
import secrets
import socket

_INSTANCE = secrets.token_hex(4)


def this_worker() -> str:
    """Host, process and life of the process: a restarted container has the same host and number, but another life."""
    return f"{socket.gethostname()[:60]}/{os.getpid()}/{_INSTANCE}"


def is_gone(lease: str) -> bool:
    """Whether the process that took this lease is known to be dead; of another host nothing is known."""
    parts = lease.split("/")
    if len(parts) < 3 or parts[0] != socket.gethostname()[:60] or not parts[1].isdigit():
        return False
    if int(parts[1]) == os.getpid():
        return parts[2] != _INSTANCE
    try:
        os.kill(int(parts[1]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
