import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.customers.rules.npi import is_npi, normal_npi
from accord.customers.types import InvalidValue

GOOD = ["1234567893", "1003000142", "1003001363", "1497758544"]


@pytest.mark.parametrize("text", GOOD)
def test_real_numbers_pass(text: str) -> None:
    assert is_npi(text)
    assert normal_npi(text) == text


@pytest.mark.parametrize(
    "text", ["1234567890", "3234567893", "123456789", "12345678930", "", "123456789٣", "12345 7893", "abcdefghij"]
)
def test_others_do_not(text: str) -> None:
    assert not is_npi(text)
    with pytest.raises(InvalidValue) as caught:
        normal_npi(text)
    assert caught.value.code == "invalid_npi"


@given(st.sampled_from(GOOD), st.integers(0, 9), st.integers(1, 9))
def test_any_single_wrong_digit_is_found(number: str, place: int, change: int) -> None:
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert not is_npi(wrong)
