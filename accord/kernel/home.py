"""The data folder: where everything Accord owns on a machine lives (`ACCORD_HOME`, default `./var`)."""

import os
import secrets
from pathlib import Path

KEYS = ("secret", "tokens", "vault", "lookup", "ledger")


def home_folder() -> Path:
    """The data folder, absolute; it may not exist yet."""
    return Path(os.environ.get("ACCORD_HOME", "var")).resolve()


def create_home(folder: Path) -> None:
    """Make the folder and its keys (32 random bytes each, readable by the owner alone); what exists is left as it is."""
    for part in ("keys", "erasures", "mail", "snapshots", "rejects", "logs", "exports", "static"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "keys").chmod(0o700)
    for name in KEYS:
        path = folder / "keys" / name
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32))


def read_key(folder: Path, name: str) -> bytes:
    """A key of the folder; without a folder yet, a key for this process alone, so commands that only read a file need none."""
    path = folder / "keys" / name
    return bytes.fromhex(path.read_text().strip()) if path.exists() else secrets.token_bytes(32)
