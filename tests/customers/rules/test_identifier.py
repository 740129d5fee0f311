import pytest

from accord.customers.rules.identifier import is_scheme, normal_identifier
from accord.customers.types import InvalidValue


@pytest.mark.parametrize(
    ("scheme", "good"), [("npi", True), ("fr.rpps", True), ("gb.ods", True), ("", False), ("NPI", False), ("a b", False)]
)
def test_schemes_are_lower_case_words(scheme: str, good: bool) -> None:
    assert is_scheme(scheme) is good


def test_schemes_have_an_end() -> None:
    assert is_scheme("a" * 35)
    assert not is_scheme("a" * 36)


@pytest.mark.parametrize(("scheme", "text"), [("npi", "1003000142"), ("fr.rpps", "10003456789"), ("de.lanr", "12/34-5")])
def test_good_values_stay_as_they_are(scheme: str, text: str) -> None:
    assert normal_identifier(scheme, text) == text


@pytest.mark.parametrize(
    ("scheme", "text", "code"),
    [
        ("npi", "1003000143", "invalid_npi"),
        ("fr.rpps", "", "invalid_identifier"),
        ("x", "a" * 65, "invalid_identifier"),
        ("x", "a\nb", "invalid_identifier"),
    ],
)
def test_bad_values_are_refused(scheme: str, text: str, code: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        normal_identifier(scheme, text)
    assert caught.value.code == code
