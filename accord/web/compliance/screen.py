"""Everything about a person at a glance: channels down, purposes across."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from accord.consent.types import Line, Status
from accord.web.compliance.entries import Entry
from accord.web.compliance.standing import Cell, cell_of
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.declared import Words
from accord.web.words.purposes import PURPOSE_WORDS, purpose_head
from accord.web.words.statuses import STANDING_WORDS, STATUS_SIGNS, STATUS_TONES


@dataclass(frozen=True, slots=True)
class ChannelStanding:
    """One channel: a row of the screen."""

    name: Words
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything at a glance: a row for each channel, a column for each purpose, and how often each answer stands in it."""

    columns: tuple[tuple[Words, Words], ...]
    rows: tuple[ChannelStanding, ...]
    legend: tuple[tuple[str, str, Words, int], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)


def screen_of(lines: Sequence[Line], entries: Mapping[int, Entry]) -> Screen:
    """The lines as a screen; `entries` are the person's, by number."""
    counts = Counter(line.permission.status for line in lines)
    return Screen(
        columns=tuple((purpose_head(purpose), PURPOSE_WORDS[purpose]) for purpose in dict.fromkeys(line.purpose for line in lines)),
        rows=tuple(
            ChannelStanding(CHANNEL_WORDS[channel], tuple(cell_of(line, entries) for line in group))
            for channel, group in groupby(lines, key=lambda line: line.channel)
        ),
        legend=tuple(
            (STATUS_SIGNS[status], STATUS_TONES[status], STANDING_WORDS[status], counts[status])
            for status in Status
            if counts[status]
        ),
    )
