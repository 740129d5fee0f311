"""The plain model: which way each fact pulls, and the sizes it was written for."""

import numpy as np
import pytest

from accord.catalogue.types import Channel
from accord.decisions.rules.value import BELIEFS, FactArrays, PlainModel, facts_of_one

MODEL = PlainModel()


def facts(potential: float = 50, clicks: float = 0, visits: float = 0, touches: float = 0) -> FactArrays:
    return FactArrays(*(np.array([float(number)]) for number in (potential, clicks, visits, touches)))


@pytest.mark.parametrize(("channel", "low", "high"), [(Channel.EMAIL, 0.02, 0.05), (Channel.VISIT, 0.2, 0.4001)])
def test_strangers_answer_as_domain_5_says(channel: Channel, low: float, high: float) -> None:
    assert low <= MODEL.response(channel, facts())[0] <= high + 0.01


@pytest.mark.parametrize("channel", list(BELIEFS))
def test_answers_raise_contacts_lower_potential_raises(channel: Channel) -> None:
    here = MODEL.value(channel, facts())[0]
    assert MODEL.value(channel, facts(clicks=1))[0] > here
    assert MODEL.value(channel, facts(visits=1))[0] > here
    assert MODEL.value(channel, facts(touches=1))[0] < here
    assert MODEL.value(channel, facts(potential=60))[0] > here


@pytest.mark.parametrize("channel", list(BELIEFS))
def test_habits_count_up_to_a_point(channel: Channel) -> None:
    assert MODEL.value(channel, facts(clicks=3, visits=4))[0] == MODEL.value(channel, facts(clicks=30, visits=40))[0]


def test_a_visit_costs_more_than_a_stranger_of_little_potential_is_worth() -> None:
    assert MODEL.value(Channel.VISIT, facts(potential=10))[0] < 0 < MODEL.value(Channel.VISIT, facts(potential=90))[0]


def test_too_many_contacts_make_silence_better() -> None:
    assert MODEL.value(Channel.EMAIL, facts())[0] > 0 > MODEL.value(Channel.EMAIL, facts(touches=12))[0]


def test_unknown_potential_counts_as_the_middle() -> None:
    known = {"human_clicks_90d": 0, "visits_accepted_365d": 0, "touches_30d": 0}
    unknown = facts_of_one({**known, "potential": None})
    assert np.isnan(unknown.potential[0])
    assert MODEL.value(Channel.VISIT, unknown)[0] == MODEL.value(Channel.VISIT, facts())[0]
