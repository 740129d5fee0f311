"""Strokes of a pen, and nothing else."""

import pytest

from accord.consent.rules.signatures import svg_of
from accord.kernel.errors import AccordError

SIGNED = "M10 20" + "".join(f"L{n} {n * 2}" for n in range(12))


def test_strokes_become_a_picture() -> None:
    picture = svg_of(SIGNED + "M5 5L9 9").decode()
    assert picture.startswith("<svg ")
    assert SIGNED in picture


@pytest.mark.parametrize(
    ("strokes", "code"),
    [
        ("", "signature.unreadable"),
        ("M1 1L2 2", "signature.empty"),
        (SIGNED + '"/><script>', "signature.unreadable"),
        (SIGNED + "L-1 2", "signature.unreadable"),
        ("L1 1" * 20, "signature.unreadable"),
        (SIGNED * 9000, "signature.unreadable"),
    ],
)
def test_anything_else_is_refused(strokes: str, code: str) -> None:
    with pytest.raises(AccordError) as raised:
        svg_of(strokes)
    assert raised.value.code == code
