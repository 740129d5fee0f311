"""Counting what a run of the send loop does."""

from collections import Counter
from dataclasses import dataclass, field

from accord.delivery.types import SendReport


@dataclass(slots=True)
class Tally:
    """A SendReport in the making."""

    leased: int = 0
    sent: int = 0
    handed_over: int = 0
    failed: int = 0
    retried: int = 0
    uncertain: int = 0
    deferred: int = 0
    refused_by: Counter[str] = field(default_factory=Counter)

    def report(self) -> SendReport:
        """The counts so far."""
        return SendReport(
            leased=self.leased,
            sent=self.sent,
            handed_over=self.handed_over,
            refused=self.refused_by.total(),
            failed=self.failed,
            retried=self.retried,
            uncertain=self.uncertain,
            refused_by=dict(self.refused_by),
            deferred=self.deferred,
        )
