"""The action x response matrix as a heat table: rows are channels we acted on, columns channels answered on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accord.catalogue.types import Channel
from accord.measurement.types import MatrixCell
from accord.web.charts.bars import Words
from accord.web.charts.heat import heat_of
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.numbers import decimal, whole

Known = Mapping[tuple[Channel, Channel], MatrixCell]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell in words: the rate in percent, its interval, and the step of warmth; `rate` is '' where nothing came."""

    rate: str
    interval: str
    responses: int
    heat: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One channel of action, the number of actions, and a cell for each channel of response."""

    name: Words
    actions: int
    actions_words: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    """The matrix as it is shown."""

    columns: tuple[Words, ...]
    rows: tuple[HeatRow, ...]


def heat_table_of(cells: Sequence[MatrixCell]) -> HeatTable:
    """The matrix of these cells, channels in the order of the closed set, empty rows and columns left out."""
    known: Known = {(cell.action_channel, cell.response_channel): cell for cell in cells}
    actions = [channel for channel in Channel if any(action is channel for action, _ in known)]
    answers = [c for c in Channel if any(answer is c and cell.responses for (_, answer), cell in known.items())]
    hottest = max((cell.rate for cell in cells), default=0.0)
    rows = tuple(_row(action, [known.get((action, answer)) for answer in answers], known, hottest) for action in actions)
    return HeatTable(tuple(CHANNEL_WORDS[answer] for answer in answers), rows)


def _row(action: Channel, cells: list[MatrixCell | None], known: Known, hottest: float) -> HeatRow:
    acted = max(cell.actions for (channel, _), cell in known.items() if channel is action)
    return HeatRow(CHANNEL_WORDS[action], acted, whole(acted), tuple(_cell(cell, hottest) for cell in cells))


def _cell(cell: MatrixCell | None, hottest: float) -> HeatCell:
    if cell is None or not cell.responses:
        return HeatCell("", "", 0, 0)
    interval = f"{decimal(100 * cell.low)} – {decimal(100 * cell.high)}"
    return HeatCell(decimal(100 * cell.rate), interval, cell.responses, heat_of(cell.rate, hottest))
