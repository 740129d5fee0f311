"""The words of segments."""

from dataclasses import dataclass

from accord.catalogue.types import Purpose
from accord.kernel.conditions import Condition


@dataclass(frozen=True, slots=True)
class Segment:
    """A named condition over customers, and the purpose it is for (it decides which facts the condition may see)."""

    code: str
    name: str
    purpose: Purpose
    condition: Condition
