"""The words of the field force."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rep:
    """A field user who meets customers; `visits_per_day` is the capacity, in visits."""

    id: int
    code: str
    name: str
    country: str
    time_zone: str
    visits_per_day: int
    sender_id: int


@dataclass(frozen=True, slots=True)
class Territory:
    """An area of responsibility: a country, and within it regions and postal prefixes ('' = all)."""

    id: int
    code: str
    country: str
    regions: tuple[str, ...]
    postal_prefixes: tuple[str, ...]
    rep_id: int | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A customer is in a territory, from - to (half-open)."""

    territory_id: int
    customer_id: int
    start_on: date
    end_on: date | None
