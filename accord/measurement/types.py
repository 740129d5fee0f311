"""The words of measurement."""

from dataclasses import dataclass
from datetime import date

from accord.catalogue.types import Channel
from accord.interactions.types import ResponseKind


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Responses on one channel to actions on another; the rate is responses / actions with a 95 % Jeffreys interval."""

    action_channel: Channel
    response_channel: Channel
    actions: int
    responses: int
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day in figures, for the overview: touches by channel and human responses by kind."""

    on: date
    touches: dict[Channel, int]
    responses: dict[ResponseKind, int]
    machine_responses: int
