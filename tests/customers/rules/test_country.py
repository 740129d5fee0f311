import pytest

from accord.customers.rules.country import country_code
from accord.customers.types import InvalidValue


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "US"),
        ("us", "US"),
        ("USA", "US"),
        ("840", "US"),
        ("United States", "US"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("台灣", "TW"),
        ("États-Unis", "US"),
        ("England", "GB"),
        ("UK", "GB"),
        (" se ", "SE"),
        ("Frankreich", "FR"),
    ],
)
def test_codes_and_names(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["", "XX", "ZZ", "EU", "Atlantis", "U", "12"])
def test_what_is_no_country_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        country_code(text)
    assert caught.value.code == "unknown_country"
