import pytest

from accord.consent.rules.frequency import parse_cap
from accord.kernel.errors import AccordError


@pytest.mark.parametrize(("text", "cap"), [("", None), ("3/365d", (3, 365)), ("4/30d", (4, 30))])
def test_reading(text, cap):
    assert parse_cap(text) == cap


@pytest.mark.parametrize("text", ["3", "0/30d", "3/0d", "3/30", "three/30d"])
def test_nonsense_is_refused(text):
    with pytest.raises(AccordError, match=r"law\.cap"):
        parse_cap(text)
