"""How far permission reaches and how well it could be shown, against the answers for one."""

from pathlib import Path

import pytest

from accord.catalogue.queries import list_senders
from accord.catalogue.rules.scopes import scopes_of
from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import permission_for
from accord.measurement.actions import count_permission
from accord.measurement.queries import latest_coverage
from tests.cast import MORNING, raise_curtain

pytestmark = pytest.mark.django_db


def test_the_count_is_the_answers_for_one(tmp_path: Path) -> None:
    cast = raise_curtain(tmp_path)
    assert latest_coverage() is None
    coverage = count_permission(now=MORNING)
    assert latest_coverage() == coverage
    for channel in (Channel.EMAIL, Channel.VISIT):
        asked = [
            permission_for(
                customer_id=number,
                channel=channel,
                purpose=Purpose.RX_PROMOTION,
                scopes=scopes_of(Purpose.RX_PROMOTION),
                topic="",
                sender_id=list_senders()[0].id,
                send_at=MORNING,
                known_at=MORNING,
            )
            for number in cast.ids.values()
        ]
        rows = [row for row in coverage.rows if row.channel is channel]
        assert sum(row.customers for row in rows if not row.reason) == sum(one.allowed for one in asked)
        assert sum(row.customers for row in rows) == len(asked)
        assert {row.reason for row in rows if row.reason} == {one.reasons[0].code for one in asked if not one.allowed}


def test_what_rests_on_evidence_is_told_from_what_the_law_allows(tmp_path: Path) -> None:
    raise_curtain(tmp_path)
    rows = {(row.channel, row.country): row for row in count_permission(now=MORNING).rows if not row.reason}
    assert rows[Channel.EMAIL, "FR"].ground in "ABC"
    assert rows[Channel.EMAIL, "US"].ground == "law"
    assert count_permission(now=MORNING).provable < count_permission(now=MORNING).allowed
