import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.customers.rules.names import folded_name, tidy_name, title_case


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("  Ada  Byron ", "Ada Byron"),
        ("Zoe\u0301", "Zoé"),
        ("陳\u3000怡君", "陳 怡君"),
        ("a\tb\n", "a b"),
        ("", ""),
        ("von der Leyen", "von der Leyen"),
    ],
)
def test_names_are_tidied(text: str, tidy: str) -> None:
    assert tidy_name(text) == tidy


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("MCDONALD", "McDonald"),
        ("O'BRIEN", "O'Brien"),
        ("ST MARY'S HOSPITAL", "St Mary's Hospital"),
        ("HENRY FORD III", "Henry Ford III"),
        ("ÖZTÜRK-DE LA CRUZ", "Öztürk-De La Cruz"),
        ("İPEK DİREN", "İpek Diren"),
        ("陳怡君", "陳怡君"),
        ("LE DO", "Le Do"),
        ("1ST CARE LLC", "1st Care LLC"),
    ],
)
def test_capitals_are_folded(text: str, folded: str) -> None:
    assert title_case(text) == folded


@given(st.text(max_size=60))
def test_a_tidy_name_is_normal_and_stays_tidy(text: str) -> None:
    tidy = tidy_name(text)
    assert tidy == tidy_name(tidy) == unicodedata.normalize("NFC", tidy) == tidy.strip()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yılmaz", "YILMAZ", True),
        ("İnan", "inan", True),
        ("Çelik", "celik", True),
        ("Müller", " MÜLLER ", True),
        ("陳", "陳", True),
        ("陳", "程", False),
        ("Ek", "Eka", False),
    ],
)
def test_names_are_compared_without_case_or_marks(one: str, other: str, same: bool) -> None:
    assert (folded_name(one) == folded_name(other)) is same
