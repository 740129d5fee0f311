import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from accord.customers.rules.email_address import normal_email
from accord.customers.types import InvalidValue

CASES = [
    ("Ada.Byron@Example.ORG", "Ada.Byron@example.org"),
    ("o'brien+news@st-mary.co.uk", "o'brien+news@st-mary.co.uk"),
    ("1003000142@example.invalid", "1003000142@example.invalid"),
    ("müller@köln.de", "müller@köln.de"),
    ("醫師@例え.jp", "醫師@例え.jp"),
]


@pytest.mark.parametrize(("text", "normal"), CASES)
def test_usable_addresses(text: str, normal: str) -> None:
    assert normal_email(text) == normal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "ada@",
        "@x.org",
        "a@b@c.org",
        "ada byron@x.org",
        ".a@x.org",
        "a..b@x.org",
        "a@x",
        "a@-x.org",
        "a@x..org",
        "a" * 65 + "@x.org",
        "a@" + "x" * 64 + ".org",
        "a@x.org\n",
        "a@x.o\x00rg",
        "a@" + "x." * 130 + "org",
    ],
)
def test_unusable_addresses(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        normal_email(text)
    assert caught.value.code == "invalid_email"


@given(st.from_regex(r"[a-z0-9._+'-]{1,20}@[a-z0-9.-]{1,20}\.[a-z]{2,5}", fullmatch=True))
def test_what_the_short_way_takes_the_full_validator_takes_too(text: str) -> None:
    try:
        ours = normal_email(text)
    except InvalidValue:
        return
    try:
        assert validate_email(text, check_deliverability=False).normalized == ours
    except EmailNotValidError as error:
        assert "special-use" in str(error)
