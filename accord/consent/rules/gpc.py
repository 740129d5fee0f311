"""Global Privacy Control: what a browser's signal says for the person (GPC specification, W3C draft; Cal. Code Regs. 11, 7025)."""

from collections.abc import Mapping

from accord.catalogue.types import Purpose

HEADER = "Sec-GPC"
ENDS = (Purpose.TRACKING, Purpose.PROFILING, Purpose.THIRD_PARTY_SHARE)
"""What the signal opts out of: being measured, being profiled, being sold or shared."""


def is_set(headers: Mapping[str, str]) -> bool:
    """Whether the signal is sent: the value is exactly '1'; anything else is no signal."""
    return headers.get(HEADER, "").strip() == "1"
