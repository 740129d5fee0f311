"""The files of the data folder in which a person may be spoken of: mails, rejects, logs, exports, and whatever else lies there."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from pathlib import Path

from accord.rights.rules.traces import folded, pattern_of, speaks_of
from accord.rights.types import Place

OURS = frozenset({"keys", "snapshots", "static", "erasures", "mail", "rejects", "logs", "exports"})
_DATABASE = re.compile(r"accord\.sqlite3.*|clock\.json|.*\.(pid|sock)")
_HEADERS = ("To", "Cc", "From", "Reply-To", "Sender", "Delivered-To", "Original-Recipient", "Final-Recipient")
ERASED = "(erased)"
LARGEST = 64 * 1024 * 1024
"""A file beyond this is named, not read whole."""


@dataclass(frozen=True, slots=True)
class Trail:
    """By what a person is found in files: all words, the contact values, numbers and keys alone, and the ids of their messages."""

    customer_id: int
    words: re.Pattern[str]
    values: re.Pattern[str]
    addresses: frozenset[str]
    touch_ids: frozenset[str]


def trail_of(*, customer_id: int, names: Collection[str], values: Collection[str], touch_ids: Collection[str]) -> Trail:
    """The trail of a person."""
    return Trail(
        customer_id,
        pattern_of((*names, *values)),
        pattern_of(values),
        frozenset(folded(value) for value in values if "@" in value),
        frozenset(touch_ids),
    )


def clear_folder(folder: Path, trail: Trail, *, on_rewrite: Callable[[Path, int], None]) -> tuple[Place, ...]:
    """Clear mails, rejects, logs and exports of the person; name every other file that speaks of them.

    `on_rewrite` is told each rejects file that was rewritten, and its new size in bytes.
    """
    return (
        _clear_mail(folder / "mail", trail),
        _clear_rejects(folder / "rejects", trail, on_rewrite),
        _clear_logs(folder / "logs", trail),
        _clear_exports(folder / "exports", trail),
        _name_others(folder, trail),
    )


def _clear_mail(folder: Path, trail: Trail) -> Place:
    gone = 0
    for path in _files(folder):
        if _is_theirs(path, trail):
            path.unlink()
            gone += 1
    return Place("mail folder", f"{gone} mails to or from the person removed")


def _is_theirs(path: Path, trail: Trail) -> bool:
    content = path.read_bytes()
    mail = message_from_bytes(content)
    met = {folded(address) for _, address in getaddresses([str(value) for name in _HEADERS for value in mail.get_all(name, [])])}
    if met & trail.addresses or any(touch_id in path.name.replace("-", "") for touch_id in trail.touch_ids):
        return True
    return speaks_of(content.decode("utf-8", "replace") + "".join(_texts(mail)), trail.words)


def _texts(mail: Message) -> Iterator[str]:
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield payload.decode(_charset(part), "replace")


def _charset(part: Message) -> str:
    named = part.get_content_charset() or "utf-8"
    try:
        "".encode(named)
    except LookupError:
        return "utf-8"
    return named


def _clear_rejects(folder: Path, trail: Trail, on_rewrite: Callable[[Path, int], None]) -> Place:
    lines = 0
    for path in _files(folder):
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8", "replace"), newline="")))
        theirs = [place for place, row in enumerate(rows) if speaks_of(" ".join(row), trail.words)]
        if not theirs:
            continue
        for place in theirs:
            rows[place] = [*rows[place][:2], ERASED, ""]
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        _overwrite(path, text.getvalue().encode())
        on_rewrite(path, path.stat().st_size)
        lines += len(theirs)
    return Place("rejects folder", f"{lines} rows emptied")


def _clear_logs(folder: Path, trail: Trail) -> Place:
    """Lines are blotted out where they stand: another process may be writing at the end of the same file."""
    lines = 0
    for path in _files(folder):
        with path.open("r+b") as file:
            start = 0
            for line in file.read().splitlines(keepends=True):
                words = line.rstrip(b"\r\n")
                if speaks_of(words.decode("utf-8", "replace"), trail.words):
                    file.seek(start)
                    file.write(b"*" * len(words))
                    lines += 1
                start += len(line)
    return Place("logs folder", f"{lines} lines blotted out")


def _clear_exports(folder: Path, trail: Trail) -> Place:
    gone = [path for path in _files(folder) if re.match(rf"customer-{trail.customer_id}-", path.relative_to(folder).parts[0])]
    for path in gone:
        path.unlink()
    left = "Copies handed out, or written elsewhere with --out, are out of reach: remove those that you keep."
    return Place("exports folder", f"{len(gone)} copies removed", left)


def _name_others(folder: Path, trail: Trail) -> Place:
    """Files that somebody put there are not ours to change."""
    named = []
    for path in _files(folder):
        top = path.relative_to(folder).parts[0]
        if top in OURS or _DATABASE.fullmatch(top) or (folder / top / "PG_VERSION").exists():
            continue
        if path.stat().st_size > LARGEST:
            named.append(f"{path.relative_to(folder)} (too large to look through)")
        elif speaks_of(path.read_bytes().decode("utf-8", "replace"), trail.words):
            named.append(str(path.relative_to(folder)))
    left = f"Remove or clear: {', '.join(named)}." if named else ""
    return Place("other files of the data folder", f"{len(named)} speak of the person", left)


def _overwrite(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    part.touch(mode=0o600)
    part.write_bytes(content)
    part.replace(path)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) if folder.is_dir() else []
