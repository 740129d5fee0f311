"""The paper of an erasure: every place, what was done, what stays and why, and what somebody must still do."""

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

FORMAT = "accord-erasure-certificate/1"
STAYS = (
    "Keyed hashes of contact values, identifiers and source keys, so that no import and no message brings the person back. They"
    " cannot be turned back, and can only be compared by this installation, with its key.",
    "Entries that only grow (ledger, contacts, answers, looks): keys and codes without a name. What was sealed in them cannot be"
    " opened any more, since the person's key is destroyed; the ledger's commitments still verify and say nothing.",
    "One closed, nameless row, so that those entries keep their number.",
)
DUTIES = (
    "Backups made before this moment hold the plain columns (names, contact values, identifiers), and the person's key wrapped by"
    " the installation's. Let them expire. After restoring one, run: accord erase --replay.",
    "Keep the folder 'erasures' with the keys, apart from the data: --replay reads it.",
    "Tell everybody the data was given to (GDPR Art. 19).",
)


def content_of(erasure: Mapping[str, Any], places: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What is signed, as plain JSON: the erasure as it was written down, and the places that were cleared after it."""
    return {
        "format": FORMAT,
        "erasure": erasure["id"],
        "customer": erasure["customer"],
        "erased_at": erasure["erased_at"],
        "reason": erasure["reason"],
        "by": erasure["by"],
        "tables": erasure["told"]["tables"],
        "places": [*erasure["told"]["places"], *places],
        "stays": list(STAYS),
        "duties": [*DUTIES, *(place["left"] for place in (*erasure["told"]["places"], *places) if place["left"])],
        "marks": erasure["told"]["marks"],
        "blocks": erasure["told"]["blocks"],
        "ledger": erasure["told"].get("ledger", {}),
    }


def text_of(content: Mapping[str, Any], *, signature: str) -> str:
    """The same for people, in plain text."""
    lines = [
        f"Certificate of erasure {content['erasure']}",
        "",
        f"Customer {content['customer']} was erased at {content['erased_at']}.",
        f"Reason: {content['reason']}",
        *([f"By: {content['by']}"] if content["by"] else []),
        "",
        "Tables",
        *(_line(f"{part['table']}", f"{part['fate']}, {part['rows']} rows", part["why"]) for part in content["tables"]),
        "",
        "Other places",
        *(_line(place["place"], place["done"], "") for place in content["places"]),
        "",
        "What stays, and why",
        *(_point(sentence) for sentence in content["stays"]),
        "",
        "What you must still do",
        *(_point(sentence) for sentence in content["duties"]),
        "",
        "Signature (Ed25519)",
        *(f"  {signature[start : start + 64]}" for start in range(0, len(signature), 64)),
        "",
    ]
    return "\n".join(lines)


def _point(sentence: str) -> str:
    return fill(sentence, 110, initial_indent="  - ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _line(what: str, done: str, why: str) -> str:
    return f"  {what:<34} {done}" + (f" ({why})" if why else "")
