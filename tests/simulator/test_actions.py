"""The market stands in the house as if people had made it: through actions, with four eyes, and no contact without permission."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.queries import permissions_for, preferences_for, questions_for, records_for
from accord.consent.types import Ask, Explicitness, Mechanism, RecordType
from accord.content.queries import usable_versions
from accord.customers.queries import count_customers
from accord.field_force.queries import list_reps, reps_for
from accord.interactions.queries import count_responses, count_touches, touches_for
from accord.interactions.types import Author, ResponseKind
from accord.simulator.actions import create_market
from accord.simulator.country import countries
from accord.simulator.market.memory import minds_on
from accord.simulator.types import Market

pytestmark = pytest.mark.django_db
EVE = datetime(2026, 11, 16, 20, tzinfo=UTC)
RX = frozenset({ContentScope.MARKETING, ContentScope.RX_PROMOTION})
EXPLICIT_BY_MAIL = ("CA", "FR", "SE", "TR")


def test_everybody_is_there_and_has_a_rep(market: Market) -> None:
    assert (market.customer_ids > 0).all()
    assert count_customers() == 600 + 600
    assert len(list_reps()) == 40
    assert len(reps_for(customer_ids=market.customer_ids.tolist(), on=EVE.date())) == 600


def test_every_piece_is_released_in_four_languages(market: Market) -> None:
    by_channel = Counter((version.channel, version.language) for version in usable_versions(on=EVE.date()))
    assert by_channel == {
        (channel, language): number
        for channel, number in ((Channel.EMAIL, 4), (Channel.VISIT, 3))
        for language in ("en", "fr", "tr", "zh-Hant")
    }


def test_a_fair_part_is_contactable_in_every_country(market: Market) -> None:
    for index, land in enumerate(countries()):
        ids = market.customer_ids[market.population.country == index].tolist()
        ask = Ask(Channel.EMAIL, Purpose.RX_PROMOTION, RX, "lumira.evidence", list_senders()[0].id)
        answers = permissions_for(questions=questions_for(customer_ids=ids, asks=[ask], send_at=EVE, known_at=EVE))
        share = sum(answer.allowed for answer in answers) / len(answers)
        assert (0.25 if land.code in EXPLICIT_BY_MAIL else 0.6) < share < (0.65 if land.code in EXPLICIT_BY_MAIL else 0.97), (
            land.code
        )


def test_all_four_cells_of_permission_occur(market: Market) -> None:
    cells = {
        (record.explicitness, record.mechanism, record.type)
        for customer_id in market.customer_ids.tolist()
        for record in records_for(customer_id=customer_id)
    }
    assert (Explicitness.EXPLICIT, Mechanism.UNTICKED_BOX, RecordType.GRANTED) in cells
    assert (Explicitness.IMPLICIT, Mechanism.PRETICKED_BOX, RecordType.GRANTED) in cells
    assert (Explicitness.IMPLICIT, Mechanism.UNTICKED_BOX, RecordType.ASKED) in cells
    assert (Explicitness.NONE, Mechanism.SYSTEM_IMPORT, RecordType.IMPORTED) in cells


def test_the_past_rests_on_permissions_and_was_answered(market: Market) -> None:
    since, until = EVE - timedelta(days=70), EVE
    touches = count_touches(since=since, until=until)
    responses = count_responses(since=since, until=until)
    assert touches[Channel.EMAIL] > 200 and touches[Channel.VISIT] > 30
    assert responses[ResponseKind.CLICKED, Author.HUMAN] and responses[ResponseKind.VISITED, Author.HUMAN]
    every = [touch for customer_id in market.customer_ids.tolist() for touch in touches_for(customer_id=customer_id)]
    assert all(touch.rule_ids and touch.table_hash for touch in every)
    assert max(Counter((touch.customer_id, touch.occurred_at.date(), touch.channel) for touch in every).values()) == 1


def test_people_wake_up_as_the_past_left_them(market: Market) -> None:
    minds = minds_on(market.population, customer_ids=market.customer_ids, day=EVE.date(), now=EVE)
    touched = np.array([len(touches_for(customer_id=customer_id)) > 0 for customer_id in market.customer_ids.tolist()])
    assert (minds.pressure[touched] > 0).all() and (minds.pressure[~touched] == 0).all()


def test_making_it_again_changes_nothing(market: Market, tmp_path: Path) -> None:
    def figures() -> tuple[object, ...]:
        ids = market.customer_ids.tolist()
        records = sum(len(records_for(customer_id=customer_id)) for customer_id in ids)
        touches = count_touches(since=EVE - timedelta(days=70), until=EVE)
        return count_customers(), records, touches, len(usable_versions(on=EVE.date())), preferences_for(customer_ids=ids)

    before = figures()
    later = EVE + timedelta(minutes=5)
    again = create_market(customers=600, seed=9, rejects_path=tmp_path / "rejects.csv", now=later)
    assert np.array_equal(again.customer_ids, market.customer_ids)
    assert figures() == before
