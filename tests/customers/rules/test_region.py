import pytest

from accord.customers.rules.region import region_code, us_states


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("FL", "US", "US-FL"),
        ("us-fl", "US", "US-FL"),
        ("Florida", "US", "US-FL"),
        ("PR", "US", "US-PR"),
        ("AE", "US", ""),
        ("XX", "US", ""),
        ("QC", "CA", "CA-QC"),
        ("CA-QC", "CA", "CA-QC"),
        ("75", "FR", "FR-75"),
        ("Île-de-France", "FR", ""),
        ("FL", "", ""),
        ("", "US", ""),
    ],
)
def test_regions(text: str, country: str, code: str) -> None:
    assert region_code(text, country) == code


def test_every_state_is_there() -> None:
    assert len(us_states()) == 56
    assert us_states()["OH"] == ("Ohio", "America/New_York")
