"""What was found, as sentences; of many of one kind the first few stand for the rest."""

from collections import Counter
from dataclasses import dataclass, field

from accord.consent.types import LedgerFinding

SHOWN = 10


@dataclass(slots=True)
class Findings:
    """Collects findings; a thousand edited rows are ten sentences and a number."""

    found: list[LedgerFinding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, code: str, words: str) -> None:
        """One more thing that cannot be as it is."""
        self.counts[code] += 1
        if self.counts[code] <= SHOWN:
            self.found.append(LedgerFinding(f"ledger.{code}", words))

    def all(self) -> tuple[LedgerFinding, ...]:
        """The sentences, with one for what was not shown of each kind."""
        more = [
            LedgerFinding(f"ledger.{code}", f"And {count - SHOWN:,} more of the kind.")
            for code, count in self.counts.items()
            if count > SHOWN
        ]
        return (*self.found, *more)
