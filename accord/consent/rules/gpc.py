"""Global Privacy Control: what a browser's signal says for the person (GPC specification, W3C draft; Cal. Code Regs. 11, 7025)."""

from accord.catalogue.types import Purpose

ENDS = (Purpose.TRACKING, Purpose.PROFILING, Purpose.THIRD_PARTY_SHARE)
"""What the signal opts out of: being measured, being profiled, being sold or shared. It says nothing of being written to."""
