"""Looks for words in the bytes of files, in every form in which software writes words down."""

import base64
import json
import quopri
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote


def forms_of(word: str) -> Mapping[str, bytes]:
    """The word as bytes, by the name of the form; letter case aside (see `found_in`)."""
    forms = {
        "utf-8": word.encode(),
        "utf-8, decomposed": unicodedata.normalize("NFD", word).encode(),
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "utf-32-le": word.encode("utf-32-le"),
        "json": json.dumps(word)[1:-1].encode(),
        "percent": quote(word).encode(),
        "quoted-printable": quopri.encodestring(word.encode()).replace(b"=\n", b""),
        "hexadecimal": word.encode().hex().encode(),
    }
    for start in range(3):
        whole = base64.b64encode(b"\0" * start + word.encode()).rstrip(b"=")
        forms[f"base64, {start}"] = whole[(0, 2, 3)[start] : len(whole) - 1]
    return forms


def found_in(content: bytes, words: Iterable[str]) -> Iterator[str]:
    """Each word and form that the bytes hold; base64 is matched as it is, everything else whatever its letter case."""
    lowered = content.lower()
    for word in words:
        for name, form in forms_of(word).items():
            hit = form in content if name.startswith("base64") else form.lower() in lowered
            if hit:
                yield f"{word!r} as {name}"


def residue(folder: Path, words: Iterable[str], *, skip: Iterable[str] = ()) -> list[str]:
    """Every file below the folder that holds one of the words, with the word and its form."""
    wanted, passed = tuple(words), set(skip)
    return [
        f"{path.relative_to(folder)}: {hit}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in passed
        for hit in found_in(path.read_bytes(), wanted)
    ]
