import pytest

from accord.customers.rules.postal_code import normal_postal_code


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("43623-1234", "US", "43623"),
        ("436231234", "US", "43623"),
        ("02139", "US", "02139"),
        ("2139", "US", "2139"),
        ("ts181hu", "GB", "TS18 1HU"),
        ("SW1A  1AA", "GB", "SW1A 1AA"),
        ("k1a 0b1", "CA", "K1A 0B1"),
        (" 75001 ", "FR", "75001"),
        ("114 55", "SE", "114 55"),
        ("", "US", ""),
    ],
)
def test_codes_as_their_country_writes_them(text: str, country: str, code: str) -> None:
    assert normal_postal_code(text, country) == code
