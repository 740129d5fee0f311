"""What an erased person was known by, as keyed hashes: enough to refuse their return from a source, too little to know them by."""

from collections.abc import Iterable

from accord.customers.rules.lookup_hash import lookup_hash


def source_mark(source: str, key: str, *, secret: bytes) -> str:
    """The mark of a source's own number of a person, 32 hexadecimal digits."""
    return lookup_hash(f"source\x1f{source}\x1f{key}", key=secret).hex()


def identifier_mark(scheme: str, value: str, *, secret: bytes) -> str:
    """The mark of a strong identifier."""
    return lookup_hash(f"identifier\x1f{scheme}\x1f{value}", key=secret).hex()


def marks_of(*, source: str, key: str, identifiers: Iterable[tuple[str, str]], secret: bytes) -> tuple[str, ...]:
    """The marks of everything a row of a source names a person by."""
    return (
        source_mark(source, key, secret=secret),
        *(identifier_mark(scheme, value, secret=secret) for scheme, value in identifiers),
    )
