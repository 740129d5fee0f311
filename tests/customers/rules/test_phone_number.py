import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.customers.rules import phone_number
from accord.customers.rules.phone_number import normal_phone
from accord.customers.types import InvalidValue

CASES = [
    ("(212) 736-5000", "US", "+12127365000"),
    ("1-212-736-5000", "US", "+12127365000"),
    ("+44 1642 672351", "US", "+441642672351"),
    ("01642 672351", "GB", "+441642672351"),
    ("06 12 34 56 78", "FR", "+33612345678"),
    ("02-2311-3731", "TW", "+886223113731"),
    ("0212 252 35 00", "TR", "+902122523500"),
    ("212-736-5000 ext. 12", "US", "+12127365000"),
    ("06 698 12345", "IT", "+390669812345"),
    ("613-737-7600", "US", "+16137377600"),
]


@pytest.mark.parametrize(("text", "country", "normal"), CASES)
def test_numbers_as_people_write_them(text: str, country: str, normal: str) -> None:
    assert normal_phone(text, country) == normal


@pytest.mark.parametrize(
    ("text", "country"), [("", "US"), ("12", "US"), ("555-0123", "US"), ("2127365000", ""), ("call me", "FR"), ("0" * 60, "US")]
)
def test_numbers_that_do_not_exist(text: str, country: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        normal_phone(text, country)
    assert caught.value.code == "invalid_phone"


@given(
    st.from_regex(r"[0-9]{7,12}", fullmatch=True),
    st.sampled_from(["US", "CA", "GB", "FR", "SE", "TR", "TW", "IT", "BR", "MX", "AR"]),
)
def test_the_short_way_says_what_the_full_parser_says(text: str, country: str) -> None:
    assert outcome(normal_phone, text, country) == outcome(phone_number._parsed, text, country)


def outcome(rule: object, text: str, country: str) -> str:
    try:
        return str(rule(text, country))  # type: ignore[operator]
    except InvalidValue as error:
        return error.code
