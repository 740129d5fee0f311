"""The people answer in memory: no database, no clock. The judge of plans and of our own learning."""

from dataclasses import dataclass, field, replace

import numpy as np

from accord.interactions.types import ResponseKind
from accord.simulator.kernels import answer, remembered, was_felt
from accord.simulator.types import KINDS, Answers, Floats, Population, Touches, Truths


@dataclass(frozen=True, slots=True)
class Minds:
    """What the people carry from day to day: contacts remembered, and who has left the mail for good."""

    pressure: Floats
    left: Truths = field(default_factory=lambda: np.zeros(0, np.bool_))

    @classmethod
    def fresh(cls, population: Population) -> "Minds":
        """Nobody remembers anything."""
        return cls(np.zeros(len(population)), np.zeros(len(population), np.bool_))


def live_day(population: Population, minds: Minds, touches: Touches) -> tuple[Answers, Minds]:
    """Let one day's touches arrive: the answers, and the people as they are the next morning."""
    answers = answer(population, minds.pressure, touches)
    left = minds.left.copy()
    left[touches.person[answers.touch[answers.kind == KINDS.index(ResponseKind.UNSUBSCRIBED)]]] = True
    return answers, replace(minds, pressure=remembered(minds.pressure, touches.only(was_felt(touches, answers))), left=left)
