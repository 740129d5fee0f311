"""What the overview shows."""

from dataclasses import dataclass

from accord.web.marketer.answers import Answers
from accord.web.marketer.contactable import Contactable
from accord.web.marketer.matrix import HeatTable
from accord.web.marketer.outbox import Outbox
from accord.web.marketer.plan import PlanFigures


@dataclass(frozen=True, slots=True)
class OverviewSheet:
    """One day; `plan` and `contactable` are None until the day's plan is made."""

    heading: str
    plan: PlanFigures | None
    contactable: Contactable | None
    out: Outbox
    answers: Answers
    matrix: HeatTable
