from accord.consent.rules.grid import GRID_CHANNELS, GRID_PURPOSES, grid_asks, line_of
from accord.consent.rules.permission import decide
from accord.consent.types import PersonStanding
from tests.consent.people import days_ago, question, record, refusal


def test_every_cell_once():
    asks = grid_asks(1)
    assert len(asks) == len({(ask.channel, ask.purpose) for ask in asks}) == len(GRID_CHANNELS) * len(GRID_PURPOSES)


def test_a_line_names_what_decided_it(law):
    yes, no = record(valid_from=days_ago(3)), refusal(id=8)
    refused = line_of(decide(question(), PersonStanding(records=(yes, no)), law), {1: yes, 8: no}, law)
    assert (refused.record, refused.since) == (no, no.valid_from)
    by_law = line_of(decide(question(jurisdiction="US"), PersonStanding(), law), {}, law)
    assert (by_law.record, by_law.since) == (None, None)
    assert by_law.sources and all(source for _, source in by_law.sources)
