"""The signal of a browser."""

from accord.catalogue.types import Purpose
from accord.consent.rules.gpc import ENDS


def test_the_signal_ends_tracking_profiling_and_sharing_and_no_contact() -> None:
    assert set(ENDS) == {Purpose.TRACKING, Purpose.PROFILING, Purpose.THIRD_PARTY_SHARE}
