"""What came back today: answers from people by kind, those of machines counted apart."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from accord.interactions.types import RECEIPTS, ResponseKind
from accord.measurement.types import DayFigures
from accord.web.charts.bars import Bar, bar_of
from accord.web.words.numbers import whole
from accord.web.words.responses import RESPONSE_WORDS


@dataclass(frozen=True, slots=True)
class Answers:
    """The day's answers: how many, a bar for each kind, and a note on machines."""

    total: str
    bars: tuple[Bar, ...]
    note: str


def answers_of(figures: DayFigures) -> Answers:
    """The answers of a day; receipts are not answers."""
    kinds = {kind: n for kind, n in figures.responses.items() if n and kind not in RECEIPTS}
    most = max(kinds.values(), default=0)
    bars = tuple(
        bar_of(RESPONSE_WORDS[kind], [(RESPONSE_WORDS[kind], kinds[kind], 0)], whole=most) for kind in ResponseKind if kind in kinds
    )
    note = ngettext("one more by a machine", "%(count)s more by machines", figures.machine_responses)
    machines = note % {"count": whole(figures.machine_responses)} if figures.machine_responses else ""
    return Answers(whole(sum(kinds.values())), bars, machines)
