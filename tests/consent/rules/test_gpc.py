"""The signal of a browser."""

import pytest

from accord.consent.rules.gpc import is_set


@pytest.mark.parametrize(("value", "heard"), [("1", True), (" 1 ", True), ("0", False), ("", False), ("true", False), ("11", False)])
def test_only_a_one_is_a_signal(value: str, heard: bool) -> None:
    assert is_set({"Sec-GPC": value}) is heard
    assert not is_set({})
