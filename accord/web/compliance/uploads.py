"""A file between the page that shows what it would do and the button that does it. Deleted with the button, or after a day."""

import os
import re
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from accord.kernel.errors import AccordError

FOLDER = "uploads"
KEPT = timedelta(days=1)
_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep_upload(digest: str, content: bytes, *, now: datetime) -> None:
    """Put a file aside under its digest, readable by us alone; what was put aside more than a day ago goes."""
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < (now - KEPT).timestamp():
            old.unlink(missing_ok=True)
    path = folder / digest
    path.touch(mode=0o600)
    path.write_bytes(content)
    os.utime(path, (now.timestamp(), now.timestamp()))


def read_upload(digest: str) -> bytes:
    """The file again. Raises AccordError `upload.gone`."""
    path = _path(digest)
    if path is None or not path.exists():
        raise AccordError("upload.gone", "The file is no longer here.", "Choose it again.")
    return path.read_bytes()


def drop_upload(digest: str) -> None:
    """Delete the file, if it is there."""
    path = _path(digest)
    if path is not None:
        path.unlink(missing_ok=True)


def _path(digest: str) -> Path | None:
    return _folder() / digest if _DIGEST.fullmatch(digest) else None


def _folder() -> Path:
    home: Path = settings.ACCORD_HOME
    return home / FOLDER
