"""What an action is believed to be worth: a plain model, behind the shape that a learning one fills later.

value = worth(channel, potential) * p(answer | channel, facts) - cost(channel) - fatigue(channel) * contacts of the last 30 days

in units where an e-mail costs 0.05 and a visit 200 (DOMAIN 5). Silence is worth 0. The coefficients are written down, not learned:
they give 3 % clicks and 40 % visits held to somebody we know nothing of, the middle of the ranges of DOMAIN 5, and rise with
answers, fall with contacts. All is over arrays of one length, one entry per candidate; a missing fact is NaN.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from accord.catalogue.types import Channel

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ChannelBelief:
    """What we believe of a channel.

    `intercept` and the slopes are on the logit scale; `cost`, `worth` (of an answer by a customer of potential 100) and `fatigue`
    (of one contact more, per contact in the last 30 days) in value units.
    """

    intercept: float
    clicks: float
    visits: float
    contacts: float
    cost: float
    worth: float
    fatigue: float


BELIEFS: Mapping[Channel, ChannelBelief] = {
    Channel.EMAIL: ChannelBelief(-3.5, clicks=0.7, visits=0.1, contacts=-0.15, cost=0.05, worth=30.0, fatigue=0.04),
    Channel.VISIT: ChannelBelief(-0.4, clicks=0.1, visits=0.3, contacts=-0.10, cost=200.0, worth=1000.0, fatigue=2.0),
}
UNKNOWN_POTENTIAL = 50.0
LEAST_WORTH = 0.2  # of an answer by a customer of potential 0, as a share of one of potential 100
MOST_CLICKS, MOST_VISITS = 3.0, 4.0


@dataclass(frozen=True, slots=True)
class FactArrays:
    """The facts the model reads: potential 0-100 or NaN, and counts of human answers and of contacts (see interactions' facts)."""

    potential: Numbers
    human_clicks_90d: Numbers
    visits_accepted_365d: Numbers
    touches_30d: Numbers


class ValueModel(Protocol):
    """Whatever says how likely an answer is and what an action is worth."""

    def response(self, channel: Channel, facts: FactArrays) -> Numbers:
        """The probability of a human answer."""
        ...

    def value(self, channel: Channel, facts: FactArrays) -> Numbers:
        """The expected value above silence, in value units."""
        ...


class PlainModel:
    """The logistic model of this module's first lines."""

    def response(self, channel: Channel, facts: FactArrays) -> Numbers:
        """The probability of a human answer."""
        belief = BELIEFS[channel]
        logit = (
            belief.intercept
            + belief.clicks * np.minimum(facts.human_clicks_90d, MOST_CLICKS)
            + belief.visits * np.minimum(facts.visits_accepted_365d, MOST_VISITS)
            + belief.contacts * facts.touches_30d
        )
        return np.asarray(1.0 / (1.0 + np.exp(-logit)))

    def value(self, channel: Channel, facts: FactArrays) -> Numbers:
        """The expected value above silence, in value units."""
        belief = BELIEFS[channel]
        potential = np.where(np.isnan(facts.potential), UNKNOWN_POTENTIAL, facts.potential) / 100.0
        worth = belief.worth * (LEAST_WORTH + (1.0 - LEAST_WORTH) * potential)
        return np.asarray(worth * self.response(channel, facts) - belief.cost - belief.fatigue * facts.touches_30d)


def facts_of_one(facts: Mapping[str, object]) -> FactArrays:
    """The facts of one customer (None = missing) as arrays of one."""

    def number(name: str) -> Numbers:
        known = facts.get(name)
        return np.array([known if isinstance(known, int | float) else np.nan], dtype=np.float64)

    names = ("potential", "human_clicks_90d", "visits_accepted_365d", "touches_30d")
    return FactArrays(*(number(name) for name in names))
